import { bookWith, codeOf, onSheet } from "./support";

const set = async (
  values: unknown,
  {
    address = "A1",
    before,
    part = "values",
  }: { address?: string; before?: string; part?: "values" | "formulasR1C1" } = {},
) => {
  const { book } = bookWith();
  return onSheet(book, async (sheet, context) => {
    const range = sheet.getRange(address);
    if (before !== undefined) range.numberFormat = before as never;
    range[part] = values as never;
    range.load("values,formulas,text,numberFormat,valueTypes");
    await context.sync();
    return {
      values: range.values,
      formulas: range.formulas,
      text: range.text,
      formats: range.numberFormat,
      types: range.valueTypes,
    };
  });
};

test.each([
  ["12", 12, "12", "General", "Double"],
  ["1,234.5", 1234.5, "1,234.50", "#,##0.00", "Double"],
  ["5%", 0.05, "5%", "0%", "Double"],
  ["1/2/2026", 46024, "1/2/2026", "m/d/yyyy", "Double"],
  ["2026-01-02", 46024, "1/2/2026", "m/d/yyyy", "Double"],
  ["19-8-2025", "19-8-2025", "19-8-2025", "General", "String"],
  ["true", true, "TRUE", "General", "Boolean"],
  ["#n/a", "#N/A", "#N/A", "General", "Error"],
  ["'00123", "00123", "00123", "General", "String"],
  ["", "", "", "General", "Empty"],
  ["late", "late", "late", "General", "String"],
])("%j is taken as typed", async (typed, value, text, format, type) => {
  expect(await set([[typed]])).toMatchObject({
    values: [[value]],
    text: [[text]],
    formats: [[format]],
    types: [[type]],
  });
});

test("in a cell of text format everything is text", async () => {
  const { values, types } = await set([["=1+1", "1/2/2026", "#N/A", 7]], { address: "A1:D1", before: "@" });
  expect(values).toEqual([["=1+1", "1/2/2026", "#N/A", "7"]]);
  expect(types).toEqual([["String", "String", "String", "String"]]);
});

test("a format that is there stays when a number is typed", async () => {
  expect(await set([["5%"]], { before: "0.000" })).toMatchObject({ formats: [["0.000"]], text: [["0.050"]] });
});

test("one value goes to all cells, and null leaves a cell alone", async () => {
  const { book } = bookWith([["a", "b"]]);
  await onSheet(book, async (sheet, context) => {
    sheet.getRange("A1:B1").values = [[null, "c"]];
    sheet.getRange("A2:B3").values = 5 as never;
    const all = sheet.getRange("A1:B3");
    all.load("values");
    await context.sync();
    expect(all.values).toEqual([
      ["a", "c"],
      [5, 5],
      [5, 5],
    ]);
  });
});

test("formulas are kept in English A1 form and given in R1C1 too", async () => {
  const { formulas } = await set([["=RC[1]*2", "=R1C1"]], { address: "B2:C2", part: "formulasR1C1" });
  expect(formulas).toEqual([["=C2*2", "=$A$1"]]);
});

test("a formula is kept with functions and cells in capitals", async () => {
  const { formulas } = await set([["=sum(a1:b2, My_rate)&\"a1\"&if(true,'sheet1'!$a$1,#n/a)"]], {
    address: "D9",
  });
  expect(formulas).toEqual([["=SUM(A1:B2, My_rate)&\"a1\"&IF(TRUE,'sheet1'!$A$1,#N/A)"]]);
});

test.each([
  ["an array of another size", [["a", "b"]]],
  ["a text of more than 32,767 characters", [["x".repeat(32_768)]]],
  ["a formula that is none", [["=SUM(1,"]]],
  ["a text that begins like a formula and is none", [["- see note)"]]],
])("%s is refused", async (_name, values) => {
  expect(await codeOf(set(values))).toBe("InvalidArgument");
});

test("of merged cells only the first holds anything", async () => {
  const { book } = bookWith([
    [null, 1],
    [2, 3],
  ]);
  await onSheet(book, async (sheet, context) => {
    const range = sheet.getRange("A1:B2");
    range.merge();
    range.load("values");
    await context.sync();
    expect(range.values).toEqual([
      [1, ""],
      ["", ""],
    ]);
    range.values = [
      ["x", "y"],
      ["z", "w"],
    ];
    const merged = sheet.getRange("B2:C3").getMergedAreasOrNullObject();
    merged.load("address");
    range.load("values");
    await context.sync();
    expect(range.values).toEqual([
      ["x", ""],
      ["", ""],
    ]);
    expect(merged.address).toBe("Sheet1!A1:B2");
  });
});

test("dates are serial numbers of the workbook's date system", async () => {
  const { book } = bookWith();
  book.date1904 = true;
  await onSheet(book, async (sheet, context) => {
    const range = sheet.getRange("A1");
    range.values = [["2026-01-02"]];
    range.load("values,text");
    await context.sync();
    expect([range.values, range.text]).toEqual([[[44562]], [["1/2/2026"]]]);
  });
});

test("locked cells of a protected sheet refuse what unlocked ones take", async () => {
  const { book } = bookWith();
  await onSheet(book, async (sheet) => {
    sheet.getRange("B1:B3").format.protection.locked = false;
  });
  book.sheets[0]!.protection = { password: undefined, options: {} };
  const write = (address: string) =>
    codeOf(
      onSheet(book, async (sheet) => {
        sheet.getRange(address).values = "x" as never;
      }),
    );
  expect(await write("B1:B3")).toBe("");
  expect(await write("A1:B1")).toBe("AccessDenied");
});

test("whole columns give no values, and take none", async () => {
  const { book } = bookWith([["a"]]);
  await onSheet(book, async (sheet, context) => {
    const range = sheet.getRange("A:A");
    range.load("values,address,isEntireColumn,rowCount");
    await context.sync();
    expect([range.values, range.address, range.isEntireColumn, range.rowCount]).toEqual([
      null,
      "Sheet1!A:A",
      true,
      1_048_576,
    ]);
    range.values = "x" as never;
    expect(await codeOf(context.sync())).toBe("InvalidArgument");
  });
});
