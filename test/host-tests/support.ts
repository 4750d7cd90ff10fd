import type { Book } from "../host/book/book";
import { behaviours as all } from "../host/classes/all";
import { type HostOptions, type WorkbookHost, workbookHost } from "../host/host";
import { type Connected, connect } from "../host/office/in-node";
import type { Behaviours } from "../host/wire/behaviour";

/** Microsoft's genuine library on a book: `const { Excel, host } = excelOn(book)`, then `Excel.run(…)`. */
export function excelOn(
  book: Book,
  { behaviours = all, ...options }: Partial<HostOptions> & { behaviours?: Behaviours } = {},
): Connected & { host: WorkbookHost } {
  const host = workbookHost(book, behaviours, options);
  const { Excel, OfficeExtension } = connect(host);
  return { Excel, OfficeExtension, host };
}
