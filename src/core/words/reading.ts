import { boundsOf, clipped } from "./bounds";
import { periodInWords } from "./period";
import { countInWords, decimalsFor, figureText, targetText } from "./figure";
import type { JudgedPoint, JudgedSeries } from "../judge/judge";
import type { MeasureSetup } from "../setup/setup";

/**
 * What a chart shows, and whether it is signal or noise, by rules. "Improved" and "worse" are said of special-cause change
 * only; every number is one of the results.
 */
export function whatItShows(measure: MeasureSetup, point: JudgedPoint | undefined): string {
  if (!point) return "No period is complete yet.";
  const period = periodInWords(point.period);
  if (point.value === null) return `No figure for ${period}. ${point.note ?? ""}`.trimEnd();
  const figure = figureText(
    point.value,
    measure,
    decimalsFor(point.value, point.target, point.status, measure),
  );
  const count = countText(point, measure);
  return `${figure}${count ? ` (${count})` : ""} in ${period}; ${againstTarget(measure, point)}.`;
}

/** "52 of 73", for a share of counted cases. */
export function countText({ numerator, denominator }: JudgedPoint, { unit }: MeasureSetup): string {
  if (numerator === null || denominator === null || unit !== "%") return "";
  const whole = Number.isInteger(numerator) && Number.isInteger(denominator);
  return whole ? `${countInWords(numerator)} of ${countInWords(denominator)}` : "";
}

/** A target, or the two bounds of a between target: "9 to 11". */
export function rangeText(target: number, upper: number | null, measure: MeasureSetup): string {
  const lower = targetText(target, measure);
  return upper === null ? lower : `${lower} to ${targetText(upper, measure)}`;
}

function againstTarget(measure: MeasureSetup, { status, target, upper }: JudgedPoint): string {
  if (status === "too-few") return "too few to judge";
  if (target === null) return "no target is set";
  const range = rangeText(target, upper, measure);
  if (status === "met") return `the target of ${range} is met`;
  if (status === "near") return `just off the target of ${range}`;
  if (status === "missed") return `the target of ${range} is missed`;
  return `the target is ${range}`;
}

/** The whole answer to "real change or noise?" for the latest point, guards first. */
export function signalOrNoise(measure: MeasureSetup, series: JudgedSeries): string {
  const { spc, noSpc, latest } = series;
  if (!spc) return noSpc ?? "Not judged.";
  if (!latest || latest.value === null)
    return "The latest period has no figure, so nothing is said of change.";
  const group = spc.points.at(-1)?.group ?? 0;
  const guard = spc.guards.find(
    (one) => one.kind !== "small-denominators" && (one.group === null || one.group === group),
  );
  if (guard) return guard.message;
  if (latest.status === "too-few") return "Too few cases to say anything of this figure.";
  const bounds = boundsOf(measure, series);
  const text = (value: number): string => figureText(clipped(value, bounds), measure);
  const last = spc.points.at(-1)!;
  const range =
    last.lower === null || last.upper === null ? "" : ` (${text(last.lower)} to ${text(last.upper)})`;
  switch (latest.variation) {
    case "improvement":
      return `A real change for the better: ${because(latest.label, text(last.mean))}.`;
    case "concern":
      return `A real change for the worse: ${because(latest.label, text(last.mean))}.`;
    case "high":
    case "low":
      return `A real change: ${because(latest.label, text(last.mean))}.`;
    case "common-cause":
      return `Noise: the latest figure is inside its usual range${range}, with no run or trend${chance(series, measure)}.`;
    case "none":
      return "Not judged.";
  }
}

function because(label: string | null, mean: string): string {
  switch (label) {
    case "Above UCL":
      return "it is above its usual range";
    case "Below LCL":
      return "it is below its usual range";
    case "7 Point Trend (Increasing)":
      return "seven figures in a row have risen";
    case "7 Point Trend (Decreasing)":
      return "seven figures in a row have fallen";
    case "2 in 3 Above CL":
      return "two of three figures are near the top of the usual range";
    case "2 in 3 Below CL":
      return "two of three figures are near the bottom of the usual range";
    case "7 Points Above CL":
      return `seven or more figures in a row are above the average of ${mean}`;
    case "7 Points Below CL":
      return `seven or more figures in a row are below the average of ${mean}`;
    default:
      return "the pattern is not what chance would give";
  }
}

function chance({ latest }: JudgedSeries, measure: MeasureSetup): string {
  if (latest?.target === null || latest?.target === undefined) return "";
  const target = rangeText(latest.target, latest.upper, measure);
  if (latest.assurance === "hit-or-miss")
    return `. The target of ${target} is inside that range too, so it will be met some times and missed others`;
  if (latest.assurance === "fail")
    return `. The whole range is on the wrong side of the target of ${target}: only a change in the way of working will meet it`;
  if (latest.assurance === "pass") return `. The whole range is on the right side of the target of ${target}`;
  return "";
}
