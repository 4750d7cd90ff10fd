import { checkTargets } from "../../../src/core/judge/check-targets";
import type { MeasureSetup, TargetSetup } from "../../../src/core/setup/setup";
import { measure, setup, target } from "./make";

function check(rows: Partial<TargetSetup>[], over: Partial<MeasureSetup> = {}) {
  const { problems, notes, disabled } = checkTargets(
    setup({ measures: [measure(over)], targets: rows.map((row) => target(row)) }),
  );
  return {
    problems: problems.map(({ class: kind, where, message }) => `${kind} ${where.column}: ${message}`),
    notes: notes.map(({ where, message }) => `${where.column}: ${message}`),
    disabled: [...disabled],
  };
}

describe("faults that disable a measure, each naming its cell", () => {
  test.each<[string, Partial<TargetSetup>, Partial<MeasureSetup>, RegExp]>([
    [
      "target above 1 on %",
      { target: 85 },
      { unit: "%" },
      /^measure-disabled Target: .*\(85\): write 0.85, or 85%\.$/,
    ],
    [
      "upper above 1 on %",
      { target: 0.1, upper: 35 },
      { unit: "%", goodIs: "between" },
      /disabled Upper: .*write 0.35/,
    ],
    [
      "tolerance of 1 or more on %",
      { target: 0.8, tolerance: 1 },
      { unit: " % " },
      /disabled Tolerance: .*write 0.01/,
    ],
    [
      "negative tolerance",
      { tolerance: -0.05 },
      {},
      /disabled Tolerance: Tolerance is never negative: write 0.05\. /,
    ],
    ["between without upper", {}, { goodIs: "between" }, /disabled Upper: A between target needs two bounds/],
    [
      "upper below target",
      { target: 5, upper: 4 },
      { goodIs: "between" },
      /disabled Upper: Upper \(4\) is below Target \(5\)/,
    ],
  ])("%s", (_, row, over, message) => {
    const { problems, disabled } = check([row], over);
    expect(problems).toEqual([expect.stringMatching(message)]);
    expect(disabled).toEqual(["ONTIME"]);
  });

  test("what is allowed: a target of 1 on %, above 1 on other units, upper equal to target", () => {
    expect(check([{ target: 1, tolerance: 0.99 }], { unit: "%" }).problems).toEqual([]);
    expect(check([{ target: 85, tolerance: 5 }], { unit: "days" }).problems).toEqual([]);
    expect(check([{ target: 2, upper: 2 }], { goodIs: "between" }).problems).toEqual([]);
  });

  test("ties: one measure, node and From twice, however they are written", () => {
    const named = check([{ node: "Alder" }, { node: "team:alder", measure: "ontime" }]);
    expect(named.problems).toEqual([
      "measure-disabled From: There are two targets for Alder with no From: delete one, or give it another From.",
    ]);
    expect(named.disabled).toEqual(["ONTIME"]);
    expect(check([{ from: 46113 }, { from: 46113 }]).problems[0]).toMatch(
      /two targets for every node from 2026-04-01/,
    );
  });

  test("no tie: another node, another From, or a From beside none", () => {
    expect(check([{}, { node: "Alder" }, { from: 1 }, { from: 2 }, { node: "Birch" }]).problems).toEqual([]);
  });
});

describe("rows that are not used", () => {
  test("rows of a measure that could not be read are passed over: the setup has said why", () => {
    expect(check([{ measure: "ONTIM" }, { measure: "ONTIM" }])).toEqual({
      problems: [],
      notes: [],
      disabled: [],
    });
  });

  test.each<[string, Partial<TargetSetup>, Partial<MeasureSetup>, RegExp]>([
    ["a neutral measure", { upper: 3 }, { goodIs: "neutral" }, /^cell-blanked Target: ONTIME is neutral/],
    ["an Upper that nothing reads", { upper: 3 }, {}, /^cell-blanked Upper: Upper is used only when/],
    [
      "a node outside the measure's teams",
      { node: "Birch" },
      { teams: ["Cedar"] },
      /^cell-blanked Node: ONTIME is limited to Cedar/,
    ],
  ])("%s: said, and stops nothing", (_, row, over, message) => {
    const { problems, notes, disabled } = check([row], over);
    expect(problems).toEqual([expect.stringMatching(message)]);
    expect(problems).toEqual(notes.map((note) => `cell-blanked ${note}`));
    expect(disabled).toEqual([]);
  });

  test("a node above the measure's teams is used", () => {
    expect(check([{ node: "Adult Services" }], { teams: ["Cedar"] }).problems).toEqual([]);
  });

  test("faults and notes of one row are all said", () => {
    const { problems, disabled } = check([{ target: 85, upper: 3 }], { unit: "%" });
    expect(problems.map((one) => one.split(":")[0])).toEqual([
      "measure-disabled Target",
      "measure-disabled Upper",
      "cell-blanked Upper",
    ]);
    expect(disabled).toEqual(["ONTIME"]);
  });
});
