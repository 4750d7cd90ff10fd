import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fixture from "../../fixtures/measure/worked-example.json";
import { evaluate } from "./build";
import type { Council } from "./build";

const council = fixture as unknown as Council;
const answers = join(__dirname, "../../../../shared/reference/worked-example.expected.json");

describe("the worked example, against its whole answer file", () => {
  const outcome = evaluate(council);
  test("no measure is disabled, and nothing is reported", () => {
    expect(outcome.problems).toEqual([]);
    expect(outcome.measures).toHaveLength(24);
  });
  const present = existsSync(answers);
  (present ? test : test.skip)(
    `all results${present ? "" : " (skipped: the answer file is not on this machine)"}`,
    () => {
      interface Expected {
        node: string;
        measure: string;
        period: string;
        value: number | null;
        numerator: number | null;
        denominator: number | null;
        status: string;
        complete: boolean;
      }
      const { results } = JSON.parse(readFileSync(answers, "utf8")) as { results: Expected[] };
      const same = (a: number | null, b: number | null): boolean =>
        a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
      const wrong = results.filter((want) => {
        const got = outcome.point(want.measure, want.node, want.period);
        const numbers = (["value", "numerator", "denominator"] as const).every((key) =>
          same(got[key], want[key]),
        );
        const tooFew = got.basis !== null && got.basis < 2;
        const judged = !["no-data", "incomplete", "no-target"].includes(want.status);
        return (
          !numbers || got.complete !== want.complete || (judged && tooFew !== (want.status === "too-few"))
        );
      });
      expect(
        wrong.map((want) => ({ want, got: outcome.point(want.measure, want.node, want.period) })),
      ).toEqual([]);
      expect(results).toHaveLength(822);
    },
  );
});
