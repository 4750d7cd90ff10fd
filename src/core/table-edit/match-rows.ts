import type { TableEdit } from "../../workbook";
import { FatalProblem } from "../problem";
import { shownValue } from "../sheet/grid";
import { keyOf, keysOf } from "./keys";
import { columnOf, writtenRow, type WrittenRow } from "./row-values";
import type { Table, TableColumn } from "./table";
import { keyNeeded, keyNotFound, keyRepeated, keyTaken } from "./why-not";

/** What of an edit can be done, row by row. */
export interface MatchedRows<C extends TableColumn> {
  /** As in the edit; undefined for a row whose key the table has. */
  appends: readonly (WrittenRow<C> | undefined)[];
  /** By sheet row. */
  updates: ReadonlyMap<number, WrittenRow<C>>;
  problems: readonly { message: string }[];
}

/** Finds an edit's columns and rows in the table. @throws FatalProblem when a column is missing or a value fits no cell. */
export function matchRows<C extends TableColumn>(
  table: Table<C>,
  edit: TableEdit,
  date1904: boolean,
): MatchedRows<C> {
  const appends = edit.append.map((values) => writtenRow(table, values, date1904));
  const updates = edit.update.map(({ key, values }) => ({
    key,
    values: writtenRow(table, values, date1904),
  }));
  if (edit.key === undefined) {
    if (updates.length) throw new FatalProblem(keyNeeded(table.name), { table: table.name });
    return { appends, updates: new Map(), problems: [] };
  }
  const column = columnOf(table, edit.key);
  const keys = keysOf(table, column);
  const problems: { message: string }[] = [];

  const found = new Map<number, WrittenRow<C>>();
  for (const { key, values } of updates) {
    const [row, ...others] = keys.rows(key);
    if (row === undefined) problems.push({ message: keyNotFound(table.name, column.header, key) });
    else if (others.length)
      problems.push({ message: keyRepeated(table.name, column.header, key, [row, ...others]) });
    else found.set(row, new Map([...(found.get(row) ?? []), ...values]));
  }

  const given = new Set<string>();
  const fresh = appends.map((values) => {
    const key = shownValue(values.get(column)?.value ?? null);
    const same = keyOf(key);
    if (same === undefined || typeof key === "boolean" || key === null) return values;
    if (keys.rows(key).length || given.has(same)) {
      problems.push({ message: keyTaken(table.name, column.header, key) });
      return undefined;
    }
    given.add(same);
    return values;
  });
  return { appends: fresh, updates: found, problems };
}
