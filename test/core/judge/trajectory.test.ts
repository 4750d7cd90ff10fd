import fc from "fast-check";
import { trajectory, type Plan } from "../../../src/core/judge/trajectory";

/** 120 overdue reviews now; 40 are planned for ten periods on. */
const PLAN: Plan = { from: { period: 0, value: 120 }, to: { period: 10, value: 40 } };

describe("a plan to bring 120 down to 40 in ten periods", () => {
  test("the path is a straight line, its ends included", () => {
    expect(trajectory([120], PLAN).path).toEqual([120, 112, 104, 96, 88, 80, 72, 64, 56, 48, 40]);
  });

  test("actual against path, and the rate needed from now", () => {
    const found = trajectory([120, 115, 112, 108, 104], PLAN);
    expect(found).toMatchObject({ now: 4, gap: 16, reach: "not-at-this-rate" });
    expect(found.needed).toBeCloseTo(-64 / 6);
    expect(found.lately).toEqual({ average: -4, least: -5, most: -3, steps: 4 });
  });

  test.each([
    ["reachable: the average rate is enough", [120, 112, 104, 96], "reachable"],
    ["a stretch: only the best of the last steps would do", [120, 118, 106, 104], "stretch"],
    ["not at this rate", [120, 119, 118, 117], "not-at-this-rate"],
    ["reached before its time", [120, 80, 39], "reached"],
    ["ended short", [120, ...Array.from({ length: 10 }, (_, i) => 119 - i)], "ended-short"],
    ["one figure says nothing of a rate", [120], "unknown"],
    ["no figure yet", [null, null], "unknown"],
  ])("%s", (_, values, reach) => {
    expect(trajectory(values as (number | null)[], PLAN).reach).toBe(reach);
  });

  test("a missing figure is not a step: the change is shared by the periods it took", () => {
    expect(trajectory([120, null, 104], PLAN).lately).toEqual({ average: -8, least: -8, most: -8, steps: 1 });
  });
});

test("a plan upwards is the mirror of one downwards", () => {
  const mirrored = (value: number | null) => (value === null ? null : -value);
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 150 })), { maxLength: 14 }), (values) => {
      const down = trajectory(values, PLAN);
      const up = trajectory(values.map(mirrored), {
        from: { period: 0, value: -120 },
        to: { period: 10, value: -40 },
      });
      expect(up.reach).toBe(down.reach);
      expect(up.gap === null ? null : -up.gap + 0).toBe(down.gap === null ? null : down.gap + 0);
    }),
  );
});

test("a plan that does not run forwards is a fault", () => {
  expect(() => trajectory([1], { from: { period: 3, value: 1 }, to: { period: 3, value: 2 } })).toThrow(
    RangeError,
  );
});
