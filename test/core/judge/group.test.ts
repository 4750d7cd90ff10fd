import { groupOf } from "../../../src/core/judge/group";
import type { Assurance, Group, Status, Variation } from "../../../src/core/judge/signal";

describe("the five groups", () => {
  test.each<[Group, Status, Variation, Assurance]>([
    ["act", "missed", "concern", "hit-or-miss"],
    ["act", "near", "concern", "pass"],
    ["act", "missed", "common-cause", "fail"],
    ["act", "near", "common-cause", "fail"],
    ["improving", "missed", "improvement", "fail"],
    ["improving", "met", "improvement", "pass"],
    ["watch", "met", "concern", "pass"],
    ["watch", "near", "common-cause", "hit-or-miss"],
    ["watch", "missed", "common-cause", "hit-or-miss"],
    ["on-track", "met", "common-cause", "hit-or-miss"],
    ["on-track", "met", "common-cause", "pass"],
    ["not-judged", "no-target", "common-cause", "none"],
    ["not-judged", "no-data", "none", "none"],
    ["not-judged", "too-few", "concern", "fail"],
    ["not-judged", "incomplete", "none", "none"],
    // A neutral or between measure that really changed.
    ["watch", "no-target", "high", "none"],
    ["watch", "met", "low", "none"],
    ["watch", "missed", "high", "none"],
    // No target, but a real change: shown.
    ["watch", "no-target", "concern", "none"],
    ["improving", "no-target", "improvement", "none"],
    // Never judged by SPC (a stock, a window, flat): by its target alone.
    ["on-track", "met", "none", "none"],
    ["watch", "missed", "none", "none"],
    ["not-judged", "no-target", "none", "none"],
  ])("%s: %s, %s, %s", (group, status, variation, assurance) => {
    expect(groupOf({ status, variation, assurance, fewPoints: false })).toBe(group);
  });

  test("with fewer than 13 points nothing is judged", () => {
    expect(groupOf({ status: "missed", variation: "none", assurance: "none", fewPoints: true })).toBe(
      "not-judged",
    );
  });
});
