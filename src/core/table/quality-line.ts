import { countInWords } from "../words/figure";
import type { SourceQuality } from "./data-quality";
import { scoreInWords } from "./quality-score";

/** What a source's rows are like, in one sentence that begins with its name. */
export function sourceLine(quality: Omit<SourceQuality, "line">): string {
  const { source, sheets, rows, unread } = quality;
  if (sheets.length === 0) return `${source}: no sheet could be read.`;
  const missing = unread.length === 0 ? [] : [`${counted(unread.length, "sheet")} could not be read`];
  const parts =
    rows === 0
      ? ["no rows"]
      : [
          `${scoreInWords(quality.complete)} of cells complete`,
          ...unreadable(quality),
          ...implausible(quality),
        ];
  return `${source}: ${[...parts, ...missing].join(", ")}.`;
}

/** All sources, one sentence each. */
export const qualityLine = (sources: readonly SourceQuality[]): string =>
  sources.map(({ line }) => line).join(" ");

function unreadable({ readable }: Pick<SourceQuality, "readable">): string[] {
  const cells = readable.denominator - readable.numerator;
  return cells === 0 ? [] : [`${counted(cells, "cell")} could not be read`];
}

function implausible({
  implausible: found,
  fields,
}: Pick<SourceQuality, "implausible" | "fields">): string[] {
  const cells = found.reduce((sum, { count }) => sum + count, 0);
  if (cells === 0) return [];
  const types = new Set(found.map(({ field }) => fields.find((one) => one.field === field)?.type));
  const noun = types.size > 1 ? "cell" : types.has("date") ? "date" : "number";
  return [`${counted(cells, noun)} ${cells === 1 ? "is" : "are"} implausible`];
}

const counted = (count: number, noun: string): string =>
  `${countInWords(count)} ${noun}${count === 1 ? "" : "s"}`;
