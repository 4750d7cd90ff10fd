import type { WrittenValue } from "../../core/table-edit/row-values";
import { Kind } from "../../workbook";
import type { NumberKind } from "../read/number-format";
import type { StyleBook } from "../write/style-book";

const DATE_FORMAT = "dd/mm/yyyy";

/** The formats of a table's cells, and those that its dates need. */
export interface CellFormats {
  /** The format for a value in a cell that has another: the same, unless it is a date and would show as a number. */
  showing(format: number | undefined, written: WrittenValue | undefined): number | undefined;
  showsDates(format: number | undefined): boolean;
}

export function cellFormats(kinds: readonly NumberKind[], styles: StyleBook): CellFormats {
  const showsDates = (format: number | undefined): boolean => kinds[format ?? 0] === Kind.Date;
  return {
    showsDates,
    showing: (format, written) =>
      written?.isDate && !showsDates(format) ? styles.withNumberFormat(format ?? 0, DATE_FORMAT) : format,
  };
}
