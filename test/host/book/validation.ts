import type { Rect } from "../../../src/workbook";

/** What cells take, as `Excel.DataValidation` says it. Formulas and bounds are those of the first rectangle's first cell. */
export interface Validation {
  rects: Rect[];
  type: "WholeNumber" | "Decimal" | "List" | "Date" | "Time" | "TextLength" | "Custom" | "None";
  /** Formulas with their equals sign; a list's own texts without. */
  operator?:
    | "Between"
    | "NotBetween"
    | "EqualTo"
    | "NotEqualTo"
    | "GreaterThan"
    | "LessThan"
    | "GreaterThanOrEqualTo"
    | "LessThanOrEqualTo";
  formula1?: string | number;
  formula2?: string | number;
  /** A list shows its drop-down. */
  dropDown: boolean;
  ignoreBlanks: boolean;
  prompt: { show: boolean; title: string; message: string };
  alert: { show: boolean; style: "Stop" | "Warning" | "Information"; title: string; message: string };
}
