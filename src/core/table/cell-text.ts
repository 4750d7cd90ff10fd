import { Kind } from "../../workbook";
import type { CellColumn } from "../../workbook";
import { dayOf, SECONDS_A_DAY } from "../calendar/day";
import { isoOfDay } from "../calendar/iso";
import { momentOfCell } from "./serial-date";
import { plainNumber } from "./text-number";

/** A Number, Date, Percent or Boolean cell as plain text: `123`, `2026-06-01`, `2026-06-01 14:30`, `TRUE`. */
export function plainText(kind: Kind, value: number, date1904: boolean): string {
  if (kind === Kind.Boolean) return value ? "TRUE" : "FALSE";
  const moment = kind === Kind.Date ? momentOfCell(value, date1904) : NaN;
  if (Number.isNaN(moment)) return plainNumber(value);
  const day = dayOf(moment);
  const seconds = moment - day * SECONDS_A_DAY;
  return seconds === 0 ? isoOfDay(day) : `${isoOfDay(day)} ${clock(seconds)}`;
}

/** Any cell as trimmed text; "" for a blank, and for a formula without a value. An error is its own text: `#N/A`. */
export function textOfCell(cells: CellColumn, row: number, date1904: boolean): string {
  const kind: Kind = cells.kinds[row] ?? Kind.Blank;
  if (kind === Kind.Blank || kind === Kind.Unvalued) return "";
  const value = cells.numbers[row]!;
  if (kind === Kind.Text || kind === Kind.Error) return cells.texts[value]!.trim();
  return plainText(kind, value, date1904);
}

const two = (value: number) => String(value).padStart(2, "0");

function clock(seconds: number): string {
  const rest = seconds % 60;
  const minutes = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return rest === 0 ? minutes : `${minutes}:${two(rest)}`;
}
