/// <reference types="office-js" />
import { rangeAddress } from "../../core/sheet/address";
import type { PrintSetup } from "../../core/sheet/spec";
import type { Rect } from "../../workbook";

const POINTS_AN_INCH = 72;
const MARGINS = { left: 0.25, right: 0.25, top: 0.35, bottom: 0.5, header: 0.2, footer: 0.2 } as const;

/** Queues how a sheet of ours is printed. Set when the sheet is made; from then on all but the print area and the breaks is people's. */
export function setUpPage(sheet: Excel.Worksheet, print: PrintSetup): void {
  const { pageLayout } = sheet;
  const { scale, orientation, titleRows, area, breaks, footer } = print;
  const margin = (side: keyof typeof MARGINS): number => MARGINS[side] * POINTS_AN_INCH;
  pageLayout.set({
    orientation: orientation === "portrait" ? "Portrait" : "Landscape",
    paperSize: "A4",
    centerHorizontally: true,
    leftMargin: margin("left"),
    rightMargin: margin("right"),
    topMargin: margin("top"),
    bottomMargin: margin("bottom"),
    headerMargin: margin("header"),
    footerMargin: margin("footer"),
  });
  // As many pages high as it takes.
  pageLayout.zoom = scale === "one page wide" ? { horizontalFitToPages: 1 } : { scale };
  if (titleRows) pageLayout.setPrintTitleRows(`$1:$${titleRows}`);
  pageLayout.headersFooters.defaultForAllPages.set({
    leftFooter: footer.left,
    centerFooter: footer.centre,
    rightFooter: footer.right,
  });
  setPrintArea(sheet, area);
  addBreaks(sheet, breaks);
}

/** Queues the print area: on a sheet that is there, only while it is the one that we set. */
export function setPrintArea(sheet: Excel.Worksheet, area: Rect): void {
  sheet.pageLayout.setPrintArea(rangeAddress(area));
}

/** What was asked of Excel, to be read after the next sync. */
export type BreaksLook = Excel.PageBreakCollection;

/** Queues a look at the page breaks above rows. */
export function queueBreaksLook(sheet: Excel.Worksheet): BreaksLook {
  const breaks = sheet.horizontalPageBreaks;
  breaks.load("items/rowIndex");
  return breaks;
}

/** The rows that have a break above them. */
export const breaksNow = ({ items }: BreaksLook): number[] =>
  items.map(({ rowIndex }) => rowIndex + 1).sort((a, b) => a - b);

/** Queues the page breaks anew, unless somebody has changed those that we set before. */
export function writeBreaks(
  sheet: Excel.Worksheet,
  now: readonly number[],
  before: readonly number[],
  wanted: readonly number[],
): void {
  if (now.join() !== before.join() || before.join() === wanted.join()) return;
  if (now.length) sheet.horizontalPageBreaks.removePageBreaks();
  addBreaks(sheet, wanted);
}

function addBreaks(sheet: Excel.Worksheet, rows: readonly number[]): void {
  for (const row of rows) sheet.horizontalPageBreaks.add(`A${row}`);
}
