import {
  formulaWithRenamedSheet,
  formulaWithoutSheet,
  movedFormula,
  movedRect,
} from "../../host/book/move-references";
import type { Move } from "../../host/book/move-references";

const wholeRows = (kind: "insert" | "delete", row: number, rows: number): Move => ({
  kind,
  sheet: "North",
  rect: { row, column: 1, rows, columns: 16_384 },
  along: "rows",
});

describe("a formula's references when rows are put in or taken out", () => {
  const put = wholeRows("insert", 3, 2);
  const taken = wholeRows("delete", 3, 2);

  test.each([
    ["=A2+A3", put, "=A2+A5"],
    ["=SUM($A$1:$A$3)", put, "=SUM($A$1:$A$5)"],
    ["=SUM(A:A,3:3)", put, "=SUM(A:A,5:5)"],
    ["=South!A3+North!A3", put, "=South!A3+North!A5"],
    ['=Log[Days]&"A3"&Name', put, '=Log[Days]&"A3"&Name'],
    ["=A2+A3+A9", taken, "=A2+#REF!+A7"],
    ["=SUM(A1:A4,A3:A9,A3:A4)", taken, "=SUM(A1:A2,A3:A7,#REF!)"],
    ["=North!A3", taken, "=North!#REF!"],
    ["='[Other.xlsx]North'!A5", put, "='[Other.xlsx]North'!A5"],
  ])("%s", (formula, move, expected) => {
    expect(movedFormula(formula, "North", move)).toBe(expected);
  });

  test("on another sheet only what names the sheet moves", () => {
    expect(movedFormula("=A3+NORTH!A3", "South", put)).toBe("=A3+NORTH!A5");
  });
});

test("cells put in beside a range move it only when they are as wide", () => {
  const some: Move = {
    kind: "insert",
    sheet: "North",
    rect: { row: 2, column: 1, rows: 1, columns: 2 },
    along: "rows",
  };
  expect(movedFormula("=SUM(A1:B9)+SUM(B1:C9)+C4", "North", some)).toBe("=SUM(A1:B10)+SUM(B1:C9)+C4");
  const left: Move = {
    kind: "delete",
    sheet: "North",
    rect: { row: 2, column: 1, rows: 1, columns: 2 },
    along: "columns",
  };
  expect(movedRect({ row: 2, column: 5, rows: 1, columns: 1 }, left)).toEqual({
    row: 2,
    column: 3,
    rows: 1,
    columns: 1,
  });
});

test("a carried cell takes its references along, and what it covers is lost", () => {
  const carry: Move = {
    kind: "carry",
    sheet: "North",
    rect: { row: 1, column: 1, rows: 2, columns: 1 },
    to: { sheet: "South", row: 5, column: 2 },
  };
  expect(movedFormula("=A1+A3+SUM(A1:A2)+South!B6", "North", carry)).toBe(
    "=South!B5+A3+SUM(South!B5:B6)+South!#REF!",
  );
});

test("a renamed and a deleted sheet", () => {
  const formula = "='North team'!$A$1:$B$2+North!A1+'North team'!Rate&\"North team!A1\"";
  expect(formulaWithRenamedSheet(formula, "north team", "O'Hara")).toBe(
    "='O''Hara'!$A$1:$B$2+North!A1+'O''Hara'!Rate&\"North team!A1\"",
  );
  expect(formulaWithoutSheet("=SUM('North team'!A1:B2)", "North team")).toBe("=SUM(#REF!A1:B2)");
});
