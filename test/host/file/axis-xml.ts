import { escapeAttribute } from "../../../src/file/xml/escape";
import type { ChartAxis } from "../book/chart";
import { CROSSES, TICK_LABELS, TICKS, TIME_UNITS, toFile } from "./chart-words";
import { lineXml, richXml, textXml } from "./shape-xml";

/** The children of axes in the schema's order (ECMA-376 Part 1, 21.2.2). */

type Side = "l" | "b";

/** An axis of categories or dates. @param other the axis of values, which says where this one crosses it. */
export function axisXml(axis: ChartAxis, other: ChartAxis, dates: boolean, side: Side): string {
  const decided = axis.categoryType === "Automatic" ? 1 : 0;
  const start = startXml(axis, 1, side);
  const crossing = `<c:crossAx val="2"/>${crossesXml(other)}<c:auto val="${decided}"/>`;
  const look = lookXml(axis);
  if (!dates) {
    return `<c:catAx>${start}${look}${crossing}<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>`;
  }
  const unit = (name: string, value: string | undefined): string =>
    value === undefined ? "" : `<c:${name} val="${toFile(TIME_UNITS, value, "days")}"/>`;
  return [
    `<c:dateAx>${start}${look}${crossing}<c:lblOffset val="100"/>`,
    unit("baseTimeUnit", axis.baseTimeUnit),
    numberXml("majorUnit", axis.majorUnit),
    unit("majorTimeUnit", axis.majorUnit === undefined ? undefined : axis.majorTimeUnitScale),
    numberXml("minorUnit", axis.minorUnit),
    `</c:dateAx>`,
  ].join("");
}

interface NumberAxisPlace {
  own: 1 | 2;
  other: 1 | 2;
  side: Side;
  /** Bars and points stand between the marks of the other axis. */
  between: boolean;
}

export function numberAxisXml(axis: ChartAxis, other: ChartAxis, place: NumberAxisPlace): string {
  return [
    `<c:valAx>${startXml(axis, place.own, place.side)}${lookXml(axis)}`,
    `<c:crossAx val="${place.other}"/>${crossesXml(other)}`,
    `<c:crossBetween val="${place.between ? "between" : "midCat"}"/>`,
    numberXml("majorUnit", axis.majorUnit),
    numberXml("minorUnit", axis.minorUnit),
    `</c:valAx>`,
  ].join("");
}

const numberXml = (name: string, value: number | undefined): string =>
  value === undefined ? "" : `<c:${name} val="${value}"/>`;

/** Where an axis crosses the other one, which is what the other's `position` says. */
const crossesXml = ({ position, positionAt }: ChartAxis): string =>
  position === "Custom"
    ? `<c:crossesAt val="${positionAt ?? 0}"/>`
    : `<c:crosses val="${toFile(CROSSES, position, "autoZero")}"/>`;

function startXml(axis: ChartAxis, id: number, side: Side): string {
  const lines = (name: "majorGridlines" | "minorGridlines"): string =>
    axis[name].visible ? `<c:${name}><c:spPr>${lineXml(axis[name].line)}</c:spPr></c:${name}>` : "";
  const { title } = axis;
  return [
    `<c:axId val="${id}"/><c:scaling><c:orientation val="${axis.reversePlotOrder ? "maxMin" : "minMax"}"/>`,
    numberXml("max", axis.maximum),
    numberXml("min", axis.minimum),
    `</c:scaling><c:delete val="${axis.visible ? 0 : 1}"/><c:axPos val="${side}"/>`,
    lines("majorGridlines"),
    lines("minorGridlines"),
    title.visible
      ? `<c:title>${richXml(title.text, title.font, side === "l")}<c:overlay val="0"/></c:title>`
      : "",
  ].join("");
}

const lookXml = (axis: ChartAxis): string =>
  [
    `<c:numFmt formatCode="${escapeAttribute(axis.numberFormat)}" sourceLinked="${axis.linkNumberFormat ? 1 : 0}"/>`,
    `<c:majorTickMark val="${toFile(TICKS, axis.majorTickMark, "none")}"/>`,
    `<c:minorTickMark val="${toFile(TICKS, axis.minorTickMark, "none")}"/>`,
    `<c:tickLblPos val="${toFile(TICK_LABELS, axis.tickLabelPosition, "nextTo")}"/>`,
    `<c:spPr>${lineXml(axis.line)}</c:spPr>${textXml(axis.font)}`,
  ].join("");
