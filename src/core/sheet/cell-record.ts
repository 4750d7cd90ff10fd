import { contains } from "./address";
import { shapeOf } from "./formula-text";
import { isFormula, shownValue, type Grid } from "./grid";
import { hashBits } from "./hash";
import { isLink } from "./link";
import type { CellValue, Formula, SheetSpec } from "./spec";

/**
 * What we last wrote in each cell of our area, small enough to keep in the workbook: two characters for the value of every
 * filled cell. With it a cell that people filled is told from ours even where it has our format, and so is one they typed over.
 */
export interface CellRecord {
  /** How wide the area was. */
  columns: number;
  /** The page breaks we set: rows, counted from the area's first as 0. */
  breaks: readonly number[];
  /** A row of the area each, to its last: by column, counted from the area's first as 0, the signature of what we wrote. */
  rows: readonly ReadonlyMap<number, string>[];
}

/** The signature of a cell that changes at every refresh: whatever it holds is ours. */
export const ANYTHING = "--";

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.";

/** Two characters for what a cell shows: one in 4,096 other values has the same. */
export function signatureOf(value: CellValue): string {
  const isText = value === null || typeof value === "string";
  const bits = hashBits(isText ? `"${value ?? ""}` : Number(value).toPrecision(12));
  const folded = (bits ^ (bits >>> 12) ^ (bits >>> 24)) & 0xfff;
  return DIGITS[folded >> 6]! + DIGITS[folded & 63]!;
}

/** Far more than what programs that keep fifteen digits take from a number, far less than a unit of the signature's twelfth. */
const SLACK = 1e-14;

/** The signature of a formula: what it shows may change whenever the workbook is calculated, so what it says has to tell. */
export const formulaSignature = (formula: string): string => signatureOf(`=${shapeOf(formula)}`);

/** What the record keeps of a cell; undefined for one that we leave empty. A link always shows its text. */
function signatureFor(value: CellValue | Formula): string | undefined {
  if (isFormula(value) && !isLink(value.formula)) return formulaSignature(value.formula);
  const shown = shownValue(value);
  return shown === null ? undefined : signatureOf(shown);
}

/** Whether a cell still shows what we wrote. Some programs turn TRUE into 1. */
export const shows = (value: CellValue, signature: string): boolean =>
  signature === ANYTHING || signaturesNear(value).includes(signature);

/**
 * The signatures that a value may have been written with: a number lies between two others, and so does its rounding. A whole number
 * of twelve digits has one.
 */
export function signaturesNear(value: CellValue): string[] {
  const isRounded = typeof value === "number" && !(Number.isInteger(value) && Math.abs(value) < 1e12);
  const near = isRounded ? [value * (1 - SLACK), value * (1 + SLACK)] : [];
  return [value, ...near].map(signatureOf);
}

/** A longer list is made for machines; a record of it would fill the workbook's names. */
const MOST_ROWS = 5000;

/** Areas wider than there are digits for columns, or very long, keep no record: the mark of a cell's format alone then tells ours. */
export function cellRecordOf({ area, print, volatile }: SheetSpec, grid: Grid): CellRecord | undefined {
  if (area.columns > DIGITS.length || area.rows > MOST_ROWS) return undefined;
  const rows = Array.from({ length: area.rows }, (_, down) => {
    const row = area.row + down;
    const filled: [number, string][] = [];
    for (const [column, cell] of grid.get(row) ?? []) {
      const signature = signatureFor(cell.value);
      if (signature === undefined) continue;
      const changes = volatile.some((rect) => contains(rect, row, column));
      filled.push([column - area.column, changes ? ANYTHING : signature]);
    }
    return new Map(filled.sort(([a], [b]) => a - b));
  });
  return { columns: area.columns, breaks: print.breaks.map((row) => row - area.row), rows };
}

/** `15:20,60:1ab2cd;;0ef`: the width, the breaks, and the rows, each cell as a digit for its column and its signature. */
export function recordText({ columns, breaks, rows }: CellRecord): string {
  const line = (row: ReadonlyMap<number, string>): string =>
    [...row].map(([column, signature]) => DIGITS[column]! + signature).join("");
  return `${columns}:${breaks.join(",")}:${rows.map(line).join(";")}`;
}

/** Reads it back; undefined when it is not a record. */
export function parseRecord(text: string): CellRecord | undefined {
  const match = /^(\d+):(-?\d+(?:,-?\d+)*)?:((?:[\w.-]{3}|;)*)$/.exec(text);
  if (!match) return undefined;
  const [, columns, breaks, rows] = match;
  return {
    columns: Number(columns),
    breaks: breaks ? breaks.split(",").map(Number) : [],
    rows: rows!.split(";").map((line) => {
      const cells = line.match(/.{3}/g) ?? [];
      return new Map(cells.map((cell) => [DIGITS.indexOf(cell[0]!), cell.slice(1)]));
    }),
  };
}
