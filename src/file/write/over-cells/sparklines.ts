import { address, sheetAddress } from "../../../core/sheet/address";
import { isMade, type Made } from "../../../core/sheet/made";
import { sparklineSignature, type SparklineGroup } from "../../../core/sheet/sparkline";
import type { Rect } from "../../../workbook";
import type { PartEditor } from "../../xml/edit-part";
import { escapeText } from "../../xml/escape";
import { attribute, child, childrenNamed } from "../../xml/find";
import type { XmlElement } from "../../xml/parse-part";
import { extensionItems, SPARKLINES_URI, X14_NAMESPACES, type ExtensionChange } from "./extensions";
import { partition } from "./sqref";

/** A sparkline as it stands on a worksheet. */
interface SparklineNow {
  group: XmlElement;
  element: XmlElement;
  ours: boolean;
}

/** Makes the sparklines of our area as the spec says. Those that were ours go, wherever in it they are; people's stay. */
export function writeSparklines(
  editor: PartEditor,
  sheet: string,
  groups: readonly SparklineGroup[],
  areas: readonly Rect[],
  made: Made,
): ExtensionChange {
  const all = sparklinesNow(editor.root, areas, made);
  const removed: XmlElement[] = [];
  for (const group of new Set(all.filter(({ ours }) => ours).map((one) => one.group))) {
    const here = all.filter((one) => one.group === group);
    if (here.every(({ ours }) => ours)) removed.push(group);
    else for (const { element, ours } of here) if (ours) editor.remove(element);
  }
  const added = groups.filter(({ cells }) => cells.length).map((group) => groupXml(group, sheet));
  return { uri: SPARKLINES_URI, list: "sparklineGroups", removed, added };
}

export function showsSparklines(
  root: XmlElement,
  groups: readonly SparklineGroup[],
  areas: readonly Rect[],
  made: Made,
): boolean {
  const ours = sparklinesNow(root, areas, made).filter((one) => one.ours);
  const places = new Set(ours.map(({ element }) => child(element, "sqref")?.text.trim()));
  const wanted = groups.flatMap(({ cells }) => cells.map(({ row, column }) => address(row, column)));
  return ours.length === wanted.length && wanted.every((place) => places.has(place));
}

function sparklinesNow(root: XmlElement, areas: readonly Rect[], made: Made): SparklineNow[] {
  return extensionItems(root, SPARKLINES_URI).flatMap((group) => {
    const color = `#${(attribute(child(group, "colorSeries") ?? group, "rgb") ?? "").slice(-6)}`;
    const signature = sparklineSignature(attribute(group, "type") ?? "line", color);
    const recorded = isMade(made, signature);
    const list = child(group, "sparklines");
    return (list ? childrenNamed(list, "sparkline") : []).map((element) => {
      const inside = partition(child(element, "sqref")?.text ?? "", areas).inside.length > 0;
      return { group, element, ours: recorded && inside };
    });
  });
}

function groupXml(group: SparklineGroup, sheet: string): string {
  const { kind, color, negative, last, axis, weight, min, max } = group;
  const bound = (end: "Min" | "Max", value: number | "group" | undefined): string => {
    if (value === undefined || (typeof value === "number" && !Number.isFinite(value))) return "";
    const type = ` ${end.toLowerCase()}AxisType=`;
    return value === "group" ? `${type}"group"` : ` manual${end}="${value}"${type}"custom"`;
  };
  const attributes = [
    bound("Max", max),
    bound("Min", min),
    kind === "line" ? (weight ? ` lineWeight="${weight}"` : "") : ` type="${kind}"`,
    ` displayEmptyCellsAs="gap"`,
    last ? ` last="1"` : "",
    negative ? ` negative="1"` : "",
    axis ? ` displayXAxis="1"` : "",
  ].join("");
  const colors = Object.entries({
    Series: color,
    Negative: negative ?? color,
    Axis: axis ?? "#000000",
    Markers: color,
    First: color,
    Last: last ?? color,
    High: color,
    Low: color,
  }).map(([name, value]) => `<x14:color${name} rgb="FF${value.slice(1).toUpperCase()}"/>`);
  const cells = group.cells.map(
    ({ row, column, values }) =>
      `<x14:sparkline><xm:f>${escapeText(sheetAddress(sheet, values))}</xm:f><xm:sqref>${address(row, column)}</xm:sqref></x14:sparkline>`,
  );
  return `<x14:sparklineGroup ${X14_NAMESPACES}${attributes}>${colors.join("")}<x14:sparklines>${cells.join("")}</x14:sparklines></x14:sparklineGroup>`;
}
