/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { expectRefusal, expectSame } from "../assumption";

/** Frozen rows, printing, comments and the rest of a sheet. */
export const pages: readonly Assumption[] = [
  {
    id: "freeze-at-range",
    what: "freezeRows and freezeColumns keep the first lines in sight, and getLocation says which.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.freezePanes.freezeRows(2);
      const location = sheet.freezePanes.getLocationOrNullObject();
      location.load("address, rowCount");
      await sync();
      expectSame([location.isNullObject, location.rowCount], [false, 2]);
    },
  },
  {
    id: "page-set-up",
    what: "The print area, the title rows, the orientation and fitting to one page's width are set and read back.",
    from: "assumed",
    async check({ sheet, sync }) {
      const { pageLayout } = sheet;
      pageLayout.orientation = "Landscape";
      pageLayout.zoom = { horizontalFitToPages: 1 };
      pageLayout.setPrintArea("A1:D20");
      pageLayout.setPrintTitleRows("$1:$2");
      const area = pageLayout.getPrintAreaOrNullObject();
      const titles = pageLayout.getPrintTitleRowsOrNullObject();
      pageLayout.load("orientation, zoom");
      area.load("address");
      titles.load("address");
      await sync();
      expectSame(pageLayout.orientation, "Landscape");
      expectSame(pageLayout.zoom.horizontalFitToPages, 1, "the pages across");
      expectSame(area.address.split("!")[1], "A1:D20", "the print area");
      expectSame(titles.address.split("!")[1]?.replaceAll("$", ""), "1:2", "the title rows");
    },
  },
  {
    id: "functions-date-tells-1904",
    what: "workbook.functions.date(1904, 1, 1) is 1462 in a workbook that counts from 1900, and 0 in one that counts from 1904.",
    from: "assumed",
    async check({ context, sync }) {
      const result = context.workbook.functions.date(1904, 1, 1);
      result.load("value");
      await sync();
      expectSame([0, 1462].includes(result.value), true, `whether ${result.value} is 0 or 1462`);
    },
  },
  {
    id: "standard-width-in-characters",
    what: "standardWidth is in characters of the Normal style; 8.43 in a new workbook is 48 points.",
    from: "assumed",
    async check({ sheet, sync }) {
      const { format } = sheet.getRange("A1");
      sheet.load("standardWidth");
      format.load("columnWidth");
      await sync();
      expectSame([Math.round(sheet.standardWidth * 100) / 100, format.columnWidth], [8.43, 48]);
    },
  },
  {
    id: "frozen-location",
    what: "Where rows alone are frozen the location is whole rows, columns alone whole columns; nothing frozen is a null object.",
    from: "documented (WorksheetFreezePanes.getLocationOrNullObject; whole rows and columns are assumed)",
    async check({ sheet, sync }) {
      const nothing = sheet.freezePanes.getLocationOrNullObject();
      await sync();
      expectSame(nothing.isNullObject, true);
      sheet.freezePanes.freezeColumns(2);
      const location = sheet.freezePanes.getLocationOrNullObject();
      location.load("isEntireColumn, columnCount");
      await sync();
      expectSame([location.isEntireColumn, location.columnCount], [true, 2]);
    },
  },
  {
    id: "no-print-area-is-null",
    what: "Without a print area or title rows, the OrNullObject methods give null objects.",
    from: "documented (PageLayout.getPrintAreaOrNullObject, PageLayout.getPrintTitleRowsOrNullObject)",
    async check({ sheet, sync }) {
      const area = sheet.pageLayout.getPrintAreaOrNullObject();
      const titles = sheet.pageLayout.getPrintTitleRowsOrNullObject();
      await sync();
      expectSame([area.isNullObject, titles.isNullObject], [true, true]);
    },
  },
  {
    id: "page-break-at-the-edge-refused",
    what: "A page break above row 1, or left of column A, is InvalidArgument.",
    from: "assumed",
    check: (scratch) =>
      expectRefusal(scratch, () => scratch.sheet.horizontalPageBreaks.add("A1"), ["InvalidArgument"]),
  },
  {
    id: "second-comment-refused",
    what: "A second comment in a cell is ItemAlreadyExists.",
    from: "assumed",
    async check(scratch) {
      const { context, sheetName, sync } = scratch;
      context.workbook.comments.add(`'${sheetName}'!A1`, "first");
      await sync();
      await expectRefusal(scratch, () => context.workbook.comments.add(`'${sheetName}'!A1`, "second"), [
        "ItemAlreadyExists",
      ]);
    },
  },
  {
    id: "own-changes-are-local",
    what: "What the add-in itself changes is told as Local, with the trigger ThisLocalAddin; an added sheet or table raises no onChanged.",
    from: "documented (EventSource, EventTriggerSource; what an added sheet or table raises is assumed)",
    api: "1.14",
    check: { notTried: "the source of a change is told by newer sets only, and not in every Excel" },
  },
  {
    id: "page-breaks-of-people",
    what: "horizontalPageBreaks lists the breaks that somebody set, and no automatic ones.",
    from: "documented (Worksheet.horizontalPageBreaks)",
    async check({ sheet, sync }) {
      sheet.getRange("A200").values = [["far down"]];
      sheet.horizontalPageBreaks.add("A21");
      sheet.horizontalPageBreaks.load("items");
      await sync();
      expectSame(sheet.horizontalPageBreaks.items.length, 1);
    },
  },
  {
    id: "zoom-one-page-wide",
    what: "Fitting to one page's width alone leaves as many pages high as it takes.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.pageLayout.zoom = { horizontalFitToPages: 1 };
      sheet.pageLayout.load("zoom");
      await sync();
      const { horizontalFitToPages, verticalFitToPages, scale } = sheet.pageLayout.zoom;
      expectSame([horizontalFitToPages, verticalFitToPages ?? null, scale ?? null], [1, null, null]);
    },
  },
  {
    id: "print-area-of-several",
    what: "A print area may be of several areas.",
    from: "documented (PageLayout.getPrintArea)",
    notOnHost: "it knows the first one of a file, and a file keeps all until the print area is set anew",
    async check({ sheet, sync }) {
      sheet.pageLayout.setPrintArea("A1:B2,D1:E2");
      const area = sheet.pageLayout.getPrintArea();
      area.load("areaCount");
      await sync();
      expectSame(area.areaCount, 2);
    },
  },
  {
    id: "notes-are-no-comments",
    what: "comments lists threads, and no notes (which were called comments once).",
    from: "documented (Work with comments using the Excel JavaScript API)",
    check: { notTried: "notes can be made by newer sets only" },
  },
];
