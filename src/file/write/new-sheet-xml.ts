import { address, rangeAddress } from "../../core/sheet/address";
import type { PrintSetup, Protection, SheetSpec } from "../../core/sheet/spec";
import { escapeText } from "../xml/escape";
import { breaksXml } from "./page-breaks";

export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/**
 * An empty worksheet with what is set once and is then the people's: column widths, frozen rows, print set-up.
 * @param digitWidth the width in pixels of a digit in the workbook's Normal font, in which column widths are counted.
 */
export function newSheetXml(spec: SheetSpec, digitWidth: number): string {
  const { print } = spec;
  const columns = spec.columnWidths.map((pixels, index) => {
    const width = Math.floor((pixels / digitWidth) * 256) / 256;
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  });
  const footer = `&L${print.footer.left}&C${print.footer.centre}&R${print.footer.right}`;
  return [
    `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">`,
    propertiesXml(spec),
    `<dimension ref="${rangeAddress(spec.area)}"/>`,
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0">${pane(spec.frozenRows, spec.frozenColumns ?? 0)}</sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="15"/>`,
    columns.length ? `<cols>${columns.join("")}</cols>` : "",
    `<sheetData/>`,
    spec.protection ? protectionXml(spec.protection) : "",
    `<printOptions horizontalCentered="1"/>`,
    `<pageMargins left="0.25" right="0.25" top="0.35" bottom="0.5" header="0.2" footer="0.2"/>`,
    `<pageSetup paperSize="9" ${scaling(print)} orientation="${print.orientation ?? "landscape"}"/>`,
    `<headerFooter><oddFooter>${escapeText(footer)}</oddFooter></headerFooter>`,
    breaksXml(print.breaks),
    `</worksheet>`,
  ].join("");
}

function propertiesXml({ tabColor, print }: SheetSpec): string {
  const color = tabColor ? `<tabColor rgb="FF${tabColor.slice(1).toUpperCase()}"/>` : "";
  const fit = print.scale === "one page wide" ? `<pageSetUpPr fitToPage="1"/>` : "";
  return color || fit ? `<sheetPr>${color}${fit}</sheetPr>` : "";
}

/** As many pages high as it takes. */
const scaling = ({ scale }: PrintSetup): string =>
  scale === "one page wide" ? `fitToWidth="1" fitToHeight="0"` : `scale="${scale}"`;

/** What is not permitted needs no attribute, except for what a protected sheet otherwise leaves free. */
const protectionXml = ({ permitted }: Protection): string =>
  `<sheetProtection sheet="1" objects="1" scenarios="1"${permitted.map((one) => ` ${one}="0"`).join("")}/>`;

function pane(rows: number, columns: number): string {
  if (!rows && !columns) return "";
  const first = address(rows + 1, columns + 1);
  const active = rows && columns ? "bottomRight" : rows ? "bottomLeft" : "topRight";
  const splits = `${columns ? ` xSplit="${columns}"` : ""}${rows ? ` ySplit="${rows}"` : ""}`;
  return `<pane${splits} topLeftCell="${first}" activePane="${active}" state="frozen"/><selection pane="${active}" activeCell="${first}" sqref="${first}"/>`;
}
