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
      /disabled Tolerance: The tolerance \(-0.05\) must be 0 or more/,
    ],
    ["no tolerance that is a number", { tolerance: NaN }, {}, /disabled Tolerance/],
    [
      "no target that is a number",
      { target: NaN },
      {},
      /disabled Target: The target is blank or not a number/,
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
  test("an unknown measure is a problem, and disables no measure there is", () => {
    const { problems, disabled } = check([{ measure: "ONTIM" }]);
    expect(problems).toEqual([
      expect.stringMatching(/^measure-disabled Measure ID: "ONTIM" is not a Measure ID/),
    ]);
    expect(disabled).toEqual([]);
  });

  test("an unknown node is a problem; the measure goes on", () => {
    const { problems, disabled } = check([{ node: "Aldr" }, { node: "Aldr" }]);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/^unknown-team Node: "Aldr" is not a team, service or directorate/);
    expect(disabled).toEqual([]);
  });

  test("a neutral measure, an Upper that nothing reads, and a node outside the measure's teams are noted", () => {
    expect(check([{}], { goodIs: "neutral" }).notes).toEqual([
      expect.stringMatching(/^Target: ONTIME is neutral/),
    ]);
    expect(check([{ upper: 3 }]).notes).toEqual([expect.stringMatching(/^Upper: Upper is used only when/)]);
    expect(check([{ node: "Birch" }], { teams: ["Cedar"] }).notes).toEqual([
      expect.stringMatching(/^Node: ONTIME is limited to Cedar/),
    ]);
    expect(check([{ node: "Adult Services" }], { teams: ["Cedar"] }).notes).toEqual([]);
  });
});
