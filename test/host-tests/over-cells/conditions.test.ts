import { excelOn } from "../support";
import { sheetOf } from "./sheet-of";

const failure = (code: string) => expect.objectContaining({ code });

test("a rule, a bar and a scale are read back as they were set, the last one added first", async () => {
  const { book } = sheetOf([]);
  const { Excel } = excelOn(book);
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getFirst().getRange("B2:D9");
    const rule = range.conditionalFormats.add("Custom");
    rule.custom.rule.formula = '=$A2="Late"';
    rule.custom.format.font.color = "#B91C1C";
    rule.custom.format.font.bold = true;
    rule.custom.format.fill.color = "#FEE2E2";
    rule.stopIfTrue = true;
    const bar = range.conditionalFormats.add("DataBar").dataBar;
    bar.lowerBoundRule = { type: "Number", formula: "-10" };
    bar.upperBoundRule = { type: "Number", formula: "10" };
    bar.axisFormat = "CellMidPoint";
    bar.positiveFormat.fillColor = "#2563EB";
    bar.positiveFormat.gradientFill = false;
    bar.negativeFormat.fillColor = "#DC2626";
    bar.showDataBarOnly = true;
    range.conditionalFormats.add("ColorScale").colorScale.criteria = {
      minimum: { type: "LowestValue", color: "#FFFFFF" },
      maximum: { type: "Number", formula: "100", color: "blue" },
    };
    await context.sync();

    const formats = range.conditionalFormats.load("items/type,items/priority,items/stopIfTrue,items/id");
    await context.sync();
    expect(formats.items.map(({ type, priority, stopIfTrue }) => [type, priority, stopIfTrue])).toEqual([
      ["ColorScale", 0, false],
      ["DataBar", 1, false],
      ["Custom", 2, true],
    ]);
    const [scale, bars, custom] = formats.items;
    const { colorScale } = scale!;
    colorScale.load("criteria,threeColorScale");
    bars!.dataBar.load("lowerBoundRule,axisFormat,showDataBarOnly,positiveFormat,negativeFormat/fillColor");
    custom!.custom.rule.load("formula");
    custom!.custom.format.load("font/color,font/bold,fill/color");
    const other = custom!.dataBarOrNullObject;
    other.load("axisFormat");
    await context.sync();
    expect(colorScale.toJSON()).toEqual({
      criteria: {
        minimum: { type: "LowestValue", color: "#FFFFFF" },
        maximum: { type: "Number", formula: "100", color: "#0000FF" },
      },
      threeColorScale: false,
    });
    expect(bars!.dataBar.toJSON()).toMatchObject({
      lowerBoundRule: { type: "Number", formula: "-10" },
      axisFormat: "CellMidPoint",
      showDataBarOnly: true,
      positiveFormat: { fillColor: "#2563EB", gradientFill: false },
      negativeFormat: { fillColor: "#DC2626" },
    });
    expect(custom!.custom.rule.formula).toBe('=$A2="Late"');
    expect(custom!.custom.format.toJSON()).toMatchObject({
      font: { color: "#B91C1C", bold: true },
      fill: { color: "#FEE2E2" },
    });
    expect(other.isNullObject).toBe(true);
  });
});

test("a format belongs to every range that it applies to part of, and is cut out of cleared cells", async () => {
  const { book, sheet } = sheetOf([]);
  const { Excel } = excelOn(book);
  await Excel.run(async (context) => {
    const north = context.workbook.worksheets.getFirst();
    north.getRange("B2:B9").conditionalFormats.add("Custom").custom.rule.formula = "=A2>0";
    const inPart = north.getRange("A5:C5").conditionalFormats.getCount();
    const beside = north.getRange("C2:C9").conditionalFormats.getCount();
    await context.sync();
    expect([inPart.value, beside.value]).toEqual([1, 0]);

    north.getRange("A1:C3").conditionalFormats.clearAll();
    const format = north.getRange("B9").conditionalFormats.getItemAt(0);
    const where = format.getRange().load("address");
    format.custom.rule.load("formula");
    await context.sync();
    expect([where.address, format.custom.rule.formula]).toEqual(["'North team'!B4:B9", "=A4>0"]);

    north.getRange("B6").conditionalFormats.clearAll();
    const several = format.getRangeOrNullObject().load("address");
    await context.sync();
    expect(several.isNullObject).toBe(true);
  });
  expect(sheet.conditions).toHaveLength(1);
});

test("a formula that is set is that of the range by which the format was found", async () => {
  const { book, sheet } = sheetOf([]);
  const { Excel } = excelOn(book);
  await Excel.run(async (context) => {
    const north = context.workbook.worksheets.getFirst();
    north.getRange("B2:B9").conditionalFormats.add("Custom").custom.rule.formula = "=A2>0";
    north.getRange("B5").conditionalFormats.getItemAt(0).custom.rule.formula = "=A5>1";
    await context.sync();
  });
  expect(sheet.conditions[0]!.rule).toMatchObject({ formula: "=A2>1" });
});

test("a priority beyond the last is the last, a negative one counts from the back", async () => {
  const { book } = sheetOf([]);
  const { Excel } = excelOn(book);
  await Excel.run(async (context) => {
    const { conditionalFormats } = context.workbook.worksheets.getFirst().getRange("A1:A9");
    for (const formula of ["=C1", "=B1", "=A1"])
      conditionalFormats.add("Custom").custom.rule.formula = formula;
    conditionalFormats.getItemAt(0).priority = 99;
    conditionalFormats.getItemAt(1).priority = -1;
    const items = conditionalFormats.load("items/custom/rule/formula");
    await context.sync();
    expect(items.items.map(({ custom }) => custom.rule.formula)).toEqual(["=B1", "=A1", "=C1"]);
  });
});

test.each([
  [
    "a rule without a formula",
    (formats: Excel.ConditionalFormatCollection) => void (formats.add("Custom").custom.rule.formula = "="),
  ],
  [
    "a formula that is none",
    (formats: Excel.ConditionalFormatCollection) =>
      void (formats.add("Custom").custom.rule.formula = "=IF(A1"),
  ],
  [
    "a bound without its number",
    (formats: Excel.ConditionalFormatCollection) =>
      void (formats.add("DataBar").dataBar.lowerBoundRule = { type: "Number" }),
  ],
])("Excel refuses %s", async (_, wrong) => {
  const { book } = sheetOf([]);
  const { Excel } = excelOn(book);
  const run = Excel.run(async (context) => {
    wrong(context.workbook.worksheets.getFirst().getRange("A1:A9").conditionalFormats);
    await context.sync();
  });
  await expect(run).rejects.toEqual(failure("InvalidArgument"));
});
