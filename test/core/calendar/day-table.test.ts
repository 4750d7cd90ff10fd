import fc from "fast-check";
import { dayTable, lookUp, lookUpAll } from "../../../src/core/calendar/day-table";

const square = (day: number): number => (day < 100 ? -1 : day > 110 ? -2 : day * day);
const table = dayTable(100, 110, square);

test("each day has its answer; all days before share one, and so do all days after", () => {
  expect([-(2 ** 30), 99, 100, 105, 110, 111, 2 ** 30].map((day) => lookUp(table, day))).toEqual([
    -1, -1, 10_000, 11_025, 12_100, -2, -2,
  ]);
});

test("many days are looked up as each is", () => {
  const day = fc.oneof(fc.integer({ min: 90, max: 120 }), fc.constantFrom(2 ** 30, -(2 ** 30), 0));
  fc.assert(
    fc.property(fc.array(day), (days) => {
      const into = new Int32Array(days.length);
      lookUpAll(table, Int32Array.from(days), into, days.length);
      expect([...into]).toEqual(days.map((each) => lookUp(table, each)));
    }),
  );
});

test("a stretch of no days knows only before and after", () => {
  const none = dayTable(5, 4, (day) => day);
  expect([lookUp(none, 4), lookUp(none, 5)]).toEqual([4, 5]);
});
