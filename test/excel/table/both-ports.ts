import { excelContents } from "../../../src/excel/read/contents";
import { type RunOptions, withExcel } from "../../../src/excel/run";
import { editTable } from "../../../src/excel/table/edit-table";
import { openFileWorkbook } from "../../../src/file/file-workbook";
import type { TableEdit, TableEdited } from "../../../src/workbook";
import { address } from "../../../src/core/sheet/address";
import type { Book, Sheet } from "../../host/book/book";
import { styleAt } from "../../host/book/style";
import { behaviours } from "../../host/classes/all";
import { loadBook } from "../../host/file/load";
import type { HostOptions } from "../../host/host";
import { excelOn } from "../../host-tests/support";

/** The action log of a person's workbook, open in Excel. */
export interface OpenLog {
  book: Book;
  sheet: Sheet;
  host: ReturnType<typeof excelOn>["host"];
  edit(edit: Partial<TableEdit>, options?: RunOptions): Promise<TableEdited>;
  /** What stands in its cells by address: formulas, texts, and numbers with their formats. */
  cells(): Record<string, unknown>;
}

export async function openLog(bytes: Uint8Array, options: Partial<HostOptions> = {}): Promise<OpenLog> {
  const book = await loadBook(bytes);
  const { host } = excelOn(book, { behaviours, ...options });
  const sheet = book.sheets.find(({ tables }) => tables.some(({ name }) => name === "ActionLog"))!;
  return {
    book,
    sheet,
    host,
    edit: (edit, options = {}) =>
      withExcel(options, async (session) => editTable(session, await excelContents(session), whole(edit))),
    cells: () => cellsIn(book, sheet),
  };
}

const whole = (edit: Partial<TableEdit>): TableEdit => ({
  table: "ActionLog",
  append: [],
  update: [],
  ...edit,
});

/** The log's sheet after an edit, with the sentence instead when it was refused. */
export interface Outcome {
  told: TableEdited | string;
  cells: Record<string, unknown>;
  table: { rect: string; totals: boolean };
}

/** One edit of one workbook through both ports. */
export async function throughBoth(
  bytes: Uint8Array,
  edit: Partial<TableEdit>,
): Promise<{ excel: Outcome; file: Outcome }> {
  const log = await openLog(bytes);
  const excel = outcome(await told(log.edit(edit)), log.book);
  const workbook = await openFileWorkbook(bytes);
  const inFile = await told(workbook.editTable(whole(edit)));
  const file = outcome(inFile, await loadBook(await workbook.save()));
  return { excel, file };
}

const told = (done: Promise<TableEdited>): Promise<TableEdited | string> =>
  done.catch((error: Error) => {
    if (error.name === "FatalProblem") return error.message;
    throw error;
  });

function outcome(told: TableEdited | string, book: Book): Outcome {
  const sheet = book.sheets.find(({ tables }) => tables.some(({ name }) => name === "ActionLog"))!;
  const table = sheet.tables.find(({ name }) => name === "ActionLog")!;
  return {
    told,
    cells: cellsIn(book, sheet),
    table: { rect: JSON.stringify(table.rect), totals: table.totals },
  };
}

/**
 * Of texts the format does not count: those that Excel would take for something else are given one of their own, which in a file they
 * do not need.
 */
function cellsIn(book: Book, sheet: Sheet): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [row, cells] of [...sheet.cells].sort(([a], [b]) => a - b)) {
    for (const [column, { value, formula }] of [...cells].sort(([a], [b]) => a - b)) {
      const { numberFormat } = styleAt(book, sheet, row, column);
      const shown = formula ?? (typeof value === "number" ? `${value} as ${numberFormat}` : value);
      if (shown !== undefined) found[address(row, column)] = shown;
    }
  }
  return found;
}
