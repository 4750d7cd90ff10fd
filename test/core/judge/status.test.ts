import { statusOf } from "../../../src/core/judge/status";
import type { Target } from "../../../src/core/judge/target";
import type { GoodIs } from "../../../src/core/setup/setup";
import { point } from "./make";

const at = (target: number, tolerance = 0, upper: number | null = null): Target => ({
  target,
  tolerance,
  upper,
});
const status = (value: number | null, target: Target | null, goodIs: GoodIs) =>
  statusOf(point(value), target, goodIs, 0);

describe("status", () => {
  test.each<[GoodIs, number, Target, string]>([
    ["higher", 0.8, at(0.8, 0.1), "met"],
    ["higher", 0.799999, at(0.8, 0.1), "near"],
    ["higher", 0.7, at(0.8, 0.1), "near"],
    ["higher", 0.699999, at(0.8, 0.1), "missed"],
    ["lower", 28, at(28, 3), "met"],
    ["lower", 31, at(28, 3), "near"],
    ["lower", 31.00001, at(28, 3), "missed"],
    ["lower", 29, at(28), "missed"],
    ["between", 0.15, at(0.15, 0.05, 0.35), "met"],
    ["between", 0.35, at(0.15, 0.05, 0.35), "met"],
    ["between", 0.1, at(0.15, 0.05, 0.35), "near"],
    ["between", 0.09, at(0.15, 0.05, 0.35), "missed"],
    ["between", 0.4, at(0.15, 0.05, 0.35), "near"],
    ["between", 0.41, at(0.15, 0.05, 0.35), "missed"],
    ["higher", 0, at(0), "met"],
    ["lower", -4, at(28, 3), "met"],
  ])("good is %s: %d against %j is %s", (goodIs, value, target, expected) => {
    expect(status(value, target, goodIs)).toBe(expected);
  });

  test("boundaries that doubles miss are still inside", () => {
    expect(0.35 + 0.05 < 0.4).toBe(true);
    expect(status(0.4, at(0.15, 0.05, 0.35), "between")).toBe("near");
    expect(0.8 - 0.1 > 0.7).toBe(true);
    expect(status(0.7, at(0.8, 0.1), "higher")).toBe("near");
    expect(status(0, at(0.3, 0.1 + 0.2), "higher")).toBe("near");
    expect(status(0.1 + 0.2, at(0.3), "lower")).toBe("met");
  });

  test("the slack forgives rounding, not a real miss", () => {
    expect(status(0.7999999, at(0.8), "higher")).toBe("missed");
    expect(status(1_000_000 - 0.0001, at(1_000_000), "higher")).toBe("met");
    expect(status(1_000_000 - 0.01, at(1_000_000), "higher")).toBe("missed");
  });

  test("reasons for not judging, in order", () => {
    const few = { basis: 1, complete: false };
    expect(statusOf(point(null, few), null, "higher", 5)).toBe("no-data");
    expect(statusOf(point(NaN, few), null, "higher", 5)).toBe("no-data");
    expect(statusOf(point(1, few), null, "higher", 5)).toBe("incomplete");
    expect(statusOf(point(1, { basis: 1 }), null, "higher", 5)).toBe("no-target");
    expect(statusOf(point(1, { basis: 1 }), at(1), "higher", 5)).toBe("too-few");
    expect(statusOf(point(1, { basis: 5 }), at(1), "higher", 5)).toBe("met");
    expect(statusOf(point(1, { basis: null }), at(1), "higher", 5)).toBe("met");
  });

  test("a neutral measure has no target to meet, even when given one", () => {
    expect(status(5, at(5), "neutral")).toBe("no-target");
  });
});
