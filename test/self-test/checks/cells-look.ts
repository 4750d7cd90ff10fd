/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { expectRefusal, expectSame } from "../assumption";

/** Looks and sizes of cells. */
export const cellsLook: readonly Assumption[] = [
  {
    id: "sizes-in-whole-pixels",
    what: "Widths and heights are rounded to whole pixels, three quarters of a point, on a screen at 100%.",
    from: "assumed",
    check: { notTried: "it depends on the screen" },
  },
  {
    id: "size-of-hidden-is-zero",
    what: "Hidden columns have a width of 0, a width of 0 hides, and widths that differ read null.",
    from: "assumed",
    async check({ sheet, sync }) {
      const [hidden, zero, mixed] = [sheet.getRange("A:A"), sheet.getRange("B:B"), sheet.getRange("B:D")];
      hidden.columnHidden = true;
      zero.format.columnWidth = 0;
      hidden.format.load("columnWidth");
      zero.load("columnHidden");
      mixed.format.load("columnWidth");
      await sync();
      expectSame([hidden.format.columnWidth, zero.columnHidden, mixed.format.columnWidth], [0, true, null]);
    },
  },
  {
    id: "autofit-is-rough",
    what: "What autofitColumns and autofitRows make of the sizes is not known here: nothing depends on it.",
    from: "assumed",
    check: { notTried: "nothing may depend on it" },
  },
  {
    id: "indent-makes-left",
    what: "An indent on General alignment makes it Left.",
    from: "assumed",
    async check({ sheet, sync }) {
      const { format } = sheet.getRange("A1");
      format.indentLevel = 1;
      format.load("horizontalAlignment, indentLevel");
      await sync();
      expectSame([format.horizontalAlignment, format.indentLevel], ["Left", 1]);
    },
  },
  {
    id: "no-fill-is-white",
    what: "The fill colour of a cell without a fill reads #FFFFFF.",
    from: "observed by others (office-js#4900, office-js#6218)",
    async check({ sheet, sync }) {
      const { fill } = sheet.getRange("A1").format;
      fill.load("color");
      await sync();
      expectSame(fill.color, "#FFFFFF");
    },
  },
  {
    id: "border-of-none",
    what: "A border that is not there reads style None; setting a colour draws a thin line.",
    from: "observed by others (style None in office-js#2349; what a colour draws is assumed)",
    async check({ sheet, sync }) {
      const border = sheet.getRange("A1").format.borders.getItem("EdgeTop");
      border.load("style");
      await sync();
      expectSame(border.style, "None");
      border.color = "#FF0000";
      border.load("style, weight, color");
      await sync();
      expectSame([border.style, border.weight, border.color], ["Continuous", "Thin", "#FF0000"]);
    },
  },
  {
    id: "border-between-two-cells",
    what: "A border that is set on one side of a line takes away the other cell's.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.getRange("A1").format.borders.getItem("EdgeBottom").style = "Double";
      sheet.getRange("A2").format.borders.getItem("EdgeTop").style = "Dot";
      const border = sheet.getRange("A1").format.borders.getItem("EdgeBottom");
      border.load("style");
      await sync();
      expectSame(border.style === "Double", false, `whether ${border.style} is still Double`);
    },
  },
  {
    id: "hyperlink-looks-and-text",
    what: "Setting hyperlink makes a cell look like a link, blue and underlined, and textToDisplay is its value.",
    from: "documented (RangeHyperlink.textToDisplay; the look by PHPOffice/PhpSpreadsheet#4478)",
    async check({ sheet, sheetName, sync }) {
      const cell = sheet.getRange("A1");
      cell.hyperlink = { documentReference: `'${sheetName}'!C9`, textToDisplay: "Go" };
      cell.load("values, format/font/underline");
      await sync();
      expectSame([cell.values, cell.format.font.underline], [[["Go"]], "Single"]);
    },
  },
  {
    id: "locked-never-set-when-protected",
    what: "On a protected sheet looks and sizes are AccessDenied unless the options allow them, and locked always.",
    from: "assumed",
    async check(scratch) {
      const { sheet, sync } = scratch;
      sheet.protection.protect({ allowFormatCells: true });
      await sync();
      sheet.getRange("A1").format.font.bold = true;
      await sync();
      await expectRefusal(scratch, () => (sheet.getRange("A:A").format.columnWidth = 90), ["AccessDenied"]);
      await expectRefusal(scratch, () => (sheet.getRange("A1").format.protection.locked = false), [
        "AccessDenied",
      ]);
    },
  },
  {
    id: "hyperlink-without-text-keeps-text",
    what: "hyperlink set without textToDisplay keeps the cell's text and gives it the look of a link.",
    from: "assumed",
    async check({ sheet, sheetName, sync }) {
      const cell = sheet.getRange("A1");
      cell.values = [["North"]];
      cell.hyperlink = { documentReference: `'${sheetName}'!C9` };
      cell.load("values, format/font/underline");
      await sync();
      expectSame([cell.values, cell.format.font.underline], [[["North"]], "Single"]);
    },
  },
  {
    id: "hyperlink-formulas-are-no-links",
    what: "getCellProperties gives no link for a cell without one, nor for a HYPERLINK formula.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.getRange("B1").formulas = [['=HYPERLINK("#A9","Go")']];
      const found = sheet.getRange("A1:B1").getCellProperties({ hyperlink: true });
      await sync();
      const links = found.value[0]?.map(
        ({ hyperlink }) => hyperlink?.address ?? hyperlink?.documentReference ?? "",
      );
      expectSame(links, ["", ""]);
    },
  },
  {
    id: "empty-properties-leave-alone",
    what: "An entry {} for setColumnProperties or setRowProperties leaves that column or row as it is.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.getRange("A:A").format.columnWidth = 90;
      sheet.getRange("A1:B1").setColumnProperties([{}, { format: { columnWidth: 60 } }]);
      const { format } = sheet.getRange("A1");
      format.load("columnWidth");
      await sync();
      expectSame(format.columnWidth, 90);
    },
  },
  {
    id: "hyperlink-of-blank-cell",
    what: "A blank cell that is given a hyperlink without textToDisplay shows where it leads.",
    from: "assumed",
    async check({ sheet, sync }) {
      const cell = sheet.getRange("A1");
      cell.hyperlink = { address: "https://example.org/" };
      cell.load("values");
      await sync();
      expectSame(cell.values, [["https://example.org/"]]);
    },
  },
];
