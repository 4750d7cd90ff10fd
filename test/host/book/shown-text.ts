import { format, getFormatInfo, isDateFormat } from "numfmt";
import type { Scalar } from "./book";
import { DAYS_BETWEEN_SYSTEMS } from "./typed-value";

/** What people see in a cell, were its column wide enough. */
export function shownText(value: Scalar | undefined, numberFormat: string, date1904: boolean): string {
  if (value === undefined) return "";
  if (typeof value === "object") return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  // What most cells hold, without asking.
  if (numberFormat === "General" && (typeof value === "string" || isShort(value))) return String(value);
  const number =
    typeof value === "number" && date1904 && isDateFormat(numberFormat)
      ? value + DAYS_BETWEEN_SYSTEMS
      : value;
  return format(numberFormat, number, { throws: false });
}

const isShort = (value: number): boolean => Number.isInteger(value) && Math.abs(value) < 1e11;

/** As `Excel.NumberFormatCategory` has it. */
export function formatCategory(numberFormat: string): string {
  switch (getFormatInfo(numberFormat).type) {
    case "general":
      return "General";
    case "number":
    case "grouped":
      return /[[\]"]/.test(numberFormat) ? "Custom" : "Number";
    case "currency":
      return /^_[-(]/.test(numberFormat) ? "Accounting" : "Currency";
    case "date":
      return "Date";
    case "time":
      return "Time";
    case "percent":
      return "Percentage";
    case "fraction":
      return "Fraction";
    case "scientific":
      return "Scientific";
    case "text":
      return "Text";
    default:
      return "Custom";
  }
}
