import type { RowValues } from "../../workbook";
import { FatalProblem } from "../problem";
import { LONGEST_TEXT, serialOf } from "../sheet/grid";
import type { CellValue, DateValue, Formula } from "../sheet/spec";
import { foldHeader } from "../table/sheet-layout";
import type { Table, TableColumn } from "./table";
import { columnTwice, dateTooEarly, noSuchColumn, notANumber, textTooLong, valueTwice } from "./why-not";

/** A value as it goes into a cell. */
export interface WrittenValue {
  value: CellValue | Formula;
  /** It is a serial number that has to show as a date. */
  isDate: boolean;
}

/** The values of one row, by the table's columns. */
export type WrittenRow<C extends TableColumn> = ReadonlyMap<C, WrittenValue>;

/** The column of a header, wherever it has moved to. @throws FatalProblem when there is none, or more than one. */
export function columnOf<C extends TableColumn>(
  { name, columns }: Pick<Table<C>, "name" | "columns">,
  header: string,
): C {
  const exact = columns.find((column) => column.header === header);
  if (exact) return exact;
  const [found, other] = columns.filter((column) => foldHeader(column.header) === foldHeader(header));
  if (!found) {
    const known = columns.map((column) => column.header);
    throw new FatalProblem(noSuchColumn(name, header, known), { table: name, column: header });
  }
  if (other) throw new FatalProblem(columnTwice(name, header), { table: name, column: header });
  return found;
}

/** The values by column, dates as the workbook's serial numbers. @throws FatalProblem for one that no cell can hold. */
export function writtenRow<C extends TableColumn>(
  table: Pick<Table<C>, "name" | "columns">,
  values: RowValues,
  date1904: boolean,
): WrittenRow<C> {
  const row = new Map<C, WrittenValue>();
  for (const [header, value] of Object.entries(values)) {
    const column = columnOf(table, header);
    const refuse = (why: (table: string, header: string, date1904: boolean) => string): never => {
      const where = { table: table.name, column: column.header };
      throw new FatalProblem(why(table.name, column.header, date1904), where);
    };
    if (row.has(column)) refuse(valueTwice);
    const written = writtenValue(value, date1904);
    const shown = typeof written.value === "object" ? written.value?.value : written.value;
    if (typeof shown === "string" && shown.length > LONGEST_TEXT) refuse(textTooLong);
    if (typeof shown === "number" && !Number.isFinite(shown)) refuse(notANumber);
    if (written.isDate && Number(written.value) < 0) refuse(dateTooEarly);
    row.set(column, written);
  }
  return row;
}

function writtenValue(value: CellValue | DateValue | Formula, date1904: boolean): WrittenValue {
  if (typeof value === "object" && value !== null && "day" in value) {
    return { value: serialOf(value, date1904), isDate: true };
  }
  // An empty text leaves a cell as empty as null does.
  return { value: value === "" ? null : value, isDate: false };
}
