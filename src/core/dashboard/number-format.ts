import type { Style } from "../sheet/style";
import type { Rhythm } from "../calendar/period";

/** Excel's format for a measure's figures. Each ends in `_0`: a digit of air at the right. */
export function numberFormat(unit: string, decimals: number): string {
  const places = decimals > 0 ? `.${"0".repeat(decimals)}` : "";
  if (unit === "%") return `0${places}%_0`;
  if (unit === "£") return `"£"#,##0${places}_0;"−£"#,##0${places}_0`;
  return `#,##0${places}_0;"−"#,##0${places}_0`;
}

/** A change: in points for percentages (given 0–100), with its sign always shown and a true minus. */
export function changeFormat(unit: string, decimals: number): string {
  const places = decimals > 0 ? `.${"0".repeat(decimals)}` : "";
  const [before, after] = unit === "%" ? ["", `" pts"`] : unit === "£" ? [`"£"`, ""] : ["", ""];
  const number = `${before}#,##0${places}${after}_0`;
  return `"+"${number};"−"${number};${number}`;
}

/** The first day of a period, shown as people name it. */
export function periodFormat({ length }: Rhythm): string {
  return length === "week" ? "d mmm yy" : "mmm yy";
}

export const numberStyle = (unit: string, decimals: number): Style => ({
  format: numberFormat(unit, decimals),
  horizontal: "right",
});
