import { targetFinder } from "../../../src/core/judge/target";
import type { TargetSetup } from "../../../src/core/setup/setup";
import { measure, organisation, setup, target, threeTeams } from "./make";

const APRIL = 46113; // 2026-04-01
const JULY = 46204;
const month = (start: number, end = start + 29) => ({ label: "", start, end, baseStart: start });
const node = (name: string) => threeTeams.find(name)!;

function finder(rows: Partial<TargetSetup>[], additive: boolean, teams: string[] = []) {
  return targetFinder(measure({ teams }), additive, setup({ targets: rows.map((row) => target(row)) }));
}

describe("which target is in force", () => {
  test("the node's own before the blank-node one; until its own begins, the blank-node one holds", () => {
    const find = finder([{ target: 1 }, { node: "birch", from: JULY, target: 2 }], false);
    expect(find(node("Alder"), month(JULY))?.target).toBe(1);
    expect(find(node("Birch"), month(JULY - 30))?.target).toBe(1);
    expect(find(node("Birch"), month(JULY))?.target).toBe(2);
  });

  test("the latest From on or before the first day, in whatever order the rows are", () => {
    const find = finder([{ from: JULY, target: 2 }, { target: 0 }, { from: APRIL, target: 1 }], false);
    expect(find(node("Alder"), month(APRIL - 1))?.target).toBe(0);
    expect(find(node("Alder"), month(APRIL))?.target).toBe(1);
    expect(find(node("Alder"), month(JULY - 1))?.target).toBe(1);
    expect(find(node("Alder"), month(JULY))?.target).toBe(2);
  });

  test("before the first From there is none", () => {
    expect(finder([{ from: JULY }], false)(node("Alder"), month(APRIL))).toBeNull();
  });

  test("a window takes the one in force on the first day of its last base period", () => {
    const find = finder([{ target: 1 }, { from: JULY, target: 2 }], false);
    expect(
      find(node("Alder"), { label: "", start: JULY - 335, end: JULY + 30, baseStart: JULY })?.target,
    ).toBe(2);
    expect(
      find(node("Alder"), { label: "", start: JULY - 365, end: JULY, baseStart: JULY - 30 })?.target,
    ).toBe(1);
  });

  test("the measure is matched case-blind, and other measures' rows are not used", () => {
    expect(finder([{ measure: " ontime ", target: 3 }], false)(node("Alder"), month(JULY))?.target).toBe(3);
    expect(finder([{ measure: "DAYS" }], false)(node("Alder"), month(JULY))).toBeNull();
  });

  test("a node named with its level", () => {
    const org = organisation([{ name: "North", service: "North", directorate: "Adults" }]);
    const find = targetFinder(
      measure(),
      false,
      setup({ organisation: org, targets: [target({ node: "service:North", target: 7 })] }),
    );
    expect(find(org.services[0]!, month(JULY))?.target).toBe(7);
    expect(find(org.teams[0]!, month(JULY))).toBeNull();
  });
});

describe("a blank-node target", () => {
  test("holds at every node for a ratio", () => {
    const find = finder([{ target: 0.8 }], false);
    expect(threeTeams.nodes.map((each) => find(each, month(JULY))?.target)).toEqual(Array(6).fill(0.8));
  });

  test("is each team's for a count; a parent's is the sum, tolerance and upper too", () => {
    const find = finder(
      [
        { target: 3, tolerance: 1, upper: 5 },
        { node: "Birch", target: 2, tolerance: 0.5, upper: 4 },
      ],
      true,
    );
    expect(find(node("Alder"), month(JULY))).toEqual({ target: 3, tolerance: 1, upper: 5 });
    expect(find(node("Community"), month(JULY))).toEqual({ target: 5, tolerance: 1.5, upper: 9 });
    expect(find(node("Adult Services"), month(JULY))).toEqual({ target: 8, tolerance: 2.5, upper: 14 });
  });

  test("the sum takes the teams that were in being in the period", () => {
    const find = finder([{ target: 3 }], true);
    expect(find(node("Adult Services"), month(46_216 - 30, 46_215))?.target).toBe(6);
    expect(find(node("Adult Services"), month(46_216 - 30, 46_216))?.target).toBe(9);
    expect(find(node("Reablement"), month(46_100, 46_129))).toBeNull();
  });

  test("the sum is made without a blank-node row, and is none when one team has none", () => {
    const find = finder(
      [
        { node: "Alder", target: 5000 },
        { node: "Birch", target: 4800 },
      ],
      true,
    );
    expect(find(node("Community"), month(JULY))?.target).toBe(9800);
    expect(find(node("Adult Services"), month(46_100, 46_129))?.target).toBe(9800);
    expect(find(node("Adult Services"), month(JULY))).toBeNull();
  });

  test("a parent's own target comes before the sum", () => {
    const find = finder([{ target: 3 }, { node: "Community", target: 5 }], true);
    expect(find(node("Community"), month(JULY))?.target).toBe(5);
  });

  test("the sum takes only the teams that the measure is limited to", () => {
    expect(finder([{ target: 3 }], true, ["alder"])(node("Community"), month(JULY))?.target).toBe(3);
  });
});
