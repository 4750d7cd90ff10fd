import fc from "fast-check";
import { inMay } from "./one-source";

const sumOf = (hours: readonly number[]): number | null =>
  inMay("sum(hours)", ...hours.map((each) => ({ hours: each })));

test("the low digits that large numbers would swallow are kept", () => {
  expect(sumOf([1e16, 1, -1e16])).toBe(1);
  expect(sumOf(Array.from({ length: 1000 }, () => 0.1))).toBe(100);
});

test("a sum does not depend on the order of the rows by more than a part in a million million", () => {
  const numbers = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 50 });
  const shuffled = numbers.chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([list, other]) => {
      const [a, b] = [sumOf(list) as number, sumOf(other) as number];
      expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * Math.abs(a));
    }),
  );
});
