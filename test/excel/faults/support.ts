import { isInterruptedTitle, INTERRUPTED } from "../../../src/core/owned/interrupted";
import { FatalProblem } from "../../../src/core/problem";
import type { SheetSpec } from "../../../src/core/sheet/spec";
import { excelWorkbook, type ExcelOptions } from "../../../src/excel/excel-workbook";
import { ExcelTrouble } from "../../../src/excel/trouble";
import type { Applied, ApplyOptions, Workbook } from "../../../src/workbook";
import { pictureOf } from "../../contract/picture";
import { calculator } from "../../contract/ports";
import { tinyBook } from "../../file/apply/tiny";
import { excelOn } from "../../host-tests/support";
import type { Book, Sheet } from "../../host/book/book";
import { addChart } from "../../host/book/charts";
import { typeIn } from "../../host/book/person";
import { loadBook } from "../../host/file/load";
import type { Fault } from "../../host/faults";
import type { HostOptions, WorkbookHost } from "../../host/host";

export const NORTH = "North dashboard";

/** A workbook as it is open in Excel, and the port on it. */
export interface Open {
  book: Book;
  host: WorkbookHost;
  workbook: Workbook;
  apply(specs: readonly SheetSpec[], options?: ApplyOptions): Promise<Told>;
}

/** What a refresh said: what it did, or the sentence that it ended with. */
export type Told = { applied: Applied; ended?: undefined } | { applied?: undefined; ended: string };

/** The workbook open in Excel; `book` itself stays as it is, so that it can be opened often. */
export async function openOn(
  book: Book,
  options: Partial<HostOptions> = {},
  port: ExcelOptions = {},
): Promise<Open> {
  const live: Book = { ...structuredClone({ ...book, source: undefined }), source: book.source };
  const { host } = excelOn(live, { calculate: await calculator, ...options });
  const workbook = excelWorkbook(port);
  return {
    book: live,
    host,
    workbook,
    apply: (specs, options) => workbook.apply(specs, options).then((applied) => ({ applied }), ended),
  };
}

/** Any other error is a fault of ours, and no sentence for people. */
function ended(error: unknown): Told {
  if (error instanceof ExcelTrouble || error instanceof FatalProblem) return { ended: error.message };
  throw error;
}

/** A workbook of people's with something of theirs on a sheet of its own. */
export async function peoplesBook(): Promise<Book> {
  const book = await loadBook(tinyBook());
  const sheet = book.sheets[0]!;
  typeIn(book, sheet, "A1", "Ann");
  typeIn(book, sheet, "A2", 12);
  typeIn(book, sheet, "A3", "=A2*2");
  addChart(book, sheet, "Line", { sheet, rect: { row: 1, column: 1, rows: 2, columns: 1 } }, "Auto");
  return book;
}

/** The same once a page has been made in it and people have put things of theirs on the page. */
export async function bookWith(specs: readonly SheetSpec[]): Promise<Book> {
  const { book, apply } = await openOn(await peoplesBook());
  await apply(specs);
  const page = sheetNamed(book, NORTH);
  const { protection } = page;
  page.protection = undefined;
  typeIn(book, page, "D10", "ask Ann");
  typeIn(book, page, "M3", "=C5*2");
  addChart(book, page, "Line", { sheet: page, rect: { row: 5, column: 3, rows: 1, columns: 1 } }, "Auto");
  page.protection = protection;
  (await calculator)(book);
  return book;
}

export function sheetNamed(book: Book, name: string): Sheet {
  const found = book.sheets.find((sheet) => sheet.name === name);
  if (!found) throw new Error(`There is no sheet ${name}.`);
  return found;
}

/** What a refresh said, sentence by sentence. */
export const sentencesOf = (told: Told): string[] =>
  told.applied
    ? [...told.applied.skipped, ...told.applied.notes].map(({ message }) => message)
    : [told.ended];

/** A sentence for people: whole, and with nothing in it that only a programmer could read. */
export const isPlain = (message: string): boolean =>
  /^["A-Z].*[.)]$/s.test(message) && !/undefined|null|\[object|\bat .*\.ts|Error:|\n|NaN/.test(message);

/** It says of itself that it is not whole. */
export const saysInterrupted = (sheet: Sheet): boolean =>
  isInterruptedTitle(sheet.name) ||
  [...sheet.cells.values()].some((cells) => [...cells.values()].some(({ value }) => value === INTERRUPTED));

/** Where two pictures differ, and how; what has no value does not count. */
export function differences(is: unknown, wanted: unknown, path = ""): string[] {
  if (!isObject(is) || !isObject(wanted))
    return is === wanted ? [] : [`${path}: ${said(is)}, not ${said(wanted)}`];
  const keys = new Set([...Object.keys(is), ...Object.keys(wanted)]);
  return [...keys].flatMap((key) => differences(is[key], wanted[key], path ? `${path} / ${key}` : key));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const said = (value: unknown): string => JSON.stringify(value)?.slice(0, 100) ?? "nothing";

/** How many requests a refresh needs that nobody disturbs, how many actions each has, and what the workbook then looks like. */
export async function undisturbed(book: Book, specs: readonly SheetSpec[]) {
  const actions: number[] = [];
  const open = await openOn(book);
  const { statistics } = open.host;
  let before = 0;
  open.host.options.between = () => {
    actions.push(statistics.actions - before);
    before = statistics.actions;
  };
  const told = await open.apply(specs);
  return { told, actions, picture: pictureOf(open.book), book: open.book };
}

/** Nothing answers any more from one sync on: Excel has been closed, or the network is gone. */
export const goneFrom = (sync: number): Fault[] =>
  Array.from({ length: 20 }, (_, i) => ({ sync: sync + i, fails: "before" }));
