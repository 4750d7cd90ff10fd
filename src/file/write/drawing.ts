import type { ChartSpec } from "../../core/sheet/chart";
import type { Grid } from "../../core/sheet/grid";
import type { SheetSpec } from "../../core/sheet/spec";
import { isOfType, relationshipsOf } from "../package/relationships";
import type { Package } from "../package/package";
import { editPart, type PartEditor } from "../xml/edit-part";
import { escapeAttribute } from "../xml/escape";
import { attribute, child, descendantsNamed, elements, integerAttribute, relationshipId } from "../xml/find";
import { parsePart, type XmlElement } from "../xml/parse-part";
import { chartXml } from "./chart-xml";
import { addPart, freePartName, relate, removePart, unrelate } from "./parts";

const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml";
const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
const A = "http://schemas.openxmlformats.org/drawingml/2006/main";
const C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DECLARATION = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;

/** Charts of ours on a sheet are those whose names begin so: `Primed team:North `. All others are people's. */
const beginningFor = (role: string): string => asHeld(`Primed ${role} `);

/** A name as XML can hold it. */
const asHeld = (name: string): string =>
  attribute(parsePart(`<name is="${escapeAttribute(name)}"/>`), "is") ?? "";

/** One of our charts as it stands in a drawing. */
interface Placed {
  name: string;
  anchor: XmlElement;
  part: string;
}

/** Whether a sheet has the spec's charts, and no others of ours. */
export async function showsCharts(
  pkg: Package,
  sheetPart: string,
  { role, charts }: SheetSpec,
): Promise<boolean> {
  const drawing = await drawingOf(pkg, sheetPart);
  if (!drawing) return charts.length === 0;
  const placed = await placedCharts(pkg, drawing, editPart(await pkg.text(drawing), drawing), role);
  const names = new Set(placed.map(({ name }) => name));
  return charts.length === names.size && charts.every(({ name }) => names.has(asHeld(name)));
}

/**
 * Makes our charts on a sheet as the specs say: those of the same name keep their part, those gone go, new ones come last.
 * @returns the id of the sheet's relationship to a drawing that had to be made, for the sheet's `<drawing r:id>`; else undefined.
 */
export async function writeCharts(
  pkg: Package,
  sheetPart: string,
  sheet: string,
  { role, charts }: SheetSpec,
  grid: Grid,
  date1904: boolean,
): Promise<string | undefined> {
  let drawing = await drawingOf(pkg, sheetPart);
  let made: string | undefined;
  if (!drawing) {
    if (!charts.length) return undefined;
    drawing = freePartName(pkg, "xl/drawings/drawing#.xml");
    await addPart(pkg, drawing, `<xdr:wsDr xmlns:xdr="${XDR}" xmlns:a="${A}"></xdr:wsDr>`, DRAWING_TYPE);
    made = await relate(pkg, sheetPart, "drawing", drawing);
  }

  const editor = editPart(await pkg.text(drawing), drawing);
  const placed = await placedCharts(pkg, drawing, editor, role);
  let nextId =
    Math.max(1, ...descendantsNamed(editor.root, "cNvPr").map((e) => integerAttribute(e, "id") ?? 0)) + 1;
  for (const chart of charts) {
    const old = placed.find(({ name }) => name === asHeld(chart.name));
    const xml = chartXml(chart, sheet, grid, date1904);
    if (old) {
      pkg.set(old.part, DECLARATION + xml);
      const id = integerAttribute(descendantsNamed(old.anchor, "cNvPr")[0]!, "id") ?? nextId++;
      editor.replace(old.anchor, anchorXml(chart, id, relationshipId(graphicChart(old.anchor)!)!));
    } else {
      const part = freePartName(pkg, "xl/charts/chart#.xml");
      await addPart(pkg, part, xml, CHART_TYPE);
      editor.append(editor.root, anchorXml(chart, nextId++, await relate(pkg, drawing, "chart", part)));
    }
  }
  for (const { name, anchor, part } of placed) {
    if (charts.some((chart) => asHeld(chart.name) === name)) continue;
    editor.remove(anchor);
    await removeChart(pkg, part);
    await unrelate(pkg, drawing, part);
  }
  if (editor.changed()) pkg.set(drawing, editor.text());
  return made;
}

async function drawingOf(pkg: Package, sheetPart: string): Promise<string | undefined> {
  const relationships = await relationshipsOf(pkg, sheetPart);
  return relationships.find((one) => isOfType(one, "drawing") && pkg.has(one.target))?.target;
}

async function placedCharts(
  pkg: Package,
  drawing: string,
  editor: PartEditor,
  role: string,
): Promise<Placed[]> {
  const parts = new Map((await relationshipsOf(pkg, drawing)).map(({ id, target }) => [id, target]));
  return elements(editor.root).flatMap((anchor) => {
    const frame = child(anchor, "graphicFrame");
    const name = frame && attribute(descendantsNamed(frame, "cNvPr")[0] ?? frame, "name");
    const chart = frame && graphicChart(frame);
    if (!name?.startsWith(beginningFor(role)) || !chart) return [];
    const part = parts.get(relationshipId(chart) ?? "");
    return part && pkg.has(part) ? [{ name, anchor, part }] : [];
  });
}

/** With the parts that Excel keeps beside a chart for its looks. */
async function removeChart(pkg: Package, part: string): Promise<void> {
  for (const one of await relationshipsOf(pkg, part)) {
    if (isOfType(one, "chartStyle") || isOfType(one, "chartColorStyle")) await removePart(pkg, one.target);
  }
  await removePart(pkg, part);
}

const graphicChart = (element: XmlElement): XmlElement | undefined => descendantsNamed(element, "chart")[0];

function anchorXml(chart: ChartSpec, id: number, relationship: string): string {
  const { over } = chart;
  const corner = (column: number, row: number): string =>
    `<xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`;
  return [
    `<xdr:twoCellAnchor xmlns:xdr="${XDR}" xmlns:a="${A}">`,
    `<xdr:from>${corner(over.column - 1, over.row - 1)}</xdr:from>`,
    `<xdr:to>${corner(over.column - 1 + over.columns, over.row - 1 + over.rows)}</xdr:to>`,
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${id}" name="${escapeAttribute(chart.name)}" descr="${escapeAttribute(chart.alt)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`,
    `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>`,
    `<a:graphic><a:graphicData uri="${C}"><c:chart xmlns:c="${C}" xmlns:r="${R}" r:id="${relationship}"/></a:graphicData></a:graphic>`,
    `</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`,
  ].join("");
}
