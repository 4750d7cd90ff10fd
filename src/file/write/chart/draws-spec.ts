import { parseRange, rangeAddress } from "../../../core/sheet/address";
import type { ChartSpec } from "../../../core/sheet/chart";
import { rangesOf } from "../../../core/sheet/chart-ranges";

/**
 * Whether a chart's part still draws what its spec says: in the same way, and from all of its cells. How it looks, and what people
 * have added, is not asked: that alone is no reason to write a sheet.
 */
export function drawsSpec(xml: string, chart: ChartSpec): boolean {
  const plots = new Set([...xml.matchAll(PLOT)].map(([, plot]) => plot));
  const ranges = new Set(
    [...xml.matchAll(REFERENCE)].map(([, text]) => {
      const range = parseRange(text!.trim());
      return range && rangeAddress(range);
    }),
  );
  return (
    plotsOf(chart).every((plot) => plots.has(plot)) &&
    rangesOf(chart).every((rect) => ranges.has(rangeAddress(rect)))
  );
}

const PLOT = /<(?:[\w.-]+:)?(line|bar|scatter)Chart[\s>]/g;
const REFERENCE = /<(?:[\w.-]+:)?f(?:\s[^>]*)?>([^<]*)</g;

function plotsOf(chart: ChartSpec): string[] {
  if (chart.kind !== "bars") return chart.series.length ? [chart.kind] : [];
  return [...(chart.series.length ? ["bar"] : []), ...(chart.lines?.length ? ["line"] : [])];
}
