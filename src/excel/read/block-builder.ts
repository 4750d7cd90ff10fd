import type { NumberKind } from "../../core/sheet/number-kind";
import { Kind, type CellBlock, type CellColumn } from "../../workbook";

/** A block of cells while answers come in. */
export interface BlockBuilder {
  /** Says how far down the cells go, once, before the first is put. */
  reach(last: number): void;
  /** Takes a cell's value as Excel gives it; what looks like an error is text until `error` says otherwise. */
  put(row: number, column: number, value: unknown): Kind;
  /** Says what a cell's number is by its format. */
  number(row: number, column: number, kind: NumberKind): void;
  error(row: number, column: number): void;
  finish(): CellBlock;
}

interface Growing {
  kinds: Uint8Array;
  numbers: Float64Array;
  texts: string[];
  textAt: Map<string, number>;
}

/** @param asked the columns that were asked for, and are there even when blank; all that hold something when undefined. */
export function blockBuilder(first: number, asked: readonly number[] | undefined): BlockBuilder {
  let height = 0;
  const columns: (Growing | undefined)[] = [];
  const growing = (column: number): Growing =>
    (columns[column] ??= {
      kinds: new Uint8Array(height),
      numbers: new Float64Array(height),
      texts: [],
      textAt: new Map(),
    });

  return {
    reach: (last) => void (height = Math.max(0, last - first + 1)),
    put(row, column, value) {
      if (value === "" || value === null || value === undefined) return Kind.Blank;
      const { kinds, numbers, texts, textAt } = growing(column);
      const at = row - first;
      if (typeof value === "number") {
        numbers[at] = value;
        return (kinds[at] = Kind.Number);
      }
      if (typeof value === "boolean") {
        numbers[at] = value ? 1 : 0;
        return (kinds[at] = Kind.Boolean);
      }
      const text = String(value);
      let index = textAt.get(text);
      if (index === undefined) textAt.set(text, (index = texts.push(text) - 1));
      numbers[at] = index;
      return (kinds[at] = Kind.Text);
    },
    number: (row, column, kind) => setKind(row, column, Kind.Number, kind),
    error: (row, column) => setKind(row, column, Kind.Text, Kind.Error),
    finish() {
      asked?.forEach(growing);
      let rows = 0;
      columns.forEach((column) => (rows = Math.max(rows, column ? lastFilled(column.kinds) : 0)));
      const found = new Map<number, CellColumn>();
      columns.forEach((column, number) => {
        if (!column) return;
        const { kinds, numbers, texts } = column;
        found.set(number, { kinds: cut(kinds, rows), numbers: cut(numbers, rows), texts });
        columns[number] = undefined;
      });
      return { firstRow: first, rows, columns: found };
    },
  };

  function setKind(row: number, column: number, from: Kind, to: Kind): void {
    const kinds = columns[column]?.kinds;
    if (kinds?.[row - first] === from) kinds[row - first] = to;
  }
}

function lastFilled(kinds: Uint8Array): number {
  let rows = kinds.length;
  while (rows > 0 && kinds[rows - 1] === Kind.Blank) rows--;
  return rows;
}

/** Copied only where that frees much. */
const cut = <T extends Uint8Array | Float64Array>(array: T, rows: number): T =>
  (array.length > rows * 1.25 ? array.slice(0, rows) : array.subarray(0, rows)) as T;
