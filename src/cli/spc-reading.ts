import { dayInWords } from "../core/calendar/iso";
import type { Label, SpcPoint } from "../core/judge/spc-types";
import type { SpcChart } from "./spc-chart";

/** How a figure and a limit of this chart are written. */
export interface FigureTexts {
  value(figure: number): string;
  /** With one more decimal: a mean and its limits are seldom round. */
  limit(figure: number): string;
}

/**
 * The latest figure, whether it is a real change or noise, and what the target may hope for, in sentences. "Better" and
 * "worse" are said of special causes only.
 */
export function spcReading(chart: SpcChart, texts: FigureTexts): string[] {
  const date = dayInWords(chart.points.at(-1)!.date);
  const last = chart.xmr.points.at(-1)!;
  return [
    `Latest figure: ${texts.value(last.value)} on ${date}.`,
    ...changeOrNoise(last, texts),
    ...hopeForTarget(chart, last, texts),
  ];
}

const BETTER_OR_WORSE = {
  special_cause_improvement: "A real change for the better",
  special_cause_concern: "A real change for the worse",
  special_cause_neutral_high: "A real change, upwards",
  special_cause_neutral_low: "A real change, downwards",
} as const;

function changeOrNoise({ label, type, mean, ...limits }: SpcPoint, { limit }: FigureTexts): string[] {
  const range = rangeText(limits, limit);
  // Guards say why there is no judgement.
  if (label === null || type === null) return [];
  if (type === "common_cause" || label === "Common Cause")
    return range
      ? [`Noise: it is inside its usual range (${range}), with no run or trend.`]
      : ["There is no usual range to judge it by."];
  return [`${BETTER_OR_WORSE[type]}: ${reason(label, limit(mean), range ? ` (${range})` : "")}.`];
}

const rangeText = (
  { lower, upper }: Pick<SpcPoint, "lower" | "upper">,
  text: (figure: number) => string,
): string => (lower === null || upper === null ? "" : `${text(lower)} to ${text(upper)}`);

function reason(label: Exclude<Label, "Common Cause">, mean: string, range: string): string {
  switch (label) {
    case "Above UCL":
      return `it is above its usual range${range}`;
    case "Below LCL":
      return `it is below its usual range${range}`;
    case "7 Point Trend (Increasing)":
      return "it is the latest of seven or more figures that each rose";
    case "7 Point Trend (Decreasing)":
      return "it is the latest of seven or more figures that each fell";
    case "2 in 3 Above CL":
      return `at least two of the last three figures are near the top of the usual range${range}`;
    case "2 in 3 Below CL":
      return `at least two of the last three figures are near the bottom of the usual range${range}`;
    case "7 Points Above CL":
      return `it is the latest of seven or more figures above the average of ${mean}`;
    case "7 Points Below CL":
      return `it is the latest of seven or more figures below the average of ${mean}`;
  }
}

function hopeForTarget({ xmr, options }: SpcChart, last: SpcPoint, { value, limit }: FigureTexts): string[] {
  if (options.target === undefined || xmr.assurance === "none") return [];
  const target = `The target of ${value(options.target)}`;
  if (xmr.assurance === "pass")
    return [`${target} will be met as things are: the whole usual range is on the right side of it.`];
  if (xmr.assurance === "fail")
    return [
      `${target} will not be met as things are: the whole usual range is on the wrong side of it. Only a change in the way of working will meet it.`,
    ];
  return rangeText(last, limit)
    ? [`${target} is inside the usual range: it will be met some times and missed others.`]
    : [`${target} cannot be compared with a usual range: the package calls that inconsistent.`];
}
