import type { CellColumn } from "../../workbook";
import { Kind } from "../../workbook";

/** A column while it is being read: arrays that grow as rows come. */
export interface ColumnBuilder {
  kinds: Uint8Array;
  numbers: Float64Array;
  /** The texts met, in order, by the numbers the sheet gives them; `numbers` has their indices in this list. */
  texts: number[];
  /** By a text's number, in pages that are made when a text of theirs is met: its index in `texts`, plus 1. */
  pages: (Int32Array | undefined)[];
}

/** A small sheet's texts may have numbers beyond a hundred thousand others'. */
const PAGE_BITS = 10;
const PAGE = 2 ** PAGE_BITS;

export function columnBuilder(): ColumnBuilder {
  return { kinds: new Uint8Array(64), numbers: new Float64Array(64), texts: [], pages: [] };
}

/** Puts a cell at a row, counted from 0 at the block's first. */
export function put(column: ColumnBuilder, row: number, kind: Kind, number: number): void {
  if (row >= column.kinds.length) growRows(column, row);
  column.kinds[row] = kind;
  column.numbers[row] = number;
}

/** Puts a text by its number. */
export function putText(
  column: ColumnBuilder,
  row: number,
  kind: Kind.Text | Kind.Error,
  text: number,
): void {
  const page = (column.pages[text >> PAGE_BITS] ??= new Int32Array(PAGE));
  const index = page[text % PAGE]! || column.texts.push(text);
  page[text % PAGE] = index;
  put(column, row, kind, index - 1);
}

/**
 * The column cut, or filled with blanks, to this many rows.
 * @param textOf the text of a number.
 * @param firstOwn from this number on, a text may be the same as one with a number below.
 */
export function finishColumn(
  column: ColumnBuilder,
  rows: number,
  textOf: (number: number) => string,
  firstOwn: number,
): CellColumn {
  if (rows > column.kinds.length) growRows(column, rows - 1);
  const finished = {
    kinds: cut(column.kinds, rows),
    numbers: cut(column.numbers, rows),
    texts: column.texts.map(textOf),
  };
  const isMixed =
    column.texts.some((text) => text < firstOwn) && column.texts.some((text) => text >= firstOwn);
  return isMixed ? withoutDoubles(finished) : finished;
}

/** Copied only where that frees much. */
function cut<T extends Uint8Array | Float64Array>(array: T, rows: number): T {
  return (array.length > rows * 1.25 ? array.slice(0, rows) : array.subarray(0, rows)) as T;
}

function withoutDoubles({ kinds, numbers, texts }: CellColumn): CellColumn {
  const places = new Map<string, number>();
  const placeOf = texts.map((text) => {
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  });
  if (places.size === texts.length) return { kinds, numbers, texts };
  kinds.forEach((kind, row) => {
    if (kind === Kind.Text || kind === Kind.Error) numbers[row] = placeOf[numbers[row]!]!;
  });
  return { kinds, numbers, texts: [...places.keys()] };
}

function growRows(column: ColumnBuilder, row: number): void {
  const { kinds, numbers } = column;
  const capacity = Math.max(row + 1, kinds.length * 2);
  column.kinds = new Uint8Array(capacity);
  column.numbers = new Float64Array(capacity);
  column.kinds.set(kinds);
  column.numbers.set(numbers);
}
