import type { ChartSpec } from "../../core/sheet/chart";
import type { Grid } from "../../core/sheet/grid";
import type { Made } from "../../core/sheet/made";
import type { SheetSpec } from "../../core/sheet/spec";
import type { Package } from "../package/package";
import { isOfType, relationshipsOf } from "../package/relationships";
import { editPart, type PartEditor } from "../xml/edit-part";
import { escapeAttribute } from "../xml/escape";
import { descendantsNamed, integerAttribute } from "../xml/find";
import { parsePart } from "../xml/parse-part";
import { A, anchorXml, XDR } from "./chart/anchor-xml";
import { chartXml } from "./chart/chart-xml";
import { drawnOver, removeChart } from "./chart/chart-part";
import { drawsSpec } from "./chart/draws-spec";
import { asHeld, copiesOf, placedCharts, type PlacedChart } from "./chart/placed-charts";
import { renamedCharts } from "./chart/renamed-charts";
import { addPart, freePartName, relate, unrelate } from "./parts";

const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml";
const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const DECLARATION = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;

/** Whether a sheet has the spec's charts, and no others of ours, and each draws from the spec's cells. */
export async function showsCharts(
  pkg: Package,
  sheetPart: string,
  spec: SheetSpec,
  made: Made | undefined,
): Promise<boolean> {
  const { charts } = spec;
  const drawing = await drawingOf(pkg, sheetPart);
  if (!drawing) return charts.length === 0;
  const placed = await placedCharts(pkg, drawing, parsePart(await pkg.text(drawing), drawing), spec, made);
  if (charts.length !== placed.length) return false;
  for (const chart of charts) {
    const found = placedAs(chart, placed);
    if (!found || !drawsSpec(await pkg.text(found.part), chart)) return false;
  }
  return true;
}

/**
 * Makes our charts on a sheet as the specs say: those of the same name keep their part, those gone go, new ones come last.
 * @returns the id of the sheet's relationship to a drawing that had to be made, for the sheet's `<drawing r:id>`; else undefined.
 */
export async function writeCharts(
  pkg: Package,
  sheetPart: string,
  sheet: string,
  spec: SheetSpec,
  grid: Grid,
  date1904: boolean,
  recorded: Made | undefined,
): Promise<string | undefined> {
  const { charts } = spec;
  let drawing = await drawingOf(pkg, sheetPart);
  let made: string | undefined;
  if (!drawing) {
    if (!charts.length) return undefined;
    drawing = freePartName(pkg, "xl/drawings/drawing#.xml");
    await addPart(pkg, drawing, `<xdr:wsDr xmlns:xdr="${XDR}" xmlns:a="${A}"></xdr:wsDr>`, DRAWING_TYPE);
    made = await relate(pkg, sheetPart, "drawing", drawing);
  }

  const editor = editPart(await pkg.text(drawing), drawing);
  const named = await placedCharts(pkg, drawing, editor.root, spec, recorded);
  const placed = [...named, ...(await renamedCharts(pkg, drawing, editor.root, sheet, spec, named))];
  let nextId = freeId(editor);
  for (const chart of charts) {
    const old = placedAs(chart, placed);
    if (old) {
      const kept = await drawnOver(pkg, old.part);
      pkg.set(old.part, DECLARATION + chartXml(chart, { sheet, grid }, date1904, kept));
      editor.replace(old.anchor, anchorXml(chart, idOf(old) ?? nextId++, old.relationship));
    } else {
      const part = freePartName(pkg, "xl/charts/chart#.xml");
      await addPart(pkg, part, chartXml(chart, { sheet, grid }, date1904), CHART_TYPE);
      editor.append(editor.root, anchorXml(chart, nextId++, await relate(pkg, drawing, "chart", part)));
    }
  }
  for (const one of placed) {
    if (charts.some((chart) => placedAs(chart, [one]))) continue;
    editor.remove(one.anchor);
    for (const copy of await copiesOf(pkg, drawing, editor.root, one)) unmark(editor, copy);
    await removeChart(pkg, one.part);
    await unrelate(pkg, drawing, one.part);
  }
  if (editor.changed()) pkg.set(drawing, editor.text());
  return made;
}

async function drawingOf(pkg: Package, sheetPart: string): Promise<string | undefined> {
  const relationships = await relationshipsOf(pkg, sheetPart);
  return relationships.find((one) => isOfType(one, "drawing") && pkg.has(one.target))?.target;
}

const placedAs = (chart: ChartSpec, placed: readonly PlacedChart[]): PlacedChart | undefined =>
  placed.find(({ name }) => name === asHeld(chart.name));

/** A copy that is left when ours goes would be taken for ours, and go at the next refresh: it loses our name. */
function unmark(editor: PartEditor, { anchor, name }: PlacedChart): void {
  const [properties] = descendantsNamed(anchor, "cNvPr");
  editor.setAttribute(properties!, "name", escapeAttribute(name.replace(/^Primed /, "")));
}

const idOf = ({ anchor }: PlacedChart): number | undefined =>
  integerAttribute(descendantsNamed(anchor, "cNvPr")[0]!, "id");

/** Above every id of the drawing's objects, within groups and alternatives, too. */
const freeId = ({ root }: PartEditor): number =>
  Math.max(1, ...descendantsNamed(root, "cNvPr").map((object) => integerAttribute(object, "id") ?? 0)) + 1;
