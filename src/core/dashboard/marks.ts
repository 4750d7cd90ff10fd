/** Status and real change as a shape, a word and a colour, so that no page loses anything in greyscale. */
import type { JudgedSeries } from "../judge/judge";
import type { Assurance, Status, Variation } from "../judge/signal";
import type { Style } from "../sheet/style";
import { COLOR } from "./look";

export interface Mark {
  text: string;
  style: Style;
}

const plain: Style = { color: COLOR.slate };
const improvementWord: Style = { color: COLOR.improvementEdge, bold: true };
const concernWord: Style = { color: COLOR.concernWord, bold: true };

/** One cell: shape, space, word. What is not judged is never coloured. */
export const STATUS_MARKS: Readonly<Record<Status, Mark>> = {
  met: { text: "● Met", style: { color: "#14532D", fill: "#E6F2EA", bold: true } },
  near: { text: "▲ Near", style: { color: "#664200", fill: "#FBE3A4", bold: true } },
  missed: { text: "◆ Missed", style: { color: "#851511", fill: "#F3C1BA", bold: true } },
  "no-target": { text: "○ No target", style: plain },
  "no-data": { text: "– No data", style: plain },
  "too-few": { text: "… Too few", style: plain },
  incomplete: { text: "… Not ended", style: plain },
};

/** The same shape in front of a number, by its format. */
export const STATUS_SHAPES: Readonly<Partial<Record<Status, string>>> = { met: "●", near: "▲", missed: "◆" };

/** Did it really change? The arrow is the way the figure moved; the word says whether that is good. */
export function variationMark(series: JudgedSeries, variation: Variation): Mark {
  if (series.latest?.status === "too-few") return { text: guardWord(series), style: plain };
  const label = series.latest?.label ?? null;
  const arrow = label && /^(Above|.*Increasing|.* Above)/.test(label) ? "↑" : "↓";
  switch (variation) {
    case "improvement":
      return { text: `${arrow} Improved`, style: improvementWord };
    case "concern":
      return { text: `${arrow} Worse`, style: concernWord };
    case "high":
      return { text: "↑ Higher", style: { color: COLOR.ink, bold: true } };
    case "low":
      return { text: "↓ Lower", style: { color: COLOR.ink, bold: true } };
    case "common-cause":
      return { text: "≈ Usual", style: plain };
    case "none":
      return { text: guardWord(series), style: plain };
  }
}

function guardWord({ spc, latest }: JudgedSeries): string {
  if (latest?.status === "too-few") return "… Too few";
  if (latest?.evidence.some(({ claim }) => claim === "rolling-window")) return "– Rolling";
  if (!spc || latest?.value === null) return "– No data";
  const kinds = spc.guards.map(({ kind }) => kind);
  if (kinds.includes("stock")) return "– Stock";
  if (kinds.includes("flat")) return "– Flat";
  if (kinds.includes("zero-width")) return "– Not judged";
  return "… Too few";
}

/** Will the target be met, if nothing changes? */
export const ASSURANCE_MARKS: Readonly<Record<Assurance, Mark>> = {
  pass: { text: "P Will meet", style: improvementWord },
  fail: { text: "F Will miss", style: concernWord },
  "hit-or-miss": { text: "? Hit or miss", style: plain },
  none: { text: "–", style: plain },
};

/** Which way is good, after a measure's name. */
export const goodArrow = (goodIs: string): string =>
  goodIs === "higher" ? "  ↑" : goodIs === "lower" ? "  ↓" : "";

/** Will this series meet its target? Nothing is said of a figure that rests on too few cases. */
export const assuranceMark = ({ latest }: JudgedSeries): Mark =>
  ASSURANCE_MARKS[latest && latest.status !== "too-few" ? latest.assurance : "none"];

/** What a real change is called: better or worse only where one way is good. */
export const changeWords = (goodIs: string): [string, string] =>
  goodIs === "higher" || goodIs === "lower" ? ["Improved", "Worse"] : ["Higher", "Lower"];
