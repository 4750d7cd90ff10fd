import type { Sheet } from "../../host/book/book";
import { rangeAddress } from "../../../src/core/sheet/address";
import { excelOn } from "../support";
import { month, sheetOf } from "./sheet-of";

const failure = (code: string) => expect.objectContaining({ code });
const list = (source: string) => ({ list: { inCellDropDown: true, source } });

/** Where the sheet's validations are: `B2:B9 List`. */
const validationsOf = (sheet: Sheet): string[] =>
  sheet.validations.map(({ rects, type }) => `${rects.map(rangeAddress).join(",")} ${type}`);

test("a list with its prompt and its refusal is read back as it was set", async () => {
  const { book } = sheetOf([]);
  const { Excel } = excelOn(book);
  await Excel.run(async (context) => {
    const { dataValidation } = context.workbook.worksheets.getFirst().getRange("B2:B9");
    dataValidation.prompt = { showPrompt: true, title: "Status", message: "Choose one" };
    dataValidation.rule = list("Open,Done,Late");
    dataValidation.errorAlert = {
      showAlert: true,
      style: "Stop",
      title: "Primed",
      message: "One of the list",
    };
    dataValidation.ignoreBlanks = false;
    dataValidation.load();
    await context.sync();
    expect(dataValidation.toJSON()).toEqual({
      type: "List",
      rule: list("Open,Done,Late"),
      prompt: { showPrompt: true, title: "Status", message: "Choose one" },
      errorAlert: { showAlert: true, style: "Stop", title: "Primed", message: "One of the list" },
      ignoreBlanks: false,
      valid: true,
    });
  });
});

test("numbers and dates come back as formulas, ranges as references", async () => {
  const { book } = sheetOf([]);
  const { Excel } = excelOn(book);
  await Excel.run(async (context) => {
    const north = context.workbook.worksheets.getFirst();
    const rule = async (set: Excel.DataValidationRule): Promise<Excel.DataValidationRule> => {
      const { dataValidation } = north.getRange("B2");
      dataValidation.rule = set;
      dataValidation.load("rule");
      await context.sync();
      return dataValidation.rule;
    };
    expect(await rule({ wholeNumber: { operator: "Between", formula1: 0, formula2: "=$A$1" } })).toEqual({
      wholeNumber: { operator: "Between", formula1: "=0", formula2: "=$A$1" },
    });
    expect(await rule({ date: { operator: "GreaterThan", formula1: "2026-03-31" } })).toEqual({
      date: { operator: "GreaterThan", formula1: "=46112" },
    });
    expect(await rule({ list: { inCellDropDown: true, source: north.getRange("A1:A3") } })).toEqual(
      list("='North team'!$A$1:$A$3"),
    );
  });
});

test("a rule on part of a validation's cells cuts them out of it", async () => {
  const { book, sheet } = sheetOf([]);
  const { Excel } = excelOn(book);
  await Excel.run(async (context) => {
    const north = context.workbook.worksheets.getFirst();
    north.getRange("B2:B9").dataValidation.rule = { custom: { formula: "=A2>0" } };
    north.getRange("B1:B4").dataValidation.rule = list("Yes,No");
    const rest = north.getRange("B6").dataValidation;
    rest.load("type,rule");
    const two = north.getRange("B3:B6").dataValidation.load("type,rule");
    const some = north.getRange("B8:B20").dataValidation.load("type,rule");
    const none = north.getRange("C1").dataValidation.load("type,rule");
    await context.sync();
    expect([rest.type, rest.rule]).toEqual(["Custom", { custom: { formula: "=A6>0" } }]);
    expect([two.type, two.rule]).toEqual(["Inconsistent", null]);
    expect([some.type, some.rule]).toEqual(["MixedCriteria", null]);
    expect([none.type, none.rule]).toEqual(["None", {}]);
  });
  expect(validationsOf(sheet)).toEqual(["B5:B9 Custom", "B1:B4 List"]);
  expect(sheet.validations[0]!.formula1).toBe("=A5>0");
});

test("clearing takes a validation from these cells alone, and a prompt without a rule stays", async () => {
  const { book, sheet } = sheetOf([]);
  const { Excel } = excelOn(book);
  await Excel.run(async (context) => {
    const north = context.workbook.worksheets.getFirst();
    const { dataValidation } = north.getRange("A1:C3");
    dataValidation.prompt = { showPrompt: true, title: "", message: "Anything goes" };
    north.getRange("B2").dataValidation.clear();
    await context.sync();
  });
  expect(validationsOf(sheet)).toEqual(["A1:C1,A2,C2,A3:C3 None"]);
});

test("cells that hold what their validation refuses are found", async () => {
  const { book } = sheetOf([
    ["Open", "open", 3],
    ["Late", "Shut", 3.5],
    [null, "Done", month(1)],
  ]);
  const { Excel } = excelOn(book);
  await Excel.run(async (context) => {
    const north = context.workbook.worksheets.getFirst();
    north.getRange("B1:B3").dataValidation.rule = list("Open,Done");
    north.getRange("C1:C3").dataValidation.rule = {
      wholeNumber: { operator: "LessThan", formula1: 100 },
    };
    const texts = north.getRange("B1:B3").dataValidation.load("valid");
    const one = north.getRange("B2").dataValidation.load("valid");
    const wrong = north.getRange("A1:C3").dataValidation.getInvalidCells().load("address");
    await context.sync();
    expect([texts.valid, one.valid]).toEqual([null, false]);
    expect(wrong.address.split(",").map((one) => one.replace(/.*!/, ""))).toEqual(["B1", "B2", "C2", "C3"]);
  });
});

type Wrong = (validation: Excel.DataValidation) => void;

test.each<[string, Wrong]>([
  ["a list of more than 255 characters", (it) => void (it.rule = list("x".repeat(256)))],
  [
    "a title of more than 32 characters",
    (it) => void (it.prompt = { showPrompt: true, title: "x".repeat(33), message: "" }),
  ],
  [
    "a refusal of more than 255 characters",
    (it) => void (it.errorAlert = { showAlert: true, style: "Stop", title: "", message: "x".repeat(256) }),
  ],
  ["a bound that is missing", (it) => void (it.rule = { decimal: { operator: "Between", formula1: 1 } })],
  ["two kinds of rules at once", (it) => void (it.rule = { ...list("a"), custom: { formula: "=TRUE" } })],
])("Excel refuses %s", async (_, wrong) => {
  const { book, sheet } = sheetOf([]);
  const { Excel } = excelOn(book);
  const run = Excel.run(async (context) => {
    wrong(context.workbook.worksheets.getFirst().getRange("A1:A9").dataValidation);
    await context.sync();
  });
  await expect(run).rejects.toEqual(failure("InvalidArgument"));
  expect(sheet.validations).toEqual([]);
});
