import type { ChartSpec } from "../../../core/sheet/chart";
import { escapeAttribute } from "../../xml/escape";

export const XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
export const A = "http://schemas.openxmlformats.org/drawingml/2006/main";
const C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/**
 * A chart's place on its sheet. It names its namespaces itself, so that it fits into a drawing of any program's, whatever prefixes
 * that one has.
 */
export function anchorXml({ over, name, title, alt }: ChartSpec, id: number, relationship: string): string {
  const corner = (column: number, row: number): string =>
    `<xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`;
  return [
    `<xdr:twoCellAnchor xmlns:xdr="${XDR}" xmlns:a="${A}">`,
    `<xdr:from>${corner(over.column - 1, over.row - 1)}</xdr:from>`,
    `<xdr:to>${corner(over.column - 1 + over.columns, over.row - 1 + over.rows)}</xdr:to>`,
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${id}" name="${escapeAttribute(name)}" descr="${escapeAttribute(alt)}" title="${escapeAttribute(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`,
    `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>`,
    `<a:graphic><a:graphicData uri="${C}"><c:chart xmlns:c="${C}" xmlns:r="${R}" r:id="${relationship}"/></a:graphicData></a:graphic>`,
    `</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`,
  ].join("");
}
