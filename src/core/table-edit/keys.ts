import { parseNumber } from "../sheet/parse-number";
import type { CellValue } from "../sheet/spec";
import { fold } from "../table/column";
import type { Table, TableColumn } from "./table";

/** Finds rows by their key. */
export interface Keys {
  /** The sheet rows that show this key, from the top. */
  rows(key: string | number): readonly number[];
}

/** Reads the keys of a table's rows as they are now. */
export function keysOf({ first, last, shown }: Omit<Table, "columns">, { column }: TableColumn): Keys {
  const byKey = new Map<string, number[]>();
  for (let row = first; row <= last; row++) {
    const key = keyOf(shown(row, column) ?? null);
    const rows = key === undefined ? undefined : byKey.get(key);
    if (rows) rows.push(row);
    else if (key !== undefined) byKey.set(key, [row]);
  }
  return { rows: (key) => byKey.get(keyOf(key) ?? "") ?? [] };
}

/**
 * What keys have in common that count as one: text is compared case-blind and trimmed, and the text "12" is the number 12; "012" and
 * "1.10" are not the numbers they look like, for no cell shows those so of itself. Undefined for a blank.
 */
export function keyOf(value: CellValue): string | undefined {
  if (typeof value === "number") return `number ${Number(value.toPrecision(15))}`;
  if (typeof value !== "string" || fold(value) === "") return undefined;
  const text = fold(value);
  const number = parseNumber(text);
  return String(number) === text ? keyOf(number) : `text ${text}`;
}
