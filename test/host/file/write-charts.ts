import type { Package } from "../../../src/file/package/package";
import { A, XDR } from "../../../src/file/write/chart/anchor-xml";
import { removeChart } from "../../../src/file/write/chart/chart-part";
import { allCharts } from "../../../src/file/write/chart/placed-charts";
import { addPart, freePartName, relate, unrelate } from "../../../src/file/write/parts";
import { relationshipPrefix } from "../../../src/file/write/relationship-prefix";
import { editPart, type PartEditor } from "../../../src/file/xml/edit-part";
import { escapeAttribute } from "../../../src/file/xml/escape";
import { attribute, descendantsNamed, integerAttribute } from "../../../src/file/xml/find";
import type { XmlElement } from "../../../src/file/xml/parse-part";
import type { Book, Sheet } from "../book/book";
import type { Chart } from "../book/chart";
import { columnAt, rowAt } from "../book/geometry";
import { chartXml } from "./chart-xml";
import { EMU_A_POINT } from "./drawing-color";
import { drawingOf, objectIds } from "./read-charts";
import { put } from "./set-element";
import type { ChartSource } from "./source";

const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml";
const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const DECLARATION = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/**
 * Makes a sheet's charts be those of the model. Those there keep their part, all that is not a chart stays as it is; one that the host
 * only keeps is moved at most.
 * @param before where each chart is in the file, by its id. @param unchanged those that need no writing.
 */
export async function writeCharts(
  editor: PartEditor,
  pkg: Package,
  part: string,
  book: Book,
  sheet: Sheet,
  before: ReadonlyMap<string, ChartSource>,
  unchanged: (chart: Chart) => boolean,
): Promise<void> {
  let drawing = await drawingOf(pkg, part);
  if (drawing === undefined) {
    if (!sheet.charts.length) return;
    drawing = freePartName(pkg, "xl/drawings/drawing#.xml");
    await addPart(pkg, drawing, `<xdr:wsDr xmlns:xdr="${XDR}" xmlns:a="${A}"></xdr:wsDr>`, DRAWING_TYPE);
    const id = await relate(pkg, part, "drawing", drawing);
    put(editor, "drawing", `<drawing${relationshipPrefix(editor.root)} r:id="${id}"/>`);
  }
  const objects = editPart(await pkg.text(drawing), drawing);
  const placed = new Map((await allCharts(pkg, drawing, objects.root)).map((one) => [one.relationship, one]));
  let nextId = Math.max(1, ...objectIds(objects.root)) + 1;
  for (const [id, { relationship, part: chartPart }] of before) {
    const anchor = placed.get(relationship)?.anchor;
    if (!anchor || sheet.charts.some((chart) => chart.id === id)) continue;
    objects.remove(anchor);
    await removeChart(pkg, chartPart);
    await unrelate(pkg, drawing, chartPart);
  }
  for (const chart of sheet.charts) {
    if (unchanged(chart)) continue;
    const old = before.get(chart.id);
    const anchor = old && placed.get(old.relationship)?.anchor;
    if (old && anchor) {
      if (chart.source === undefined) pkg.set(old.part, DECLARATION + chartXml(book, chart));
      objects.replace(
        anchor,
        anchorXml(sheet, chart, idOf(anchor) ?? nextId++, old.relationship, altOf(anchor)),
      );
    } else {
      const name = freePartName(pkg, "xl/charts/chart#.xml");
      const xml = typeof chart.source === "string" ? chart.source : chartXml(book, chart);
      await addPart(pkg, name, xml, CHART_TYPE);
      const relationship = await relate(pkg, drawing, "chart", name);
      objects.append(objects.root, anchorXml(sheet, chart, nextId++, relationship, ""));
    }
  }
  if (objects.changed()) pkg.set(drawing, objects.text());
}

const propertiesOf = (anchor: XmlElement): XmlElement | undefined => descendantsNamed(anchor, "cNvPr")[0];
const idOf = (anchor: XmlElement): number | undefined => {
  const properties = propertiesOf(anchor);
  return properties && integerAttribute(properties, "id");
};

/** What is said of the object for those who can't see it. */
const altOf = (anchor: XmlElement): string =>
  ["descr", "title"]
    .map((name) => {
      const properties = propertiesOf(anchor);
      const value = properties && attribute(properties, name);
      return value === undefined ? "" : ` ${name}="${escapeAttribute(value)}"`;
    })
    .join("");

function anchorXml(sheet: Sheet, chart: Chart, id: number, relationship: string, alt: string): string {
  const { left, top, width, height, name } = chart;
  const corner = (x: number, y: number): string => {
    const [column, row] = [columnAt(sheet, x), rowAt(sheet, y)];
    const emu = (points: number): number => Math.max(0, Math.round(points * EMU_A_POINT));
    return `<xdr:col>${column.line - 1}</xdr:col><xdr:colOff>${emu(column.offset)}</xdr:colOff><xdr:row>${row.line - 1}</xdr:row><xdr:rowOff>${emu(row.offset)}</xdr:rowOff>`;
  };
  return [
    `<xdr:twoCellAnchor xmlns:xdr="${XDR}" xmlns:a="${A}">`,
    `<xdr:from>${corner(left, top)}</xdr:from><xdr:to>${corner(left + width, top + height)}</xdr:to>`,
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${id}" name="${escapeAttribute(name)}"${alt}/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`,
    `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>`,
    `<a:graphic><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" xmlns:r="${RELATIONSHIPS}" r:id="${relationship}"/></a:graphicData></a:graphic>`,
    `</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`,
  ].join("");
}
