import type { BarChart, DateAxis, NumberAxis } from "../../../core/sheet/chart";
import { AXIS_COLOR, GRID_COLOR } from "../../../core/sheet/chart-look";
import { escapeAttribute, escapeText } from "../../xml/escape";
import { edgeXml, fontXml, lineXml, NO_LINE, textXml } from "./shape-xml";

/** One pair of axes a chart; ids need only differ within the part. */
const ALONG = 1;
const VALUES = 2;
export const AXIS_IDS = `<c:axId val="${ALONG}"/><c:axId val="${VALUES}"/>`;

type Side = "bottom" | "left";

/** @param offset how far the workbook's serial dates lie behind those of the spec. */
export function dateAxisXml(axis: DateAxis, offset: number): string {
  const { unit, every, format, base = unit } = axis;
  return [
    `<c:dateAx>${startXml(ALONG, { min: axis.min - offset, max: axis.max - offset, side: "bottom", title: axis.title })}`,
    lookXml({ format, ticks: true, labels: "low", line: edgeXml(AXIS_COLOR) }),
    `<c:crossAx val="${VALUES}"/><c:crosses val="min"/><c:auto val="0"/><c:lblOffset val="100"/><c:baseTimeUnit val="${base}"/><c:majorUnit val="${every}"/><c:majorTimeUnit val="${unit}"/></c:dateAx>`,
  ].join("");
}

/**
 * Names of bars, always outside them; every one is written, and those of lying bars run from the top down.
 * @param format as the names' cells have it; LibreOffice does not look there by itself.
 */
export function categoryAxisXml({ direction, categoryAxis = {} }: BarChart, format: string): string {
  const lying = direction === "across";
  const { line } = categoryAxis;
  return [
    `<c:catAx>${startXml(ALONG, { reversed: lying, side: lying ? "left" : "bottom", title: categoryAxis.title })}`,
    lookXml({ format, ticks: false, labels: "low", line: line ? lineXml(line) : edgeXml(AXIS_COLOR) }),
    `<c:crossAx val="${VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>`,
  ].join("");
}

/** The axis that values are read from. @param crosses where it stands along the other axis. */
export function valueAxisXml(axis: NumberAxis, side: Side, crosses: "min" | "max", between: boolean): string {
  return numberAxisXml(axis, side, {
    own: VALUES,
    other: ALONG,
    crosses,
    between,
    line: NO_LINE,
    ticks: false,
  });
}

/** The bottom axis of a scatter chart. */
export const xAxisXml = (axis: NumberAxis): string =>
  numberAxisXml(axis, "bottom", {
    own: ALONG,
    other: VALUES,
    crosses: "min",
    between: false,
    line: edgeXml(AXIS_COLOR),
    ticks: true,
  });

interface NumberAxisPlace {
  own: number;
  other: number;
  crosses: "min" | "max";
  between: boolean;
  line: string;
  ticks: boolean;
}

function numberAxisXml(axis: NumberAxis, side: Side, place: NumberAxisPlace): string {
  const { min, max, major, format, gridlines = false, hidden = false } = axis;
  const { own, other, crosses, between, line, ticks } = place;
  return [
    `<c:valAx>${startXml(own, { min, max, hidden, gridlines, side, title: axis.title })}`,
    lookXml({ format, ticks, labels: "nextTo", line }),
    `<c:crossAx val="${other}"/><c:crosses val="${crosses}"/><c:crossBetween val="${between ? "between" : "midCat"}"/><c:majorUnit val="${major}"/></c:valAx>`,
  ].join("");
}

interface AxisStart {
  side: Side;
  min?: number;
  max?: number;
  reversed?: boolean;
  hidden?: boolean;
  gridlines?: boolean;
  title: string | undefined;
}

/** What all axes begin with, in the schema's order. */
function startXml(id: number, axis: AxisStart): string {
  const { min, max, reversed = false, hidden = false, gridlines = false, side, title } = axis;
  return [
    `<c:axId val="${id}"/><c:scaling><c:orientation val="${reversed ? "maxMin" : "minMax"}"/>`,
    max === undefined ? "" : `<c:max val="${max}"/>`,
    min === undefined ? "" : `<c:min val="${min}"/>`,
    `</c:scaling><c:delete val="${hidden ? 1 : 0}"/><c:axPos val="${side === "left" ? "l" : "b"}"/>`,
    gridlines ? `<c:majorGridlines><c:spPr>${edgeXml(GRID_COLOR)}</c:spPr></c:majorGridlines>` : "",
    title === undefined ? "" : titleXml(title, side),
  ].join("");
}

function titleXml(title: string, side: Side): string {
  const turned = side === "left" ? ` rot="-5400000" vert="horz"` : "";
  return `<c:title><c:tx><c:rich><a:bodyPr${turned}/><a:lstStyle/><a:p><a:pPr>${fontXml("defRPr")}</a:pPr><a:r>${fontXml("rPr")}<a:t>${escapeText(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

interface AxisLook {
  format: string;
  ticks: boolean;
  labels: "low" | "nextTo";
  line: string;
}

const lookXml = ({ format, ticks, labels, line }: AxisLook): string =>
  [
    `<c:numFmt formatCode="${escapeAttribute(format)}" sourceLinked="0"/>`,
    `<c:majorTickMark val="${ticks ? "out" : "none"}"/><c:minorTickMark val="none"/><c:tickLblPos val="${labels}"/>`,
    `<c:spPr>${line}</c:spPr>${textXml()}`,
  ].join("");
