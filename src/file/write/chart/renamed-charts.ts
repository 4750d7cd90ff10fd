import { covers, parseRange } from "../../../core/sheet/address";
import type { ChartSpec } from "../../../core/sheet/chart";
import type { SheetSpec } from "../../../core/sheet/spec";
import type { Rect } from "../../../workbook";
import type { Package } from "../../package/package";
import { sheetOfReference } from "../../../core/owned/owned-sheets";
import { child, descendantsNamed } from "../../xml/find";
import { parsePart, type XmlElement } from "../../xml/parse-part";
import { drawsSpec } from "./draws-spec";
import { allCharts, asHeld, type PlacedChart } from "./placed-charts";

/**
 * Our charts under other names: openpyxl, for one, calls every chart it saves `Chart 1`, `Chart 2`, and LibreOffice gives ours a
 * number when their sheet has been copied or moved. Where no chart of ours is found by its name, one that draws all the cells of one in the
 * spec is it, or one that stands in its very place and draws cells of our area only: else the old chart would lie under the new one
 * for ever.
 */
export async function renamedCharts(
  pkg: Package,
  drawing: string,
  root: XmlElement,
  sheet: string,
  { area, charts }: SheetSpec,
  placed: readonly PlacedChart[],
): Promise<PlacedChart[]> {
  // Such a program renames them all: where one of ours has kept its name, what has another is people's.
  if (placed.length) return [];
  const found: PlacedChart[] = [];
  const names = charts.map(({ name }) => asHeld(name));
  for (const chart of await allCharts(pkg, drawing, root)) {
    // Who gives a chart a name that begins as ours do, and is none of ours with a number, has made it theirs.
    if (/^primed /i.test(chart.name) && !names.some((name) => chart.name.startsWith(name))) continue;
    const xml = await pkg.text(chart.part);
    const wanted = charts.find(
      (spec) =>
        !found.some(({ name }) => name === asHeld(spec.name)) &&
        (drawsSpec(xml, spec) || (standsAt(chart.anchor, spec) && drawsOnly(xml, sheet, area))),
    );
    if (wanted) found.push({ ...chart, name: asHeld(wanted.name) });
  }
  return found;
}

function drawsOnly(xml: string, sheet: string, area: Rect): boolean {
  return descendantsNamed(parsePart(xml), "f").every(({ text }) => {
    const rect = parseRange(text);
    return sheetOfReference(text) === sheet && rect !== undefined && covers(area, rect);
  });
}

function standsAt(anchor: XmlElement, { over }: ChartSpec): boolean {
  const from = child(anchor, "from");
  const edge = (name: string): number => Number((from && child(from, name)?.text.trim()) || NaN);
  return edge("row") === over.row - 1 && edge("col") === over.column - 1;
}
