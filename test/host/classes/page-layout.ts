import type { Rect } from "../../../src/workbook";
import { bottom, right } from "../../../src/core/sheet/address";
import { isWholeColumns, isWholeRows } from "../book/areas";
import type { PageLayout, Sheet } from "../book/book";
import { LAST_COLUMN, LAST_ROW } from "../book/cells";
import { HostError } from "../wire/behaviour";
import type { Behaviours, Handle, Host } from "../wire/behaviour";
import { rangeAreasHandle, rangeHandle } from "./handles";
import type { RangeAreasHandle } from "./handles";
import { rectsOf } from "./place";
import { plain } from "./plain";
import { rangeOnSheet } from "./range-argument";

interface Layout extends Handle {
  readonly type: "PageLayout";
  readonly sheet: Sheet;
}

const layout = plain(({ sheet }: Layout): PageLayout => sheet.page, {
  blackAndWhite: "blackAndWhite",
  centerHorizontally: "centerHorizontally",
  centerVertically: "centerVertically",
  orientation: "orientation",
  paperSize: "paperSize",
  printGridlines: "printGridlines",
  printHeadings: "printHeadings",
});
const margins = plain(({ sheet }: Layout): PageLayout["margins"] => sheet.page.margins, {
  bottomMargin: "bottom",
  footerMargin: "footer",
  headerMargin: "header",
  leftMargin: "left",
  rightMargin: "right",
  topMargin: "top",
});

/** A scale in per cent, or pages to fit on. @throws HostError `InvalidArgument` for both, neither, or too much. */
function setZoom({ sheet }: Layout, value: unknown): void {
  const { scale, horizontalFitToPages, verticalFitToPages } = value as PageLayout["zoom"];
  const isSet = (one: number | null | undefined): one is number => typeof one === "number";
  const fits = [horizontalFitToPages, verticalFitToPages].filter(isSet);
  if (isSet(scale) === fits.length > 0) {
    throw new HostError("InvalidArgument", "Give a scale, or pages to fit on.");
  }
  if (isSet(scale) ? scale < 10 || scale > 400 : fits.some((pages) => pages < 0 || pages > 32767)) {
    throw new HostError("InvalidArgument", "The scale goes from 10 to 400 per cent, pages from 0 to 32,767.");
  }
  sheet.page.zoom = {
    ...(isSet(scale) ? { scale } : {}),
    ...(isSet(horizontalFitToPages) ? { horizontalFitToPages } : {}),
    ...(isSet(verticalFitToPages) ? { verticalFitToPages } : {}),
  };
}

const POINTS: Readonly<Record<string, number>> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 };

function setMargins({ sheet }: Layout, [unit, options]: readonly unknown[]): void {
  const given = Object.entries(options as Partial<PageLayout["margins"]>);
  for (const [side, length] of given) {
    if (typeof length === "number") {
      Object.assign(sheet.page.margins, { [side]: length * POINTS[String(unit)]! });
    }
  }
}

const none = (what: string): HostError => new HostError("ItemNotFound", `The sheet has no ${what}.`);

function printArea({ sheet }: Layout): Handle {
  if (!sheet.page.printArea) throw none("print area");
  return rangeAreasHandle(sheet, [sheet.page.printArea]);
}

function setPrintArea({ sheet }: Layout, [area]: readonly unknown[], host: Host): void {
  const isAreas = typeof area === "object" && (area as Handle).type === "RangeAreas";
  const rects = isAreas ? rectsOf(area as RangeAreasHandle, host) : [rangeOnSheet(area, sheet, host)];
  if (rects.length > 1) throw new HostError("HostNotImplemented", "The host prints one area a sheet.");
  sheet.page.printArea = rects[0];
}

function titleRows({ sheet }: Layout): Handle {
  const { titleRows: lines } = sheet.page;
  if (!lines) throw none("rows to repeat");
  const rect: Rect = {
    row: lines.first,
    rows: lines.last - lines.first + 1,
    column: 1,
    columns: LAST_COLUMN,
  };
  return rangeHandle(sheet, rect);
}

function setTitleRows({ sheet }: Layout, [range]: readonly unknown[], host: Host): void {
  const rect = rangeOnSheet(range, sheet, host);
  if (!isWholeRows(rect)) throw new HostError("InvalidArgument", "Whole rows are needed: `$1:$3`.");
  sheet.page.titleRows = { first: rect.row, last: bottom(rect) };
}

function titleColumns({ sheet }: Layout): Handle {
  const { titleColumns: lines } = sheet.page;
  if (!lines) throw none("columns to repeat");
  const rect: Rect = { column: lines.first, columns: lines.last - lines.first + 1, row: 1, rows: LAST_ROW };
  return rangeHandle(sheet, rect);
}

function setTitleColumns({ sheet }: Layout, [range]: readonly unknown[], host: Host): void {
  const rect = rangeOnSheet(range, sheet, host);
  if (!isWholeColumns(rect)) throw new HostError("InvalidArgument", "Whole columns are needed: `$A:$B`.");
  sheet.page.titleColumns = { first: rect.column, last: right(rect) };
}

export const pageLayout: Behaviours = {
  PageLayout: {
    get: {
      ...layout.get,
      ...margins.get,
      headersFooters: ({ sheet }: Layout) => ({ type: "HeaderFooterGroup", sheet }),
      zoom: ({ sheet }: Layout) => sheet.page.zoom,
    },
    set: { ...layout.set, ...margins.set, zoom: setZoom },
    call: {
      getPrintArea: printArea,
      getPrintTitleColumns: titleColumns,
      getPrintTitleRows: titleRows,
      setPrintArea,
      setPrintMargins: setMargins,
      setPrintTitleColumns: setTitleColumns,
      setPrintTitleRows: setTitleRows,
    },
  },
};
