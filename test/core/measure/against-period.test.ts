/** A condition that compares a date of the row with one of the period is not asked in each period, and gives the same. */
import fc from "fast-check";
import { compareWithSlow, measure } from "./against-slow";
import { evaluate } from "./build";
import { councilOf, rows } from "./random-formulas";

const date = fc.constantFrom("received", "due", "completed", "as_of");
const moment = fc.constantFrom("period_start", "period_end");
const comparison = fc.constantFrom("<", "<=", ">", ">=");
const against = fc
  .tuple(date, comparison, moment, fc.boolean())
  .map(([left, operator, right, mirrored]) =>
    (mirrored ? [right, operator, left] : [left, operator, right]).join(" "),
  );
const rest = fc.constantFrom(
  "",
  ' and status == "open"',
  " and not blank(due)",
  " and urgent",
  " and hours > 2",
);
const condition = fc.tuple(against, rest).map((parts) => parts.join(""));

test("it counts what walking every row in every period counts", () => {
  fc.assert(
    fc.property(rows, measure, condition, (table, random, each) => {
      compareWithSlow(table, { ...random, formula: `count(${each})` });
    }),
    { numRuns: 200 },
  );
});

test("it says of the same blanks that they decided", () => {
  fc.assert(
    fc.property(rows, measure, condition, (table, random, each) => {
      const points = (formula: string): unknown =>
        evaluate(councilOf(table, { ...random, formula })).measures[0]?.series.map((series) =>
          series.points.map(({ value, blanks }) => [value, blanks]),
        );
      // Denied twice it is the same condition, but of no kind that is known.
      expect(points(`count(${each})`)).toEqual(points(`count(not (not (${each})))`));
    }),
    { numRuns: 200 },
  );
});
