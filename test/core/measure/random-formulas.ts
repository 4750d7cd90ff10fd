import fc from "fast-check";
import type { Council, Row, TeamLiteral } from "./build";

/** Random tables, and random formulas over them that are well typed. Numbers are quarters, so that sums are exact. */
export const TEAMS: readonly TeamLiteral[] = [
  { name: "Alder", service: "Community" },
  { name: "Birch", service: "Community" },
  { name: "Cedar", service: "Reablement" },
];

export const FIELDS = {
  received: "date",
  due: "date",
  completed: "date",
  status: "text",
  worker: "person",
  frequency: "text",
  hours: "number",
  cost: "number",
  urgent: "yes/no",
} as const;

const sometimes = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { freq: 3 });
/** Spread over five months, and crowded in one week, so that days often meet. */
const day = fc
  .oneof(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 60, max: 66 }))
  .map((n) => new Date(Date.UTC(2026, 5, 1 + n)).toISOString().slice(0, 10));
const time = fc.integer({ min: 0, max: 95 }).map((n) => {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `T${two(Math.floor(n / 4))}:${two((n % 4) * 15)}`;
});
const dateTime = fc.tuple(day, fc.oneof(fc.constant(""), time)).map((parts) => parts.join(""));
const quarters = fc.integer({ min: -40, max: 40 }).map((n) => n / 4);
const status = fc.constantFrom("Open", "open ", "Closed", " CLOSED", "Reopened", "");
const row: fc.Arbitrary<Row> = fc.record({
  node: fc.constantFrom("Alder", "Birch", "Cedar"),
  received: sometimes(day),
  due: sometimes(day),
  completed: sometimes(dateTime),
  status,
  worker: sometimes(fc.constantFrom("Worker 1", "worker 1", "Worker 2", "Worker 3 ")),
  frequency: sometimes(fc.constantFrom("Weekly", "daily", "4-weekly", "Fortnightly", "Hourly", "sometimes")),
  hours: sometimes(quarters),
  cost: sometimes(fc.integer({ min: 0, max: 200 })),
  urgent: sometimes(fc.boolean()),
});

export const rows = fc.array(row, { maxLength: 40 });

interface Parts {
  number: string;
  date: string;
  text: string;
  condition: string;
}

const literal = fc.integer({ min: 0, max: 30 }).map(String);
const dateField = fc.constantFrom("received", "due", "completed");
const textField = fc.constantFrom("status", "worker", "frequency");
const word = fc.constantFrom('"open"', '"Closed"', '""', '"worker 1"', '"er"', '" WEEKLY "');

const rowParts = (timed: boolean): fc.LetrecValue<Parts> =>
  fc.letrec<Parts>((tie) => {
    const list = (...names: (keyof Parts)[]): fc.Arbitrary<string[]> =>
      fc.tuple(...names.map((name) => tie(name) as fc.Arbitrary<string>));
    const call = (name: string, ...parts: (keyof Parts)[]): fc.Arbitrary<string> =>
      list(...parts).map((args) => `${name}(${args.join(", ")})`);
    const infix = (operators: readonly string[], part: keyof Parts): fc.Arbitrary<string> =>
      fc.tuple(tie(part), fc.constantFrom(...operators), tie(part)).map((parts) => `(${parts.join(" ")})`);
    const moments = timed ? ["period_start", "period_end", "as_of"] : ["as_of"];
    const timedNumbers = timed ? [call("overlap_days", "date", "date")] : [];
    return {
      number: fc.oneof(
        { maxDepth: 3, depthSize: "small" },
        fc.constantFrom("hours", "cost"),
        literal,
        ...["days", "hours", "workdays", "months", "age"].map((name) => call(name, "date", "date")),
        call("age", "date"),
        ...timedNumbers,
        infix(["+", "-", "*"], "number"),
        tie("number").map((part) => `(${part} / 4)`),
        tie("number").map((part) => `(${part} / 0)`),
        tie("number").map((part) => `(-${part})`),
        call("if", "condition", "number", "number"),
      ),
      date: fc.oneof(
        { maxDepth: 2, depthSize: "small" },
        dateField,
        fc.constantFrom(...moments),
        call("if", "condition", "date", "date"),
      ),
      text: fc.oneof(
        { maxDepth: 2, depthSize: "small" },
        textField,
        word,
        call("if", "condition", "text", "text"),
      ),
      condition: fc.oneof(
        { maxDepth: 4, depthSize: "small" },
        fc.constantFrom("urgent", "true", "false"),
        infix(["==", "!=", "<", "<=", ">", ">="], "number"),
        infix(["==", "!=", "<", "<=", ">", ">="], "date"),
        infix(["==", "!="], "text"),
        infix(["==", "!="], "condition"),
        infix(["and", "or"], "condition"),
        tie("condition").map((part) => `(not ${part})`),
        fc
          .oneof(tie("number"), tie("date"), tie("text"), fc.constant("urgent"))
          .map((part) => `blank(${part})`),
        fc.tuple(tie("text"), word, tie("text")).map((parts) => `oneof(${parts.join(", ")})`),
        list("number", "number", "number").map((parts) => `oneof(${parts.join(", ")})`),
        fc
          .tuple(fc.constantFrom("contains", "starts"), tie("text"), word)
          .map(([name, a, b]) => `${name}(${a}, ${b})`),
      ),
    };
  });

const untimed = rowParts(false);
const timed = rowParts(true);

const aggregateOf = ({ number, condition, text, date }: fc.LetrecValue<Parts>): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constant("count()"),
    condition.map((part) => `count(${part})`),
    fc
      .tuple(fc.constantFrom("sum", "mean", "median", "min", "max"), number)
      .map(([name, part]) => `${name}(${part})`),
    fc
      .tuple(number, fc.constantFrom("0", "0.1", "0.5", "0.9", "1"))
      .map((parts) => `quantile(${parts.join(", ")})`),
    fc.oneof(number, text, date).map((part) => `distinct(${part})`),
    condition.map((part) => `share(${part})`),
    fc.tuple(condition, condition).map((parts) => `share(${parts.join(", ")})`),
    condition.map((part) => `rate(count(${part}), count(), 100)`),
    fc.constant("sum(weekly(cost, frequency, cost))"),
  );

const group = (parts: fc.LetrecValue<Parts>): fc.Arbitrary<string> => {
  const aggregate = aggregateOf(parts);
  return fc.oneof(
    aggregate,
    fc.tuple(aggregate, fc.constantFrom("+", "-", "*"), aggregate).map((each) => each.join(" ")),
    fc.tuple(aggregate, parts.condition).map(([a, b]) => `${a} / count(${b})`),
    aggregate.map((each) => `-(${each} + 2) * 3`),
  );
};

export const formula = fc.oneof(group(untimed), group(timed));
export const filter = fc.oneof(fc.constant(""), untimed.condition);
export const countedOn = fc.constantFrom(
  "received",
  "completed",
  "open(received, completed)",
  "active(received, due)",
  "active(due, completed)",
);
export const period = fc.constantFrom(
  "week",
  "month",
  "quarter",
  "year",
  "month R12",
  "month YTD",
  "week YTD",
);

/** A council of the random rows, with data from June on, as of a day among them. */
export const councilOf = (
  table: readonly Row[],
  measure: { formula: string; rows: string; countedOn: string; period: string },
): Council => ({
  ...{ teams: TEAMS, asOf: "2026-09-18", holidays: ["2026-08-31", "2026-07-04"] },
  sources: { Cases: { fields: FIELDS, dataFrom: "2026-06-01", rows: table } },
  measures: [{ id: "M", ...measure }],
});
