import { styleAt } from "../../host/book/style";
import { bookWith, codeOf, onSheet } from "./support";

test("a look is given when all cells have it, and null when they differ", async () => {
  const { book } = bookWith();
  await onSheet(book, async (sheet, context) => {
    sheet.getRange("A1:B1").format.font.bold = true;
    sheet.getRange("A1").format.fill.color = "#ffc000";
    sheet.getRange("A1:B2").numberFormat = [
      ["0%", "0%"],
      ["0%", "@"],
    ];
    const one = sheet.getRange("A1").load("format/font/bold,format/fill/color,format/horizontalAlignment");
    const all = sheet
      .getRange("A1:B2")
      .load("format/font/bold,format/font/size,format/fill/color,numberFormat");
    const empty = sheet.getRange("D9").load("format/fill/color,format/fill/pattern");
    await context.sync();
    expect([one.format.font.bold, one.format.fill.color, one.format.horizontalAlignment]).toEqual([
      true,
      "#FFC000",
      "General",
    ]);
    expect([all.format.font.bold, all.format.font.size, all.format.fill.color]).toEqual([null, 11, null]);
    expect(all.numberFormat).toEqual([
      ["0%", "0%"],
      ["0%", "@"],
    ]);
    expect([empty.format.fill.color, empty.format.fill.pattern]).toEqual(["#FFFFFF", "None"]);
  });
});

test("whole columns keep a look, their cells too, and cells typed later have it", async () => {
  const { book, sheet: page } = bookWith([["a"]]);
  await onSheet(book, async (sheet) => {
    sheet.getRange("A1").format.font.italic = true;
    sheet.getRange("A:B").format.font.bold = true;
    sheet.getRange("2:2").format.font.size = 20;
  });
  const look = (row: number, column: number) => {
    const { bold, italic, size } = styleAt(book, page, row, column).font;
    return [bold, italic, size];
  };
  expect([look(1, 1), look(900, 2), look(2, 2), look(2, 9)]).toEqual([
    [true, true, 11],
    [true, false, 11],
    [true, false, 20],
    [false, false, 20],
  ]);
});

test("borders are drawn along a range, inside it, and taken away from either side", async () => {
  const { book } = bookWith();
  await onSheet(book, async (sheet, context) => {
    const range = sheet.getRange("B2:C3");
    const top = range.format.borders.getItem("EdgeTop");
    top.style = "Continuous";
    top.color = "#808080";
    range.format.borders.getItem("InsideHorizontal").style = "Dot";
    const outside = sheet.getRange("B1:C1").format.borders.getItem("EdgeBottom");
    const inner = sheet.getRange("B2").format.borders.getItem("EdgeBottom").load("style,weight");
    const left = range.format.borders.getItem("EdgeLeft").load("style");
    top.load("style,color,weight,sideIndex");
    await context.sync();
    expect(top.toJSON()).toMatchObject({
      style: "Continuous",
      color: "#808080",
      weight: "Thin",
      sideIndex: "EdgeTop",
    });
    expect([inner.style, left.style]).toEqual(["Dot", "None"]);
    outside.style = "None";
    top.load("style");
    await context.sync();
    expect(top.style).toBe("None");
  });
});

test("cell properties are given and set cell by cell", async () => {
  const { book } = bookWith();
  await onSheet(book, async (sheet, context) => {
    const range = sheet.getRange("A1:B1");
    range.setCellProperties([
      [
        { format: { font: { bold: true }, fill: { color: "red" } } },
        {
          format: {
            borders: { bottom: { style: "Continuous", weight: "Medium" } },
            protection: { locked: false },
          },
        },
      ],
    ]);
    const cells = range.getCellProperties({
      address: true,
      format: { font: { bold: true }, fill: { color: true }, protection: true, borders: { weight: true } },
    } as never);
    const rows = range.getRowProperties({
      rowIndex: true,
      format: { font: { bold: true }, rowHeight: true },
    } as never);
    await context.sync();
    expect(
      cells.value[0]!.map(({ address, format }) => [address, format?.font?.bold, format?.fill?.color]),
    ).toEqual([
      ["Sheet1!A1", true, "#FF0000"],
      ["Sheet1!B1", false, "#FFFFFF"],
    ]);
    expect(cells.value[0]![1]!.format).toMatchObject({
      protection: { locked: false, formulaHidden: false },
      borders: { bottom: { weight: "Medium" }, top: { weight: "Thin" } },
    });
    expect(rows.value).toEqual([{ rowIndex: 0, format: { font: { bold: null }, rowHeight: 15 } }]);
  });
});

test("sizes are points, and hidden rows have none", async () => {
  const { book } = bookWith();
  await onSheet(book, async (sheet, context) => {
    sheet.getRange("A:A").format.columnWidth = 100;
    sheet.getRange("2:3").format.rowHeight = 30;
    sheet.getRange("3:3").rowHidden = true;
    const range = sheet.getRange("B4:C5").load("top,left,width,height");
    const rows = sheet.getRange("A1:A2").load("format/rowHeight,format/useStandardHeight,rowHidden");
    const some = sheet.getRange("A2:A3").load("rowHidden");
    await context.sync();
    expect([range.top, range.left, range.width, range.height]).toEqual([45, 99.75, 96, 30]);
    expect([rows.format.rowHeight, rows.format.useStandardHeight, rows.rowHidden]).toEqual([
      null,
      null,
      false,
    ]);
    expect(some.rowHidden).toBe(null);
  });
});

test("several ranges are formatted and cleared in one go", async () => {
  const { book } = bookWith([["a", "b", "c"]]);
  await onSheet(book, async (sheet, context) => {
    const areas = sheet.getRanges("A1:A2,C1");
    areas.format.font.color = "#1B2430";
    areas.clear("Contents");
    areas.load("address,areaCount,cellCount,format/font/color");
    const all = sheet.getRange("A1:C1").load("values");
    areas.areas.load("items/address");
    await context.sync();
    expect([areas.address, areas.areaCount, areas.cellCount, areas.format.font.color]).toEqual([
      "Sheet1!A1:A2,Sheet1!C1",
      2,
      3,
      "#1B2430",
    ]);
    expect(all.values).toEqual([["", "b", ""]]);
    expect(areas.areas.items.map(({ address }) => address)).toEqual(["Sheet1!A1:A2", "Sheet1!C1"]);
  });
});

test("a protected sheet allows the looks that its options allow", async () => {
  const { book, sheet: page } = bookWith();
  page.protection = { password: undefined, options: { allowFormatColumns: true } };
  const act = (how: (range: Excel.Range) => void) =>
    codeOf(onSheet(book, async (sheet) => how(sheet.getRange("A1:B2"))));
  expect(await act((range) => void (range.format.columnWidth = 60))).toBe("");
  expect(await act((range) => void (range.format.rowHeight = 60))).toBe("AccessDenied");
  expect(await act((range) => void (range.format.font.bold = true))).toBe("AccessDenied");
});
