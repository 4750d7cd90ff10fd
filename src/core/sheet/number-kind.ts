import { isDateFormat, isPercentFormat } from "numfmt";
import { Kind } from "../../workbook";

/** What numbers in a format are, as far as reading goes. */
export type NumberKind = Kind.Number | Kind.Date | Kind.Percent;

/** What a number shown in this format code is. */
export function kindOfCode(code: string): NumberKind {
  if (isDateFormat(code)) return Kind.Date;
  return isPercentFormat(code) ? Kind.Percent : Kind.Number;
}
