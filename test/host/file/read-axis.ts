import { attribute, child, localName } from "../../../src/file/xml/find";
import type { XmlElement } from "../../../src/file/xml/parse-part";
import type { ChartAxis, ChartFont } from "../book/chart";
import { newAxis } from "../book/new-chart";
import { at, numberVal, valOf } from "./attributes";
import { CROSSES, fromFile, TICK_LABELS, TICKS, TIME_UNITS } from "./chart-words";
import type { Theme } from "./colors";
import { fontOf, lineOf, richText } from "./drawing-color";

type TimeUnit = ChartAxis["baseTimeUnit"];

export function readCategoryAxis(
  axis: XmlElement,
  other: XmlElement,
  theme: Theme,
  font: ChartFont,
): ChartAxis {
  const kind = localName(axis.name);
  const decided = valOf(axis, "auto") === "0";
  const unit = (name: string): TimeUnit => {
    const said = valOf(axis, name);
    return said === undefined ? undefined : (fromFile(TIME_UNITS, said, "Days") as TimeUnit);
  };
  const spacing = numberVal(axis, "tickLblSkip");
  return {
    ...readAxis("category", axis, other, theme, font),
    ...(spacing === undefined ? {} : { tickLabelSpacing: spacing }),
    categoryType: !decided || kind === "valAx" ? "Automatic" : kind === "dateAx" ? "DateAxis" : "TextAxis",
    baseTimeUnit: unit("baseTimeUnit"),
    majorTimeUnitScale: unit("majorTimeUnit"),
  };
}

export const readValueAxis = (
  axis: XmlElement,
  other: XmlElement,
  theme: Theme,
  font: ChartFont,
): ChartAxis => readAxis("value", axis, other, theme, font);

/** @param other the axis that crosses it, which says where it does. */
function readAxis(
  kind: "category" | "value",
  axis: XmlElement,
  other: XmlElement,
  theme: Theme,
  font: ChartFont,
): ChartAxis {
  const standard = newAxis(kind);
  const scaling = child(axis, "scaling");
  const format = child(axis, "numFmt");
  const title = child(axis, "title");
  const crossesAt = numberVal(other, "crossesAt");
  const gridlines = (name: "majorGridlines" | "minorGridlines"): ChartAxis["majorGridlines"] => {
    const lines = child(axis, name);
    return { visible: lines !== undefined, line: lineOf(at(lines, "spPr"), theme, standard[name].line) };
  };
  return {
    ...standard,
    visible: valOf(axis, "delete") !== "1",
    minimum: numberVal(scaling, "min"),
    maximum: numberVal(scaling, "max"),
    majorUnit: numberVal(axis, "majorUnit"),
    minorUnit: numberVal(axis, "minorUnit"),
    numberFormat: (format && attribute(format, "formatCode")) ?? "General",
    linkNumberFormat: format === undefined || attribute(format, "sourceLinked") === "1",
    majorTickMark: fromFile(TICKS, valOf(axis, "majorTickMark"), "Cross"),
    minorTickMark: fromFile(TICKS, valOf(axis, "minorTickMark"), "Cross"),
    tickLabelPosition: fromFile(TICK_LABELS, valOf(axis, "tickLblPos"), "NextToAxis"),
    reversePlotOrder: valOf(scaling, "orientation") === "maxMin",
    position: (crossesAt === undefined
      ? fromFile(CROSSES, valOf(other, "crosses"), "Automatic")
      : "Custom") as ChartAxis["position"],
    positionAt: crossesAt,
    line: lineOf(child(axis, "spPr"), theme, standard.line),
    font: fontOf(child(axis, "txPr"), theme, font),
    majorGridlines: gridlines("majorGridlines"),
    minorGridlines: gridlines("minorGridlines"),
    title: {
      visible: title !== undefined,
      text: richText(at(title, "tx", "rich")) ?? standard.title.text,
      font: title
        ? fontOf(at(title, "tx", "rich") ?? child(title, "txPr"), theme, font)
        : standard.title.font,
    },
  };
}
