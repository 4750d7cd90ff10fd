import type { Book, Scalar, Sheet } from "../book/book";
import { LAST_COLUMN, LAST_ROW } from "../book/cells";
import { placeKey } from "./cells-read";
import { knowsFunction } from "./engine";
import type { Lookup } from "./lookup";
import { translated } from "./translate";
import type { Translated } from "./translate";
import { Unknown } from "./unknown";

export interface FormulaCell {
  sheet: Sheet;
  row: number;
  column: number;
  formula: string;
  value: Scalar | undefined;
  reads: Translated["reads"];
  understood: Understood;
  /** The formula is new here, or says something else than at the last call. */
  fresh: boolean;
  /** Why it can't be worked out. */
  unknown: string | undefined;
}

/** What was made of a cell's formula; it holds until the cell's formula changes, or what it finds by name. */
export interface Understood extends Translated {
  formula: string;
  answers: readonly string[];
  /** May be set later, when the engine could not do it after all. */
  unknown: string | undefined;
}

export interface Memory {
  /** By sheet id and place. */
  understood: Map<string, Map<number, Understood>>;
  engineSheets: Map<string, string>;
}

/** The engine's name of a sheet: one that needs no quotes, and stays when people rename the sheet. */
export function engineSheet(id: string, memory: Memory): string {
  const name = memory.engineSheets.get(id) ?? `Sheet${memory.engineSheets.size + 1}`;
  memory.engineSheets.set(id, name);
  return name;
}

/** Every formula of the book. The memory then holds these and no others. */
export function formulasOf(book: Book, lookup: Lookup, memory: Memory): FormulaCell[] {
  const found: FormulaCell[] = [];
  const understood: Memory["understood"] = new Map();
  const hides = new Set(book.sheets.filter(hidesRows).map(({ id }) => id));
  for (const sheet of book.sheets) {
    const before = memory.understood.get(sheet.id);
    const now = new Map<number, Understood>();
    understood.set(sheet.id, now);
    for (const [row, line] of sheet.cells) {
      for (const [column, { formula, value }] of line) {
        if (formula === undefined) continue;
        const key = placeKey(row, column);
        const last = before?.get(key);
        const here = { sheet, row, column };
        const kept =
          last?.formula === formula &&
          last.asked.every((asked, at) => lookup.answer(asked) === last.answers[at]);
        const entry = kept ? last : understand(formula, here, lookup, memory, book.date1904);
        now.set(key, entry);
        found.push({
          ...here,
          formula,
          value,
          reads: entry.reads,
          understood: entry,
          fresh: last?.formula !== formula || last.text !== entry.text,
          unknown: entry.unknown ?? whyHidden(entry, hides),
        });
      }
    }
  }
  memory.understood = understood;
  return found;
}

function understand(
  formula: string,
  cell: { sheet: Sheet; row: number; column: number },
  lookup: Lookup,
  memory: Memory,
  date1904: boolean,
): Understood {
  try {
    const made = translated(formula, cell, lookup, ({ id }) => engineSheet(id, memory));
    return {
      ...made,
      reads: made.functions.has("OFFSET") ? made.reads.map(wholeSheet) : made.reads,
      formula,
      answers: made.asked.map((asked) => lookup.answer(asked)),
      unknown: whyNot(made.functions, date1904),
    };
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    return {
      formula,
      text: "",
      reads: [],
      functions: new Set(),
      asked: [],
      answers: [],
      unknown: error.message,
    };
  }
}

/** Functions of more than values, and of dates, which the engine counts from 1900. */
const OF_THE_BOOK = new Set(["CELL", "FORMULATEXT", "INDIRECT", "INFO", "ISFORMULA", "SHEET", "SHEETS"]);
const OF_DATES = new Set(
  (
    "DATE DATEDIF DATEVALUE DAY DAYS360 EDATE EOMONTH ISOWEEKNUM MONTH NETWORKDAYS NETWORKDAYS.INTL TEXT WEEKDAY WEEKNUM WORKDAY " +
    "WORKDAY.INTL YEAR YEARFRAC"
  ).split(" "),
);

function whyNot(functions: ReadonlySet<string>, date1904: boolean): string | undefined {
  for (const name of functions) {
    if (!knowsFunction(name)) return `${name} is not known`;
    if (OF_THE_BOOK.has(name)) return `${name} looks at more than values`;
    if (date1904 && OF_DATES.has(name))
      return `${name} is not known in a workbook that counts days from 1904`;
  }
  return undefined;
}

const whyHidden = (entry: Understood, hides: ReadonlySet<string>): string | undefined =>
  entry.functions.has("SUBTOTAL") && entry.reads.some(({ sheet }) => hides.has(sheet))
    ? "SUBTOTAL looks at which rows are hidden"
    : undefined;

const hidesRows = ({ rows }: Sheet): boolean =>
  [...rows.values()].some(({ hidden, filtered }) => (hidden ?? false) || (filtered ?? false));

const wholeSheet = ({ sheet }: { sheet: string }): Translated["reads"][number] => ({
  sheet,
  rect: { row: 1, column: 1, rows: LAST_ROW, columns: LAST_COLUMN },
});
