import fc from "fast-check";
import { shapeOf, shiftedFormula } from "../../../src/core/sheet/formula-text";

describe("shifting a formula", () => {
  test.each([
    ["C5", "D7"],
    ["$C$5:D$9", "$D$7:E$11"],
    ["SUM(B:C)+SUM(3:4)", "SUM(C:D)+SUM(5:6)"],
    [`IF(A1="A1",LOG10(B2),"B2 ""C3""")`, `IF(B3="A1",LOG10(C4),"B2 ""C3""")`],
  ])("%s, two rows down and one column right, is %s", (formula, moved) => {
    expect(shiftedFormula(formula, 2, 1)).toBe(moved);
  });

  test.each([
    "North!A1",
    "'My sheet'!$B$2:C3",
    "ActionLog[[#This Row],[Due A1]]",
    "Primed_go_1*2",
    `HYPERLINK("#A1","x")`,
  ])("%s refers to nothing of its own sheet, and stays", (formula) => {
    expect(shiftedFormula(formula, 2, 1)).toBe(formula);
  });

  test("there and back again is the same formula", () => {
    const reference = fc
      .tuple(fc.boolean(), fc.integer({ min: 1, max: 300 }), fc.boolean(), fc.integer({ min: 1, max: 9000 }))
      .map(([c, column, r, row]) => `${c ? "$" : ""}${letters(column)}${r ? "$" : ""}${row}`);
    const term = fc.oneof(reference, fc.constantFrom("1.5", `"A1"`, "Name", "T[[#This Row],[a]]", "TRUE"));
    const formula = fc
      .tuple(fc.constantFrom("SUM", "IF", "MAX"), fc.array(term, { minLength: 1, maxLength: 4 }))
      .map(([name, terms]) => `${name}(${terms.join(",")})`);
    fc.assert(
      fc.property(formula, fc.nat(500), fc.nat(50), (text, rows, columns) => {
        const moved = shiftedFormula(text, rows, columns);
        expect(shiftedFormula(moved, -rows, -columns)).toBe(text);
        expect(shapeOf(moved)).toBe(shapeOf(text));
      }),
    );
  });
});

test("a formula has one shape wherever it stands and however it is spaced", () => {
  expect(shapeOf(`AND($F12="Late",B$2>1)`)).toBe(shapeOf(`= and( $F9 = "Late" , C$3>1 )`));
  expect(shapeOf(`$F12="Late"`)).not.toBe(shapeOf(`$F12="late"`));
  expect(shapeOf("A1>1")).not.toBe(shapeOf("A1>2"));
});

function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest ? letters(rest) : "") + String.fromCharCode(65 + ((column - 1) % 26));
}
