/**
 * The contract in small, through the whole product: a real workbook file goes in, and every number, status and problem is
 * compared with answers worked out by an independent program, in which each measure was coded by hand.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../../src/core/problem";
import { refresh } from "../../src/core/refresh";
import type { Refreshed } from "../../src/core/refresh";
import type { Result } from "../../src/core/result";
import { openFileWorkbook } from "../../src/file/file-workbook";

type Answer = Omit<Result, "signal" | "assurance">;

interface Answers {
  asOf: string;
  rows: { read: number; leftOut: number };
  results: Answer[];
  problems: Pick<Problem, "class" | "where">[];
}

const FOLDER = join(__dirname, "../fixtures/worked-example");
const answers = JSON.parse(readFileSync(join(FOLDER, "expected.json"), "utf8")) as Answers;
const COLUMNS = ["value", "numerator", "denominator", "target", "status", "complete"] as const;

const keyOf = ({ measure, level, node, period }: Answer): string => `${measure} ${level}:${node} ${period}`;

/** Numbers to 1e-9 of each other; everything else exactly. */
const same = (a: unknown, b: unknown): boolean =>
  typeof a === "number" && typeof b === "number" ? Math.abs(a - b) <= 1e-9 * Math.abs(b) : a === b;

const placeOf = ({ class: kind, where }: Pick<Problem, "class" | "where">): string =>
  `${kind} ${JSON.stringify(Object.entries(where).sort(([a], [b]) => (a < b ? -1 : 1)))}`;

describe("the worked example, from its file", () => {
  let done: Refreshed;
  beforeAll(async () => {
    const bytes = new Uint8Array(readFileSync(join(FOLDER, "worked-example.xlsx")));
    done = await refresh(await openFileWorkbook(bytes), { now: Date.UTC(2030, 0, 1) });
  });

  test("every result is as expected", () => {
    const found = new Map(done.results.map((result) => [keyOf(result), result]));
    expect(found.size).toBe(done.results.length);
    const differences = answers.results.flatMap((want) => {
      const got = found.get(keyOf(want));
      const wrong = COLUMNS.filter((column) => !same(got?.[column], want[column]));
      return wrong.map((column) => `${keyOf(want)} ${column}: ${got?.[column]}, not ${want[column]}`);
    });
    expect(differences).toEqual([]);
    expect(answers.results).toHaveLength(822);
  });

  test("there are no results, in the months that the answers cover, where there should be none", () => {
    const expected = new Set(answers.results.map(keyOf));
    const periods = new Set(answers.results.map(({ period }) => period));
    const extra = done.results.filter((got) => periods.has(got.period) && !expected.has(keyOf(got)));
    expect(extra.map(keyOf)).toEqual([]);
  });

  test("every problem is found where it is, and nothing else is", () => {
    expect(done.problems.map(placeOf).sort()).toEqual(answers.problems.map(placeOf).sort());
    expect(answers.problems).toHaveLength(12);
  });

  test("rows read and left out", () => {
    expect(done.rows).toMatchObject(answers.rows);
  });
});
