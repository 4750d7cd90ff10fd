import { parseRange } from "../../../src/core/sheet/address";
import type { Book, Scalar, Sheet, Table } from "../../host/book/book";
import { changeCell, valueAt } from "../../host/book/cells";
import { newBook, newSheet } from "../../host/book/new-book";
import type { Calculate } from "../../host/calculate/calculate";
import { calculateInNode } from "./in-node";

const NA = { error: "#N/A" };

let calculate: Calculate;
beforeAll(async () => {
  calculate = await calculateInNode();
});

/** Puts formulas (`=…`), values and nothing (undefined) into cells of a sheet, from A1 on or from a given cell. */
function fill(sheet: Sheet, rows: readonly (readonly (Scalar | undefined)[])[], from = "A1"): void {
  const start = parseRange(from) ?? { row: 1, column: 1 };
  rows.forEach((line, y) => {
    line.forEach((value, x) => {
      const formula = typeof value === "string" && value.startsWith("=");
      changeCell(sheet, start.row + y, start.column + x, {
        value: formula ? undefined : value,
        formula: formula ? value : undefined,
      });
    });
  });
}

function table(name: string, rect: string, more: Partial<Table> = {}): Table {
  return {
    id: name,
    name,
    rect: parseRange(rect) ?? { row: 1, column: 1, rows: 2, columns: 1 },
    headers: true,
    totals: false,
    style: "TableStyleLight1",
    bandedRows: true,
    bandedColumns: false,
    firstColumn: false,
    lastColumn: false,
    filterButtons: true,
    filters: new Map(),
    calculated: new Map(),
    ...more,
  };
}

/** A book with an action log, and a sheet "Page" for formulas. */
function actionLog(): { book: Book; log: Sheet; page: Sheet } {
  const book = newBook();
  const log = book.sheets[0];
  if (!log) throw new Error("a new book has a sheet");
  log.name = "Action log";
  fill(log, [
    ["ID", "Team", "Due", "Done?", "Days [left]"],
    ["A1", "North", 46300, "Yes", "=[@Due]-TODAY()"],
    ["A2", "South", 46310, undefined, "=[@Due]-TODAY()"],
    ["A3", "North", 46320, undefined, "=[@Due]-TODAY()"],
  ]);
  log.tables.push(table("tblActions", "A1:E4"));
  const page = newSheet(book, "Page");
  return { book, log, page };
}

/** What one formula gives on the sheet "Page" of that book. */
function result(formula: string): Scalar | undefined {
  const { book, page } = actionLog();
  fill(page, [[formula]]);
  calculate(book);
  return valueAt(page, 1, 1);
}

test.each<[string, Scalar]>([
  ['=HYPERLINK("#Primed_go_1","North ""team""")', 'North "team"'],
  ['=IFERROR(HYPERLINK("#x",NA()),"none")', "none"],
  ['=COUNTIFS(tblActions[Team],"North",tblActions[Done?],"")', 1],
  ['=SUMIFS(tblActions[Due],tblActions[Team],"north")', 92620],
  ['=INDEX(tblActions[Team],MATCH("a2",tblActions[ID],0))', "South"],
  ['=INDEX(tblActions[Team],MATCH("A9",tblActions[ID],0))', NA],
  ['=IFERROR(INDEX(tblActions[Team],MATCH("A9",tblActions[ID],0)),"")', ""],
  ["=TODAY()-DATE(2026,10,1)", 13],
  ["=NOW()-TODAY()", 0.5],
  ['=TEXT(DATE(2026,4,1),"d mmm yyyy")&" to "&TEXT(TODAY(),"dd/mm/yyyy")', "1 Apr 2026 to 14/10/2026"],
  ["=MAX('Action log'!C:C)", 46320],
  ["=1/3", 1 / 3],
  ["=1/0", { error: "#DIV/0!" }],
  ["=AND(LEN(tblActions[[#Headers],[Days '[left']]])=11,OR(FALSE,TRUE))", true],
  ['=SUMPRODUCT(--(tblActions[Team]="North"),tblActions[Due])', 92620],
  ["=ROWS(tblActions)+COLUMNS(tblActions[#All])", 8],
  ["=NoSuchName+1", { error: "#NAME?" }],
  ["=SUM(Gone!#REF!)", { error: "#REF!" }],
  ["=SUM(tblActions[No such column])", { error: "#REF!" }],
  // It depends on itself.
  ["=A1+1", 0],
])("%s gives %j", (formula, expected) => {
  expect(result(formula)).toEqual(expected);
});

test("a row's own cells are those of the formula's row", () => {
  const { book, log } = actionLog();
  calculate(book);
  expect([2, 3, 4].map((row) => valueAt(log, row, 5))).toEqual([-9, 1, 11]);
});

test("a table's body ends above its totals row, which can be named", () => {
  const { book, log, page } = actionLog();
  fill(log, [["Total", undefined, 5]], "A5");
  log.tables[0] = table("tblActions", "A1:E5", { totals: true });
  fill(page, [
    ["=SUM(tblActions[Due])", "=tblActions[[#Totals],[Due]]", "=SUM(tblActions[[#Data],[#Totals],[Due]])"],
  ]);
  calculate(book);
  expect([1, 2, 3].map((column) => valueAt(page, 1, column))).toEqual([138930, 5, 138935]);
});

test("names stand for cells, values and formulas; a sheet's own comes first", () => {
  const { book, log, page } = actionLog();
  const name = (text: string, formula: string) => ({ name: text, formula, visible: true, comment: "" });
  book.names.push(
    name("FirstDue", "='Action log'!$C$2"),
    name("Weeks", "=7*4"),
    name("Next", "=FirstDue+Weeks"),
  );
  log.names.push(name("FirstDue", "='Action log'!$C$4"));
  fill(page, [["=Next", "=firstdue", "='Action log'!FirstDue"]]);
  fill(log, [["=FirstDue"]], "G1");
  calculate(book);
  expect([1, 2, 3].map((column) => valueAt(page, 1, column))).toEqual([46328, 46300, 46320]);
  expect(valueAt(log, 1, 7)).toBe(46320);
});

test("what depends on a changed cell follows, through other formulas, and nothing else does", () => {
  const { book, log, page } = actionLog();
  fill(page, [["='Action log'!C2*2", "=A1+1", "='Action log'!C3"]]);
  calculate(book);
  changeCell(log, 2, 3, { value: 100 });
  const { changed } = calculate(book);
  expect(valueAt(page, 1, 2)).toBe(201);
  expect(changed.map(({ sheet, row, column }) => `${sheet.name} ${row} ${column}`).sort()).toEqual([
    "Action log 2 5",
    "Page 1 1",
    "Page 1 2",
  ]);
  expect(calculate(book).changed).toEqual([]);
});

test("a formula follows its table, its name and its sheet when they change", () => {
  const { book, log, page } = actionLog();
  book.names.push({ name: "Due", formula: "='Action log'!$C$2", visible: true, comment: "" });
  fill(page, [["=COUNTA(tblActions[ID])", "=Due", "='Action log'!A2"]]);
  calculate(book);
  fill(log, [["A4", "West", 46330]], "A5");
  log.tables[0] = table("tblActions", "A1:E5");
  book.names = [{ name: "Due", formula: "=Log!$C$3", visible: true, comment: "" }];
  log.name = "Log";
  fill(page, [["=Log!A2"]], "C1");
  calculate(book);
  expect([1, 2, 3].map((column) => valueAt(page, 1, column))).toEqual([4, 46310, "A1"]);
});

test("results that were there when the book was opened count as right until something changes", () => {
  const { book, log, page } = actionLog();
  changeCell(page, 1, 1, { formula: "='Action log'!C2+1", value: 5 });
  expect(calculate(book).changed.map(({ sheet }) => sheet.name)).not.toContain("Page");
  expect(valueAt(page, 1, 1)).toBe(5);
  changeCell(log, 2, 3, { value: 1 });
  calculate(book);
  expect(valueAt(page, 1, 1)).toBe(2);
});

test.each([
  ["=AGGREGATE(9,6,A9:A10)", "AGGREGATE is not known"],
  ["='[Other.xlsx]Sheet1'!A1", "'[Other.xlsx]Sheet1'!A1 is in another workbook"],
  ['=INDIRECT("A"&1)', "INDIRECT looks at more than values"],
  ["='Action log'!A1:A3", "its result is more than one cell"],
  ["=1+", "the engine says #ERROR!"],
  ['=HYPERLINK("#x"', "a bracket is not closed"],
])("%s keeps its value and is listed, and what reads it goes by that value", (formula, why) => {
  const { book, page } = actionLog();
  changeCell(page, 1, 2, { formula, value: "kept" });
  fill(page, [['=B1&"!"']], "C1");
  calculate(book);
  changeCell(page, 1, 2, { formula: `${formula} `, value: "kept" });
  const { unknown } = calculate(book);
  expect(unknown.map((each) => each.why)).toEqual([why]);
  expect(valueAt(page, 1, 2)).toBe("kept");
  expect(valueAt(page, 1, 3)).toBe("kept!");
});

test("a sum of the visible rows is left alone while rows are hidden", () => {
  const { book, log, page } = actionLog();
  fill(page, [["=SUBTOTAL(109,tblActions[Due])"]]);
  calculate(book);
  expect(valueAt(page, 1, 1)).toBe(138930);
  log.rows.set(2, { hidden: true, filtered: true });
  changeCell(log, 3, 3, { value: 0 });
  expect(calculate(book).unknown).toHaveLength(1);
  expect(valueAt(page, 1, 1)).toBe(138930);
});

test("when people calculate by hand, only new formulas are worked out, and the rest when they say so", () => {
  const { book, log, page } = actionLog();
  fill(page, [["='Action log'!C2"]]);
  calculate(book);
  book.calculationMode = "Manual";
  changeCell(log, 2, 3, { value: 1 });
  fill(page, [["='Action log'!C2"]], "B1");
  calculate(book);
  expect([valueAt(page, 1, 1), valueAt(page, 1, 2)]).toEqual([46300, 1]);
  calculate(book, { evenIfManual: true });
  expect(valueAt(page, 1, 1)).toBe(1);
});

test("in a workbook that counts from 1904, today is counted so, and functions of dates are left alone", () => {
  const { book, page } = actionLog();
  book.date1904 = true;
  fill(page, [["=TODAY()", "=YEAR(TODAY())"]]);
  expect(calculate(book).unknown.map(({ formula }) => formula)).toEqual(["=YEAR(TODAY())"]);
  expect(valueAt(page, 1, 1)).toBe(46309 - 1462);
});

test("texts, numbers and errors go in as they are", () => {
  const { book, log, page } = actionLog();
  const values: Scalar[] = ["00123", "1/2/2026", "=A1", "'quoted", "TRUE", true, 1e-7, -2.5e21, NA];
  values.forEach((value, index) => {
    changeCell(log, index + 1, 9, { value });
    changeCell(page, index + 1, 1, { formula: `='Action log'!I${index + 1}` });
  });
  calculate(book);
  expect(values.map((_, index) => valueAt(page, index + 1, 1))).toEqual(values);
});
