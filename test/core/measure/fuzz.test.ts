/**
 * A hundred thousand strings that nobody meant as formulas: each gives an answer, or one sentence that says where. Never another
 * exception, never a hang, and never a way out of the language.
 */
import fc from "fast-check";
import { endOf } from "../../../src/core/calendar/day";
import { evaluateMeasures } from "../../../src/core/measure/evaluate";
import { prepareMeasures } from "../../../src/core/measure/prepare";
import type { Problem } from "../../../src/core/problem";
import type { MeasureSetup } from "../../../src/core/setup/setup";
import { buildSetup, buildTable, day } from "./build";
import type { Council, Row } from "./build";
import { changes, photograph } from "./fuzz-world";
import { FIELDS, formula, TEAMS } from "./random-formulas";
import { INSIDE, PIECES, SNIPPETS } from "./fuzz-pieces";

const RUNS = 100_000;
const BATCHES = 10;

const ROWS: readonly Row[] = [
  {
    ...{ node: "Alder", received: "2026-08-03", due: "2026-08-31", completed: "2026-08-30T16:45" },
    ...{ status: "Closed", worker: "Worker 1", frequency: "Weekly", hours: 2.5, cost: 100, urgent: true },
  },
  { node: "Alder", received: "2026-09-10", due: "2026-10-08", status: "Open", hours: 0, urgent: false },
  {
    node: "Birch",
    received: "2026-09-11",
    completed: "2026-09-01",
    worker: "worker 1",
    frequency: "now and then",
  },
  { node: "Cedar" },
];

const council: Council = {
  ...{ teams: TEAMS, asOf: "2026-10-31", holidays: ["2026-08-31"] },
  sources: { Cases: { fields: FIELDS, dataFrom: "2026-08-01", rows: ROWS } },
  measures: [
    { id: "M", formula: "count()", countedOn: "received" },
    { id: "OTHER", formula: "count()", countedOn: "received" },
  ],
};
const setup = buildSetup(council);
const [measure, other] = setup.measures as [MeasureSetup, MeasureSetup];
const tables = new Map([["Cases", buildTable(setup.sources[0]!, ROWS, setup.organisation)]]);

type Cell = "formula" | "rows" | "countedOn";
const COLUMN: Readonly<Record<Cell, string>> = { formula: "Formula", rows: "Rows", countedOn: "Counted on" };

/** A sentence about this cell, with the place in it; or, for measures in a circle, the circle. */
function complaint({ class: kind, where, message }: Problem, text: string, cell: Cell): string | undefined {
  if (kind !== "measure-disabled" || where.key !== "M") return `${kind} of ${where.key}`;
  if (where.column !== COLUMN[cell]) return `it blames ${where.column}`;
  if (/^Measures cannot refer to each other in a circle: M → M\.$/.test(message)) return undefined;
  if (text.trim() === "" && cell === "countedOn") return undefined; // the whole cell is the place
  const at = Number(/^\S.*[.?] \(character (\d+)\)$/su.exec(message)?.[1]);
  if (!(at >= 1 && at <= text.length + 1)) return "no place";
  if (!text.includes("undefined") && message.includes("undefined")) return "something undefined";
  return undefined;
}

/** What is wrong with how a text was met; undefined when it got an answer or a fair sentence. */
function fault(text: string, cell: Cell): { wrong: string } | { answered: boolean } {
  const others = text.includes("OTHER") ? [other] : [];
  const given = { ...setup, measures: [{ ...measure, [cell]: text }, ...others] };
  const { measures, problems } = prepareMeasures(given, new Set());
  if (problems.length > 1) return { wrong: `${problems.length} problems` };
  const wrong = problems[0] && complaint(problems[0], text, cell);
  if (wrong) return { wrong: `${wrong}: ${problems[0]?.message}` };
  if (problems[0]) return { answered: false };
  const asOf = endOf(day(council.asOf));
  const [evaluated] = evaluateMeasures(measures, { setup: given, tables, asOf });
  for (const { points } of evaluated!.series) {
    if (points.length === 0) return { wrong: "no periods" };
    for (const { value, note } of points) {
      if (value === null ? !note : !Number.isFinite(value)) return { wrong: `${value}, ${note}` };
    }
  }
  return { answered: true };
}

const piece = fc.constantFrom(...PIECES);
const soup = (between: string): fc.Arbitrary<string> =>
  fc.array(piece, { maxLength: 10 }).map((parts) => parts.join(between));

const VALID = fc.sample(formula, { seed: 20261031, numRuns: 400 }).filter(({ length }) => length < 100);
const edit = fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 6 }), fc.oneof(piece, fc.constant("")));
const mutated = fc
  .tuple(fc.constantFrom(...VALID), fc.array(edit, { maxLength: 3 }))
  .map(([text, edits]) =>
    edits.reduce((now, [at, cut, put]) => now.slice(0, at) + put + now.slice(at + cut), text),
  );

const snippet = fc
  .tuple(fc.constantFrom(...SNIPPETS), fc.constantFrom(...INSIDE))
  .map(([text, inside]) => inside.replace("…", () => text));

const deep = fc
  .tuple(
    fc.constantFrom(
      "(",
      "-",
      "not ",
      "[",
      "if(urgent, ",
      "rate(",
      "count(",
      "1 + ",
      "hours / ",
      "a",
      "'",
      "\\",
      " ",
      "🙂",
    ),
    fc.oneof(
      { weight: 29, arbitrary: fc.nat({ max: 120 }) },
      { weight: 1, arbitrary: fc.nat({ max: 4200 }) },
    ),
    fc.constantFrom("", "1", "hours", "count()", ")", "count(), count(), 1)"),
    fc.constantFrom("", ")", ", count(), 1)", ", 1)"),
  )
  .map(([open, times, middle, close]) => open.repeat(times) + middle + close.repeat(times));

const text = fc.oneof(
  { weight: 6, arbitrary: mutated },
  { weight: 4, arbitrary: soup(" ") },
  { weight: 4, arbitrary: soup("") },
  { weight: 3, arbitrary: snippet },
  { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
  { weight: 1, arbitrary: deep },
);
const cell = fc.constantFrom<Cell>("formula", "formula", "formula", "formula", "rows", "countedOn");

describe(`${RUNS} strings in the cells of a measure`, () => {
  const answers = { given: 0, refused: 0 };
  const before = photograph();

  test.each(Array.from({ length: BATCHES }, (_, i) => i + 1))("batch %i", () => {
    fc.assert(
      fc.property(text, cell, (string, column) => {
        const met = fault(string, column);
        if ("wrong" in met) throw new Error(met.wrong);
        if (met.answered) answers.given++;
        else answers.refused++;
      }),
      { numRuns: RUNS / BATCHES },
    );
  });

  test("reached both ends: many an answer, and many a sentence", () => {
    expect(answers.given).toBeGreaterThan(RUNS / 20);
    expect(answers.refused).toBeGreaterThan(RUNS / 2);
  });

  test("left the world as it was", () => {
    expect(changes(before, photograph())).toEqual([]);
  });
});

test("every piece of mathjs that the language does not have is refused, wherever it stands", () => {
  const allowed = SNIPPETS.flatMap((one) => INSIDE.map((inside) => inside.replace("…", () => one))).filter(
    (string) => {
      const met = fault(string, "formula");
      if ("wrong" in met) throw new Error(`${string}: ${met.wrong}`);
      return met.answered;
    },
  );
  expect(allowed).toEqual([]);
});

test.each(["count() + 0x10", "count() * 0b11", "sum(0xffi8)"])(
  "a number in another base, %s, is refused",
  (string) => {
    expect(fault(string, "formula")).toEqual({ answered: false });
  },
);
test("a rate of numbers only is refused, like any formula without an aggregate", () => {
  expect(fault("rate(1, 2, 3)", "formula")).toEqual({ answered: false });
});
