import fc from "fast-check";
import {
  parseRecord,
  recordText,
  shows,
  signatureOf,
  type CellRecord,
} from "../../../src/core/sheet/cell-record";
import { recordFrom, recordNames } from "../../../src/core/sheet/ownership";

/** What we last wrote is kept in the workbook in few characters, and survives what programs do to numbers. */

const signature = fc.double({ noNaN: true }).map(signatureOf);
const record: fc.Arbitrary<CellRecord> = fc.record({
  columns: fc.integer({ min: 1, max: 64 }),
  breaks: fc.array(fc.nat(2000)),
  rows: fc.array(
    fc
      .uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 15 })
      .chain((columns) =>
        fc
          .array(signature, { minLength: columns.length, maxLength: columns.length })
          .map(
            (signatures) =>
              new Map(columns.sort((a, b) => a - b).map((column, i) => [column, signatures[i]!])),
          ),
      ),
    { minLength: 1, maxLength: 300 },
  ),
});

test("comes back as it was, through the workbook's names, none of which is too long for Excel", () => {
  fc.assert(
    fc.property(record, (wanted) => {
      const names = recordNames("Primed_cells", recordText(wanted));
      for (const { formula } of names) {
        expect(formula.length).toBeLessThan(8192);
        for (const [, text] of formula.matchAll(/"([^"]*)"/g)) expect(text!.length).toBeLessThanOrEqual(255);
      }
      const found = new Map(names.map(({ name, formula }) => [name, formula]));
      expect(parseRecord(recordFrom("Primed_cells", (name) => found.get(name)) ?? "")).toEqual(wanted);
    }),
    { numRuns: 50 },
  );
});

test.each(["", "nonsense", "15:", "15::ab", '15::1ab"'])("%j is no record", (text) => {
  expect(parseRecord(text)).toBeUndefined();
});

/** Numbers near the smallest that there are have fewer digits. */
const isOrdinary = (value: number): boolean => value === 0 || Math.abs(value) > 1e-200;

test("a number kept with fifteen digits still shows what we wrote", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e200, max: 1e200 }).filter(isOrdinary), (value) => {
      // Some round the exact value, some the shortest text that stands for it.
      const shortest = Number(String(value));
      for (const digits of [15, 16, 17]) {
        expect(shows(Number(shortest.toPrecision(digits)), signatureOf(value))).toBe(true);
      }
    }),
  );
  expect(shows(0.644444444444445, signatureOf(0.6444444444444445))).toBe(true);
});

test.each([
  [0.75, 0.76],
  [0.75, "0.75"],
  ["North", "north"],
  ["", 0],
  [1, 1.00000000001],
])("%j is not %j", (written, found) => {
  expect(shows(found, signatureOf(written))).toBe(false);
});
