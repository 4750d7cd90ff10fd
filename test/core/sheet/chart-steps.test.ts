import { stepRows, type SteppedRow } from "../../../src/core/sheet/step-rows";

const row = (day: number, value: number | null, limit: number | null): SteppedRow => ({
  day,
  slopes: [value],
  steps: [limit],
});

test("half-way between two days the old level ends, and a day later the new one begins", () => {
  expect(stepRows([row(100, 1, 7), row(130, 2, 9), row(161, null, 8)])).toEqual([
    row(100, 1, 7),
    row(130, 2, 9),
    row(115, null, 7),
    row(116, null, 9),
    row(145, null, 9),
    row(146, null, 8),
    row(161, null, 8),
  ]);
});

test("a gap stays a gap on its own side of the border", () => {
  expect(stepRows([row(0, 1, 5), row(7, 2, null), row(14, null, 6)]).slice(2, 6)).toEqual([
    row(3, null, 5),
    row(4, null, null),
    row(10, null, null),
    row(11, null, 6),
  ]);
});

test.each([1, 2])("days %i apart have no room for a step", (apart) => {
  const rows = [row(0, 1, 5), row(apart, null, 6)];
  expect(stepRows(rows)).toEqual(rows);
});

test("three days apart, the border lies strictly between", () => {
  expect(stepRows([row(0, 1, 5), row(3, null, 6)]).map(({ day }) => day)).toEqual([0, 1, 2, 3]);
});

test.each([0, 1])("%i rows are themselves", (count) => {
  const rows = [row(5, 1, 2)].slice(0, count);
  expect(stepRows(rows)).toEqual(rows);
});
