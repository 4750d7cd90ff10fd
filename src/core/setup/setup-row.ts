import { Kind } from "../../workbook";
import type { CellBlock, Rect } from "../../workbook";
import { dayOf } from "../calendar/day";
import type { Day } from "../calendar/day";
import type { Problem, ProblemClass, Where } from "../problem";
import { address } from "../sheet/address";
import { isBlankText } from "../table/cell-rules";
import { textOfCell } from "../table/cell-text";
import { fold } from "../table/column";
import { meansNoDate, momentOfCell } from "../table/serial-date";
import { parseTextDate } from "../table/text-date";
import { parseTextNumber } from "../table/text-number";
import { parseYesNo } from "../table/yes-no-words";
import type { DateOrder } from "./setup";
import type { TableShape } from "./setup-sheet";

/** A table of the setup and the cells under it. */
export interface TableRange {
  sheet: string;
  table: string;
  rect: Rect;
  /** By folded header. */
  columns: ReadonlyMap<string, { column: number; header: string }>;
  /** The last row of data: a totals row is none. */
  lastRow: number;
  block: CellBlock;
  date1904: boolean;
}

/**
 * One row of a setup table, cell by cell as the type that the column has. A blank cell, and a column that is not there, is ""
 * or undefined; so is a cell that can't be read, which is also kept as a fault with its address.
 */
export interface SetupRow {
  isBlank: boolean;
  /** The row's own name: the text of its key column. */
  key: string;
  text(column: string): string;
  /** `;`-separated, without blanks. */
  list(column: string): string[];
  date(column: string): Day | undefined;
  number(column: string): number | undefined;
  yesNo(column: string): boolean | undefined;
  choice<T extends string>(column: string, choices: readonly T[]): T | undefined;
  /** Where a cell is, for messages. */
  at(column: string): Where;
  /** Notes that a cell is wrong: `message` says what, and what to do. */
  fault(column: string, message: string): void;
  /** Every fault so far as a problem of the class. */
  problems(kind: ProblemClass): Problem[];
  hasFaults(): boolean;
}

/** Reads sheet row `row` of a table; dates written as text are in `dateOrder`. */
export function setupRow(range: TableRange, shape: TableShape, row: number, dateOrder: DateOrder): SetupRow {
  const faults = new Map<string, string>();
  const index = row - range.block.firstRow;

  const cellOf = (column: string) => {
    const place = range.columns.get(fold(column));
    return place && range.block.columns.get(place.column);
  };
  const kindOf = (column: string): Kind => cellOf(column)?.kinds[index] ?? Kind.Blank;
  const numberOf = (column: string) => cellOf(column)?.numbers[index] ?? 0;
  const textOf = (column: string) => {
    const cells = cellOf(column);
    return cells ? textOfCell(cells, index, range.date1904) : "";
  };
  const at = (column: string): Where => {
    const place = range.columns.get(fold(column));
    return {
      sheet: range.sheet,
      table: range.table,
      key,
      column: place?.header ?? column,
      ...(place ? { cell: address(row, place.column) } : {}),
    };
  };
  const fault = (column: string, message: string) => void (faults.has(column) || faults.set(column, message));

  /** The cell's text when it has some; faulty when the cell is an error, or a formula without its result. */
  const filled = (column: string): string => {
    const kind = kindOf(column);
    const text = textOf(column);
    if (kind === Kind.Error) fault(column, `${column} is an error value, ${text}: correct the cell.`);
    else if (kind === Kind.Unvalued)
      fault(column, `${column} is a formula saved without its result: ${RECALCULATE}`);
    else return text;
    return "";
  };

  const key = textOf(shape.key);
  return {
    key,
    isBlank: [...range.columns.values()].every(
      ({ header }) => kindOf(header) !== Kind.Unvalued && isBlankText(textOf(header)),
    ),
    text: filled,
    list: (column) => splitList(filled(column)),
    date: (column) => {
      const text = filled(column);
      if (text === "") return undefined;
      const kind = kindOf(column);
      const serial = kind === Kind.Date || kind === Kind.Number;
      const moment = serial ? momentOfCell(numberOf(column), range.date1904) : parseTextDate(text, dateOrder);
      if (Number.isNaN(moment))
        fault(column, `${column} "${text}" is not a date: write one such as 01/04/2026.`);
      return Number.isNaN(moment) || meansNoDate(moment) ? undefined : dayOf(moment);
    },
    number: (column) => {
      const text = filled(column);
      if (text === "") return undefined;
      const kind = kindOf(column);
      const value = kind === Kind.Number || kind === Kind.Percent ? numberOf(column) : NaN;
      const number = kind === Kind.Text ? numberOrPercent(text) : value;
      if (Number.isNaN(number))
        fault(column, `${column} "${text}" is not a number: write one, or leave it blank.`);
      return Number.isNaN(number) ? undefined : number;
    },
    yesNo: (column) => {
      const text = filled(column);
      const answer = parseYesNo(text);
      if (text !== "" && answer === undefined)
        fault(column, `${column} "${text}" is neither yes nor no: write one of them.`);
      return answer;
    },
    choice: (column, choices) => {
      const text = filled(column);
      const chosen = choices.find((one) => one === fold(text).replace(/ ?\/ ?/g, "/"));
      if (!chosen && text !== "") fault(column, `${column} "${text}" is not one of ${choices.join(", ")}.`);
      return chosen;
    },
    at,
    fault,
    problems: (kind) => [...faults].map(([column, message]) => ({ class: kind, where: at(column), message })),
    hasFaults: () => faults.size > 0,
  };
}

const RECALCULATE = "open the workbook in Excel and save it.";

/** 0.85 for "85%" as for "0.85": a target may be typed into a text cell. */
const numberOrPercent = (text: string) =>
  text.endsWith("%") ? parseTextNumber(text.slice(0, -1)) / 100 : parseTextNumber(text);

/** The parts of a `;`-separated text, trimmed, without blanks. */
const splitList = (text: string): string[] =>
  text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
