import type { Shown } from "../owned/shown";

/** A column of a table that people own. */
export interface TableColumn {
  header: string;
  /** The sheet's column (A = 1). */
  column: number;
}

/** A table of people's as it is now, as far as finding its columns and rows goes. */
export interface Table<C extends TableColumn = TableColumn> {
  name: string;
  columns: readonly C[];
  /** The first and last sheet row of its data; the last is one less than the first when it has none. */
  first: number;
  last: number;
  /** What its cells show. */
  shown: Shown;
}
