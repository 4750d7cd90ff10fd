import type { MeasureSetup } from "../setup/setup";
import type { Status } from "../judge/signal";

/** Most decimals ever shown to keep a figure from contradicting its status. */
const MOST_DECIMALS = 6;

/** Separators are made by hand: what a locale's data gives may differ from one Excel or browser to the next. */
function grouped(value: number, decimals: number): string {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split(".");
  const digits = whole!.replace(/\B(?=(\d{3})+$)/g, ",");
  const text = fraction ? `${digits}.${fraction}` : digits;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** A count with its thousands marked: 15,841. */
export const countInWords = (count: number): string => grouped(count, 0);

/** A figure as a person reads it, in the measure's unit: `71.2%`, `£1,240`, `34 days`, `104`. Ratios are given 0–1. */
export function figureText(
  value: number,
  { unit, decimals }: Pick<MeasureSetup, "unit" | "decimals">,
  shownDecimals = decimals,
): string {
  if (unit === "%") return `${grouped(value * 100, shownDecimals)}%`;
  if (unit === "£")
    return value < 0 ? `−£${grouped(-value, shownDecimals)}` : `£${grouped(value, shownDecimals)}`;
  const number = grouped(value, shownDecimals);
  return unit === "" ? number : `${number} ${unit}`;
}

/**
 * How many decimals a figure needs beside its target: the measure's own, or more when rounding would make a miss look like
 * a hit (69.96% against 70% is not "70.0%").
 */
export function decimalsFor(
  value: number | null,
  target: number | null,
  status: Status,
  { unit, decimals }: Pick<MeasureSetup, "unit" | "decimals">,
): number {
  if (value === null || target === null || (status !== "near" && status !== "missed")) return decimals;
  const scale = unit === "%" ? 100 : 1;
  for (let more = decimals; more < MOST_DECIMALS; more++) {
    if ((value * scale).toFixed(more) !== (target * scale).toFixed(more)) return more;
  }
  return MOST_DECIMALS;
}

/** A target is read with no more decimals than it was set with: `85%`, not `85.0%`. */
export function targetText(target: number, measure: Pick<MeasureSetup, "unit" | "decimals">): string {
  const scaled = measure.unit === "%" ? target * 100 : target;
  const decimals =
    [0, 1, 2, 3, 4].find((n) => Math.abs(scaled - Number(scaled.toFixed(n))) < 1e-9) ?? measure.decimals;
  return figureText(target, measure, decimals);
}
