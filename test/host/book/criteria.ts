import type { Rect } from "../../../src/workbook";
import { bottom } from "../../../src/core/sheet/address";
import { HostError } from "../wire/behaviour";
import type { Book, Scalar, Sheet } from "./book";
import { valueAt } from "./cells";
import { shownText } from "./shown-text";
import { styleAt } from "./style";

/** What a column is filtered by, as `Excel.FilterCriteria` says it. */
export interface Criteria extends Readonly<Record<string, unknown>> {
  readonly filterOn: string;
  readonly criterion1?: string;
  readonly criterion2?: string;
  readonly operator?: string;
  readonly values?: readonly unknown[];
  readonly color?: string;
  readonly dynamicCriteria?: string;
}

/**
 * Whether a row passes, by its cell in one column of data.
 * @throws HostError `HostNotImplemented` for filters that the host does not have: by date periods and icons.
 */
export function criterionTest(
  book: Book,
  sheet: Sheet,
  column: Rect,
  criteria: Criteria,
): (row: number) => boolean {
  const at = (row: number): Scalar | undefined => valueAt(sheet, row, column.column);
  const look = (row: number) => styleAt(book, sheet, row, column.column);
  const text = (row: number): string => shownText(at(row), look(row).numberFormat, book.date1904);
  const wanted = (criteria.color ?? "").toUpperCase();
  switch (criteria.filterOn) {
    case "Values": {
      const values = new Set((criteria.values ?? []).map(plainText));
      return (row) => values.has(text(row).toLowerCase());
    }
    case "Custom":
      return customTest(criteria, at, text);
    case "CellColor":
      return (row) => (look(row).fill ?? "").toUpperCase() === wanted;
    case "FontColor":
      return (row) => look(row).font.color.toUpperCase() === wanted;
    case "TopItems":
    case "BottomItems":
    case "TopPercent":
    case "BottomPercent":
      return extremeTest(criteria, column, at);
    case "Dynamic":
      return averageTest(criteria, column, at);
    default:
      throw new HostError("HostNotImplemented", `The host can't filter by ${criteria.filterOn}.`);
  }
}

function plainText(value: unknown): string {
  if (typeof value === "string") return value.toLowerCase();
  throw new HostError("HostNotImplemented", "The host can't filter by dates: give their texts.");
}

type At = (row: number) => Scalar | undefined;

function customTest(criteria: Criteria, at: At, text: (row: number) => string): (row: number) => boolean {
  const tests = [criteria.criterion1, criteria.criterion2]
    .filter((one) => typeof one === "string")
    .map((one) => comparison(one, at, text));
  return criteria.operator === "Or"
    ? (row) => tests.some((test) => test(row))
    : (row) => tests.every((test) => test(row));
}

/** `>5`, `<>North`, `=*abc*`, `=` for blanks; without a sign it is `=`. */
function comparison(criterion: string, at: At, text: (row: number) => string): (row: number) => boolean {
  const [, sign = "", operand = ""] = /^(<>|<=|>=|=|<|>)?([\s\S]*)$/.exec(criterion)!;
  const number = operand.trim() === "" ? NaN : Number(operand);
  const pattern = wildcards(operand);
  const equal = (row: number): boolean => {
    const value = at(row);
    if (operand === "") return value === undefined || value === "";
    return typeof value === "number" && value === number ? true : pattern.test(text(row));
  };
  if (sign === "" || sign === "=") return equal;
  if (sign === "<>") return (row) => !equal(row);
  return (row) => {
    const value = at(row);
    if (Number.isNaN(number))
      return typeof value === "string" && inOrder(sign, text(row).localeCompare(operand));
    return typeof value === "number" && inOrder(sign, value - number);
  };
}

const inOrder = (sign: string, difference: number): boolean =>
  (sign.includes("=") && difference === 0) || (sign.startsWith("<") ? difference < 0 : difference > 0);

/** `*` is any text, `?` any character, `~` takes the next one as it is. */
function wildcards(text: string): RegExp {
  const source = text.replace(/~[\s\S]|[\s\S]/g, (part) => {
    if (part === "*") return "[\\s\\S]*";
    if (part === "?") return "[\\s\\S]";
    return (part.length > 1 ? part[1]! : part).replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
  });
  return new RegExp(`^${source}$`, "i");
}

function numbersIn(column: Rect, at: At): number[] {
  const numbers: number[] = [];
  for (let row = column.row; row <= bottom(column); row++) {
    const value = at(row);
    if (typeof value === "number") numbers.push(value);
  }
  return numbers;
}

function extremeTest({ filterOn, criterion1 }: Criteria, column: Rect, at: At): (row: number) => boolean {
  const top = filterOn.startsWith("Top");
  const numbers = numbersIn(column, at).sort((a, b) => (top ? b - a : a - b));
  const asked = Number(criterion1);
  const share = Math.max(1, Math.floor((numbers.length * asked) / 100));
  const limit = numbers[(filterOn.endsWith("Percent") ? share : asked) - 1] ?? numbers.at(-1) ?? 0;
  return (row) => {
    const value = at(row);
    return typeof value === "number" && (top ? value >= limit : value <= limit);
  };
}

function averageTest({ dynamicCriteria }: Criteria, column: Rect, at: At): (row: number) => boolean {
  if (dynamicCriteria !== "AboveAverage" && dynamicCriteria !== "BelowAverage") {
    throw new HostError("HostNotImplemented", `The host can't filter by ${String(dynamicCriteria)}.`);
  }
  const numbers = numbersIn(column, at);
  const average = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  return (row) => {
    const value = at(row);
    return (
      typeof value === "number" && (dynamicCriteria === "AboveAverage" ? value > average : value < average)
    );
  };
}
