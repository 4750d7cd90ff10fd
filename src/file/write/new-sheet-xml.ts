import { rangeAddress } from "../../core/sheet/address";
import type { SheetSpec } from "../../core/sheet/spec";
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
    `<dimension ref="${rangeAddress(spec.area)}"/>`,
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0">${pane(spec.frozenRows)}</sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="15"/>`,
    columns.length ? `<cols>${columns.join("")}</cols>` : "",
    `<sheetData/>`,
    `<printOptions horizontalCentered="1"/>`,
    `<pageMargins left="0.25" right="0.25" top="0.35" bottom="0.5" header="0.2" footer="0.2"/>`,
    `<pageSetup paperSize="9" scale="${print.scale}" orientation="landscape"/>`,
    `<headerFooter><oddFooter>${escapeText(footer)}</oddFooter></headerFooter>`,
    breaksXml(print.breaks),
    `</worksheet>`,
  ].join("");
}

function pane(frozenRows: number): string {
  if (!frozenRows) return "";
  const first = `A${frozenRows + 1}`;
  return `<pane ySplit="${frozenRows}" topLeftCell="${first}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="${first}" sqref="${first}"/>`;
}
