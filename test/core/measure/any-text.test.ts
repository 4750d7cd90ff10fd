import fc from "fast-check";
import { FormulaError } from "../../../src/core/measure/formula/formula-error";
import { parseFormula } from "../../../src/core/measure/parse";
import { faults } from "./faults";

describe("any text at all gets a tree or a sentence, never a fault", () => {
  const pieces = fc.constantFrom(
    ...[
      "count",
      "sum",
      "(",
      ")",
      ",",
      "+",
      "-",
      "*",
      "/",
      "<",
      "<=",
      "==",
      "!=",
      "and",
      "or",
      "not",
      '"a"',
      "'b",
      "1",
      "2.5",
    ],
    ...[
      "1e9",
      ".",
      "=",
      "%",
      "[",
      "]",
      "{",
      ":",
      "?",
      "due",
      "hours",
      "end",
      "i",
      "e",
      "true",
      "null",
      " ",
      "\n",
      "#",
      "\\",
      "é",
    ],
    ...["measure", "__proto__", "constructor", "toString", "NaN", "Infinity", "undefined"],
  );
  const soup = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(" "));
  const glued = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(""));
  const any = fc.oneof(
    soup,
    glued,
    fc.string({ maxLength: 200 }),
    fc.string({ unit: "binary", maxLength: 60 }),
  );

  test("when parsed", () => {
    fc.assert(
      fc.property(any, (text) => {
        try {
          expect(parseFormula(text)).toHaveProperty("kind");
        } catch (error) {
          if (!(error instanceof FormulaError)) throw error;
          expect(error.message).toMatch(/\S/);
          expect(error.at).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test("when prepared, in every cell", () => {
    fc.assert(
      fc.property(any, fc.constantFrom("formula", "rows", "countedOn", "source"), (text, cell) => {
        expect(faults({ [cell]: text }).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
  });
});
