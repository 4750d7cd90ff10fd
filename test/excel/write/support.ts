import { gridOf, type Grid } from "../../../src/core/sheet/grid";
import type { SheetSpec } from "../../../src/core/sheet/spec";
import { openFileWorkbook } from "../../../src/file/file-workbook";
import type { Session } from "../../../src/excel/run";
import { withExcel } from "../../../src/excel/run";
import type { Book, Sheet } from "../../host/book/book";
import { loadBook } from "../../host/file/load";
import { excelOn } from "../../host-tests/support";
import { tinyBook } from "../../file/apply/tiny";

/** What the file port makes of a page, as the host has it. */
export async function fileBook(spec: SheetSpec, bytes = tinyBook()): Promise<Book> {
  const workbook = await openFileWorkbook(bytes);
  await workbook.apply([spec]);
  return loadBook(await workbook.save());
}

export const sheetOf = (book: Book, { title }: Pick<SheetSpec, "title">): Sheet =>
  book.sheets.find(({ name }) => name === title)!;

/** A page that the file port has made without something, in Excel. */
export async function onPage(
  spec: SheetSpec,
  without: Partial<SheetSpec>,
): Promise<{ sheet: Sheet; book: Book; grid: Grid; run: Run; actions: () => number }> {
  const book = await fileBook({ ...spec, ...without });
  const { host } = excelOn(book);
  const run: Run = (work) =>
    withExcel({}, (session) => work(session, session.context.workbook.worksheets.getItem(spec.title)));
  return {
    sheet: sheetOf(book, spec),
    book,
    grid: gridOf(spec),
    run,
    actions: () => host.statistics.actions,
  };
}

export type Run = <T>(work: (session: Session, sheet: Excel.Worksheet) => Promise<T>) => Promise<T>;
