import { spcCommand } from "../../src/cli/spc-command";
import type { SpcJson } from "../../src/cli/spc-json";
import cases from "../fixtures/judge/spc-cases.json";
import { runCommand } from "./run-command";

// Computed with the R package NHSRplotthedots 0.2.2.
type Case = (typeof cases)[number];

const GOOD: Record<string, string> = { increase: "higher", decrease: "lower", neutral: "neutral" };

const argumentsOf = ({ options }: Case): string[] => [
  ...["--good", GOOD[options.improvementDirection]!, "--as-package", "--json"],
  ...(options.target === null ? [] : ["--target", String(options.target)]),
  ...(options.fixAfterNPoints === null ? [] : ["--fix", String(options.fixAfterNPoints)]),
  ...(options.rebaseDates ?? []).flatMap((date) => ["--rebase", date]),
  ...(options.screenOutliers ? [] : ["--no-screen"]),
];

const csvOf = ({ dates, values }: Case): string => dates.map((date, i) => `${date},${values[i]}\n`).join("");

const near = (found: number | null, wanted: number | null): boolean =>
  found === null || wanted === null ? found === wanted : Math.abs(found - wanted) <= 1e-9;

describe("primed spc --as-package --json equals the package", () => {
  test.each(cases.map((one) => [one.case, one] as const))("%s", async (_, one) => {
    const { code, out } = await runCommand(spcCommand, [...argumentsOf(one), "-"], csvOf(one));
    const { assurance, points } = JSON.parse(out) as SpcJson;
    const { expected } = one;

    expect(code).toBe(0);
    expect(assurance).toBe(expected.assurance);
    expect(points.map(({ date, value }) => [date, value])).toEqual(
      one.dates.map((date, i) => [date, one.values[i]]),
    );
    expect(points.map(({ label, type }) => [label, type])).toEqual(
      expected.points.map(({ cause, pointType }) => [cause, pointType]),
    );
    const wrongLimits = points.filter(({ mean, lower, upper }, i) => {
      const wanted = expected.points[i]!;
      return !near(mean, wanted.mean) || !near(lower, wanted.lpl) || !near(upper, wanted.upl);
    });
    expect(wrongLimits).toEqual([]);
  });
});
