import type { BarSeries, LineSeries, ScatterSeries } from "../../../core/sheet/chart";
import { nameXml, numbersXml, type Source } from "./cache-xml";
import { pointLabelsXml, valueLabelsXml } from "./labels-xml";
import { barXml, lineXml, markerXml } from "./shape-xml";

/** One series of each kind. `index` counts all series of the chart from 0; later ones are drawn over earlier ones. */

/** @param along the categories, as their element. */
export function lineSeriesXml(series: LineSeries, index: number, along: string, source: Source): string {
  return [
    startXml(series, index, source),
    strokeXml(series),
    along,
    `<c:val>${numbersXml(series.values, source)}</c:val><c:smooth val="0"/></c:ser>`,
  ].join("");
}

export function scatterSeriesXml(series: ScatterSeries, index: number, source: Source): string {
  return [
    startXml(series, index, source),
    strokeXml(series),
    `<c:xVal>${numbersXml(series.x, source)}</c:xVal><c:yVal>${numbersXml(series.y, source)}</c:yVal>`,
    `<c:smooth val="0"/></c:ser>`,
  ].join("");
}

/** @param along the categories, as their element. */
export function barSeriesXml(
  series: BarSeries,
  index: number,
  along: string,
  stacked: boolean,
  source: Source,
): string {
  const points = [...(series.points ?? [])].sort((a, b) => a.point - b.point);
  const pointXml = points.map(
    (one) =>
      `<c:dPt><c:idx val="${one.point}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>${barXml(one)}</c:dPt>`,
  );
  return [
    startXml(series, index, source),
    `${barXml(series)}<c:invertIfNegative val="0"/>${pointXml.join("")}`,
    valueLabelsXml(series.valueLabels, stacked),
    along,
    `<c:val>${numbersXml(series.values, source)}</c:val></c:ser>`,
  ].join("");
}

const startXml = ({ name }: Pick<LineSeries, "name">, index: number, source: Source): string =>
  `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>${nameXml(name, source)}`;

const strokeXml = ({ line, marker, labels }: Pick<LineSeries, "line" | "marker" | "labels">): string =>
  `<c:spPr>${lineXml(line)}</c:spPr>${markerXml(marker)}${pointLabelsXml(labels)}`;
