import { absoluteAddress } from "../../core/sheet/address";
import type { ChartSeries, ChartSpec, Marker, PointLabel } from "../../core/sheet/chart";
import { DAYS_BEFORE_1904, shownValue, type Grid } from "../../core/sheet/grid";
import { FONT } from "../../core/sheet/style";
import type { Rect } from "../../workbook";
import { escapeAttribute, escapeText } from "../xml/escape";

const CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
const EMU_A_POINT = 12_700;
const SLATE = "4F5D73";
const AXIS = "9AA5B4";

/** Where the lines and points lie inside the chart; the right-hand part holds the labels. */
const PLOT = { x: 0.075, y: 0.05, w: 0.755, h: 0.8 };

/**
 * A line chart's part, with every value it shows cached, so that it draws before anything is calculated.
 * @param sheet the name of the sheet that it and its cells are on.
 * @param grid that sheet's cells, for the cached values.
 */
export function chartXml(chart: ChartSpec, sheet: string, grid: Grid, date1904: boolean): string {
  const series = chart.series
    .map((one, index) => seriesXml(one, index, chart.categories, sheet, grid))
    .join("");
  return [
    `<c:chartSpace xmlns:c="${CHART}" xmlns:a="${DRAWING}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`,
    `<c:date1904 val="${date1904 ? 1 : 0}"/><c:roundedCorners val="0"/>`,
    `<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>`,
    `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>`,
    `<c:x val="${PLOT.x}"/><c:y val="${PLOT.y}"/><c:w val="${PLOT.w}"/><c:h val="${PLOT.h}"/></c:manualLayout></c:layout>`,
    `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`,
    dateAxisXml(chart, date1904 ? DAYS_BEFORE_1904 : 0),
    valueAxisXml(chart),
    `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>`,
    `<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>`,
    `<c:spPr>${solid("FFFFFF")}<a:ln><a:noFill/></a:ln></c:spPr>${textXml(9, SLATE)}`,
    `</c:chartSpace>`,
  ].join("");
}

function seriesXml(series: ChartSeries, index: number, categories: Rect, sheet: string, grid: Grid): string {
  return [
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>`,
    `<c:tx><c:v>${escapeText(series.name)}</c:v></c:tx>`,
    `<c:spPr>${lineXml(series.line)}</c:spPr>`,
    markerXml(series.marker),
    labelsXml(series.labels ?? []),
    `<c:cat>${numbersXml(categories, sheet, grid, "d mmm yyyy")}</c:cat>`,
    `<c:val>${numbersXml(series.values, sheet, grid, "General")}</c:val>`,
    `<c:smooth val="0"/></c:ser>`,
  ].join("");
}

function lineXml(line: ChartSeries["line"]): string {
  if (!line) return `<a:ln w="19050"><a:noFill/></a:ln>`;
  const dash = { solid: "solid", dash: "dash", dot: "sysDot" }[line.dash];
  return `<a:ln w="${Math.round(line.width * EMU_A_POINT)}" cap="rnd">${solid(hex(line.color))}<a:prstDash val="${dash}"/><a:round/></a:ln>`;
}

function markerXml(marker: Marker | undefined): string {
  if (!marker || marker.shape === "none") return `<c:marker><c:symbol val="none"/></c:marker>`;
  return `<c:marker><c:symbol val="${marker.shape}"/><c:size val="${marker.size}"/><c:spPr>${solid(hex(marker.fill))}<a:ln w="9525">${solid(hex(marker.edge))}</a:ln></c:spPr></c:marker>`;
}

function labelsXml(labels: readonly PointLabel[]): string {
  if (!labels.length) return "";
  const show = (value: 0 | 1): string =>
    `<c:showLegendKey val="0"/><c:showVal val="${value}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;
  const positions = { right: "r", above: "t", below: "b" };
  const each = labels.map(
    (label) =>
      `<c:dLbl><c:idx val="${label.point}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB" sz="900" b="${label.bold ? 1 : 0}">${solid(hex(label.color))}<a:latin typeface="${FONT}"/></a:rPr><a:t>${escapeText(label.text)}</a:t></a:r></a:p></c:rich></c:tx><c:dLblPos val="${positions[label.position]}"/>${show(1)}</c:dLbl>`,
  );
  return `<c:dLbls>${each.join("")}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${show(0)}</c:dLbls>`;
}

function numbersXml(rect: Rect, sheet: string, grid: Grid, format: string): string {
  const points: string[] = [];
  for (let i = 0; i < rect.rows; i++) {
    const value = shownValue(grid.get(rect.row + i)?.get(rect.column)?.value ?? null);
    if (typeof value === "number") points.push(`<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`);
  }
  return `<c:numRef><c:f>${escapeText(absoluteAddress(sheet, rect))}</c:f><c:numCache><c:formatCode>${escapeText(format)}</c:formatCode><c:ptCount val="${rect.rows}"/>${points.join("")}</c:numCache></c:numRef>`;
}

function dateAxisXml(chart: ChartSpec, offset: number): string {
  const { unit, every, format, min, max } = chart.dateAxis;
  return [
    `<c:dateAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/><c:max val="${max - offset}"/><c:min val="${min - offset}"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>`,
    `<c:numFmt formatCode="${escapeAttribute(format)}" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>`,
    `<c:spPr><a:ln w="9525">${solid(AXIS)}</a:ln></c:spPr>${textXml(9, SLATE)}`,
    `<c:crossAx val="2"/><c:crosses val="min"/><c:auto val="0"/><c:lblOffset val="100"/><c:baseTimeUnit val="${unit}"/><c:majorUnit val="${every}"/><c:majorTimeUnit val="${unit}"/></c:dateAx>`,
  ].join("");
}

function valueAxisXml(chart: ChartSpec): string {
  const { min, max, major, format } = chart.valueAxis;
  return [
    `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="${max}"/><c:min val="${min}"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>`,
    `<c:numFmt formatCode="${escapeAttribute(format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`,
    `<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textXml(9, SLATE)}`,
    `<c:crossAx val="1"/><c:crosses val="min"/><c:crossBetween val="between"/><c:majorUnit val="${major}"/></c:valAx>`,
  ].join("");
}

const textXml = (size: number, color: string): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size * 100}" b="0">${solid(color)}<a:latin typeface="${FONT}"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`;

const solid = (color: string): string => `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;
const hex = (color: string): string => color.slice(1).toUpperCase();
