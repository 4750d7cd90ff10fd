import type { Package } from "../../../src/file/package/package";
import { isOfType, relationshipsOf } from "../../../src/file/package/relationships";
import { allCharts } from "../../../src/file/write/chart/placed-charts";
import { attribute, child, descendantsNamed, elements, localName } from "../../../src/file/xml/find";
import { parsePart, type XmlElement } from "../../../src/file/xml/parse-part";
import type { Book, Sheet } from "../book/book";
import type { Chart } from "../book/chart";
import { leftOf, topOf } from "../book/geometry";
import { newId } from "../book/ids";
import { newChart } from "../book/new-chart";
import { at, numberAttribute } from "./attributes";
import type { Theme } from "./colors";
import { EMU_A_POINT } from "./drawing-color";
import { readChart } from "./read-chart";
import type { ChartSource } from "./source";

/** The part of a sheet's drawing. */
export async function drawingOf(pkg: Package, part: string): Promise<string | undefined> {
  const relationships = await relationshipsOf(pkg, part);
  return relationships.find((one) => isOfType(one, "drawing") && pkg.has(one.target))?.target;
}

/**
 * The charts of a sheet that stand by themselves; one that the host can't draw has its name and place, and is kept as it is.
 * @returns where each is in the file, by its id.
 */
export async function readCharts(
  book: Book,
  sheet: Sheet,
  pkg: Package,
  part: string,
  theme: Theme,
): Promise<Map<string, Omit<ChartSource, "said">>> {
  const sources = new Map<string, Omit<ChartSource, "said">>();
  const drawing = await drawingOf(pkg, part);
  if (drawing === undefined) return sources;
  const root = parsePart(await pkg.text(drawing), drawing);
  for (const placed of await allCharts(pkg, drawing, root)) {
    const text = await pkg.text(placed.part);
    const space = parsePart(text, placed.part);
    const id = newId(book);
    const rect = placeOf(sheet, placed.anchor);
    const read = readChart(space, { ...newChart(id, placed.name, "Line"), ...rect }, theme);
    const chart: Chart = read ?? {
      ...newChart(id, placed.name, typeOf(space)),
      ...rect,
      source: keptXml(text),
    };
    sheet.charts.push(chart);
    sources.set(id, { relationship: placed.relationship, part: placed.part });
  }
  return sources;
}

/** The chart for a copy of it, without what only its own part is related to. */
const keptXml = (text: string): string =>
  text
    .replace(/^<\?xml[^>]*>\s*/, "")
    .replace(/<(?:[\w.-]+:)?(userShapes|externalData)\b[^>]*(?:\/>|>.*?<\/(?:[\w.-]+:)?\1>)/gs, "");

type Place = Pick<Chart, "left" | "top" | "width" | "height">;

/** Where an anchor is on its sheet, in points (ECMA-376 Part 1, 20.5.2). */
function placeOf(sheet: Sheet, anchor: XmlElement): Place {
  const offset = (element: XmlElement | undefined, name: string): number =>
    (numberAttribute(element, name) ?? 0) / EMU_A_POINT;
  const corner = (name: string): { left: number; top: number } | undefined => {
    const found = child(anchor, name);
    if (!found) return undefined;
    const number = (part: string): number => Number(at(found, part)?.text ?? 0);
    return {
      left: leftOf(sheet, number("col") + 1) + number("colOff") / EMU_A_POINT,
      top: topOf(sheet, number("row") + 1) + number("rowOff") / EMU_A_POINT,
    };
  };
  const position = child(anchor, "pos");
  const from = corner("from") ?? { left: offset(position, "x"), top: offset(position, "y") };
  const to = corner("to");
  const extent = child(anchor, "ext");
  const [width, height] = to
    ? [to.left - from.left, to.top - from.top]
    : [offset(extent, "cx"), offset(extent, "cy")];
  return { left: tidy(from.left), top: tidy(from.top), width: tidy(width), height: tidy(height) };
}

const tidy = (points: number): number => Number(points.toFixed(4));

const KEPT_TYPES: Readonly<Record<string, string>> = {
  pieChart: "Pie",
  doughnutChart: "Doughnut",
  areaChart: "Area",
  radarChart: "Radar",
  bubbleChart: "Bubble",
  barChart: "ColumnClustered",
  scatterChart: "XYScatter",
  stockChart: "StockHLC",
  surfaceChart: "Surface",
};

/** As far as it can be told from the first of its plots. */
function typeOf(space: XmlElement): string {
  const [area] = descendantsNamed(space, "plotArea");
  const plot = area && elements(area).find(({ name }) => /Chart$/.test(name));
  return (plot && KEPT_TYPES[localName(plot.name)]) ?? "Line";
}

/** The names of a drawing's objects, to give new ones ids that none has. */
export const objectIds = (root: XmlElement): number[] =>
  descendantsNamed(root, "cNvPr").map((one) => Number(attribute(one, "id") ?? 0));
