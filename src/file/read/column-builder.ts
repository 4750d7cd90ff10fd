import type { CellColumn } from "../../workbook";
import { Kind } from "../../workbook";
import type { SharedStrings } from "./shared-strings";

/** A column while it is being read: arrays that grow as rows come, and each different text once. */
export interface ColumnBuilder {
  put(row: number, kind: Kind, number: number): void;
  putText(row: number, kind: Kind.Text | Kind.Error, text: string): void;
  putShared(row: number, index: number): void;
  /** The column cut, or filled with blanks, to this many rows. */
  finish(rows: number): CellColumn;
}

/** Rows are counted from 0 at the block's first row and stay below `mostRows`. */
export function columnBuilder(mostRows: number, shared: SharedStrings): ColumnBuilder {
  let capacity = Math.min(64, mostRows);
  let kinds = new Uint8Array(capacity);
  let numbers = new Float64Array(capacity);
  const texts: string[] = [];
  // Only made when the column has texts of its own: shared strings are known by their number.
  let indexOfText: Map<string, number> | undefined;
  let indexOfShared = new Int32Array(0);

  function grow(row: number): void {
    capacity = Math.min(mostRows, Math.max(row + 1, capacity * 2));
    const [oldKinds, oldNumbers] = [kinds, numbers];
    kinds = new Uint8Array(capacity);
    numbers = new Float64Array(capacity);
    kinds.set(oldKinds);
    numbers.set(oldNumbers);
  }

  function put(row: number, kind: Kind, number: number): void {
    if (row >= capacity) grow(row);
    kinds[row] = kind;
    numbers[row] = number;
  }

  function add(text: string): number {
    indexOfText?.set(text, texts.length);
    return texts.push(text) - 1;
  }

  function ownIndex(text: string): number {
    indexOfText ??= new Map(texts.map((known, i) => [known, i]));
    return indexOfText.get(text) ?? add(detached(text));
  }

  function sharedIndex(index: number): number {
    if (index >= indexOfShared.length) {
      const old = indexOfShared;
      indexOfShared = new Int32Array(Math.min(shared.texts.length, Math.max(index + 1, old.length * 2, 64)));
      indexOfShared.set(old);
    }
    const known = indexOfShared[index] ?? 0;
    if (known > 0) return known - 1;
    const text = shared.texts[index] ?? "";
    const found = indexOfText?.get(text) ?? add(text);
    indexOfShared[index] = found + 1;
    return found;
  }

  return {
    put,
    putText: (row, kind, text) => put(row, kind, ownIndex(text)),
    putShared: (row, index) => put(row, Kind.Text, sharedIndex(shared.firstLike(index))),
    finish: (rows) => {
      if (rows > capacity) grow(rows - 1);
      return { kinds: kinds.slice(0, rows), numbers: numbers.slice(0, rows), texts };
    },
  };
}

/** A copy that does not keep alive the chunk of XML it was cut from, as engines' substrings do. */
export function detached(text: string): string {
  return text.length < 13 ? text : (" " + text).slice(1);
}
