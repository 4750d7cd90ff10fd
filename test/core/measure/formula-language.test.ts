import fc from "fast-check";
import { FormulaError } from "../../../src/core/measure/formula-error";
import { parseFormula } from "../../../src/core/measure/parse";
import { prepareMeasures } from "../../../src/core/measure/prepare";
import { buildSetup } from "./build";
import type { MeasureLiteral } from "./build";

const FIELDS = {
  reference: "text",
  received: "date",
  due: "date",
  completed: "date",
  status: "text",
  worker: "person",
  hours: "number",
  urgent: "yes/no",
  start: "date",
  end: "date",
} as const;

/** What preparing one measure of a source called Cases says is wrong: its column and message; or nothing. */
function faults(literal: Partial<MeasureLiteral>, others: readonly MeasureLiteral[] = []): string[] {
  const measure = { id: "M", formula: "count()", countedOn: "received", ...literal };
  const setup = buildSetup({
    ...{
      teams: [{ name: "Alder", service: "Community" }],
      asOf: "2026-10-31",
      measures: [measure, ...others],
    },
    sources: {
      Cases: { fields: FIELDS },
      Figures: { kind: "figures", fields: { period: "text", value: "number" } },
    },
  });
  const { problems } = prepareMeasures(setup, new Set());
  for (const problem of problems) expect(problem.class).toBe("measure-disabled");
  return problems.map((problem) => `${problem.where.key} ${problem.where.column}: ${problem.message}`);
}

const formulaFault = (formula: string): string => faults({ formula }).join("\n").replace("M Formula: ", "");

describe("formulas that make sense", () => {
  test.each([
    "count()",
    "share(completed <= due, not blank(due))",
    "median(days(received, completed))",
    "quantile(days(received, completed), 0.9)",
    "rate(count(status == 'Reopened'), count(), 100)",
    "sum(hours) / count() - 1",
    "count(due < period_end and not urgent)",
    "share(urgent)",
    "distinct(worker)",
    'count(oneof(status, "a", "b") or contains(worker, "x") or starts(status, "y"))',
    "sum(if(blank(hours), 0, hours) * 2)",
    "sum(weekly(hours, status, hours) * overlap_days(start, end) / 7)",
    "mean(age(received)) + max(months(received, as_of))",
    "count(\n  urgent == true\n)",
    "sum(hours) / days(period_start, period_end)",
    "-count() + (+2)",
  ])("%s", (formula) => {
    expect(faults({ formula })).toEqual([]);
  });
});

describe("names and types that do not fit are said with their place and what was meant", () => {
  test.each([
    ["count(dued < period_end)", "'dued' is not a field of Cases. Did you mean 'due'? (character 7)"],
    [
      "count(due < 3 and dued < due)",
      "'due' is a date and 3 is a number: they cannot be compared. (character 7)",
    ],
    [
      "count(due < due) + count(duw < due)",
      "'duw' is not a field of Cases. Did you mean 'due'? (character 26)",
    ],
    ["count(xylophone == 1)", "'xylophone' is not a field of Cases. (character 7)"],
    ["cuont()", "'cuont' is not a function. Did you mean 'count'? (character 1)"],
    ["due(3)", "'due' is a field, not a function. (character 1)"],
    ["count", "'count' needs brackets after it: count(…). (character 1)"],
    ["sum(status)", "'sum' needs a number, but 'status' is text. It is written sum(number). (character 5)"],
    ["sum()", "'sum' is written sum(number). (character 1)"],
    [
      "count(hours)",
      "'count' needs yes or no, but 'hours' is a number. It is written count() or count(condition). (character 7)",
    ],
    [
      "count(completed - received <= 28)",
      "'-' needs a number, but 'completed' is a date. For the days between two dates, write days(start, end). (character 7)",
    ],
    [
      'count(urgent == "yes")',
      "'urgent' is yes or no and \"yes\" is text: they cannot be compared. Write urgent, or not urgent. (character 7)",
    ],
    ['count(status < "b")', "Text can be compared with '==' and '!=' only. (character 7)"],
    [
      'count(not status == "b")',
      "'not' needs yes or no, but 'status' is text. Put brackets round what it denies: not (a < b). (character 11)",
    ],
    [
      "quantile(hours, 90)",
      "The second part of quantile is a fraction from 0 to 1: 0.9 for nine in ten. (character 17)",
    ],
    ["quantile(hours, hours)", "Write a number itself here: quantile(number, 0.9). (character 17)"],
    ["sum(mean(hours))", "An aggregate cannot be inside 'sum': it works on rows. (character 5)"],
    [
      "days(received, completed)",
      "This gives a value for each row: put it inside an aggregate, such as mean(…) or count(…). (character 1)",
    ],
    [
      "sum(hours) + hours",
      "'hours' has a value for each row, so it must be inside an aggregate, such as sum(…) or mean(…). (character 14)",
    ],
    ["rate(hours, count(), 100)", "'rate' takes aggregates: rate(count(…), count(), 100). (character 6)"],
    ["1 + 2", "A measure needs an aggregate, such as count(). (character 1)"],
    [
      "count() > 3",
      "Aggregates can be added, subtracted, multiplied and divided, not compared. (character 1)",
    ],
    [
      "min(received)",
      "'min' needs a number, but 'received' is a date. It is written min(number). (character 5)",
    ],
    [
      "count(blank(urgent and urgent))",
      "A condition is never blank: blank(…) takes a field, a number, a date or text. (character 13)",
    ],
    ["count(contains(status, worker))", 'Write text itself here: contains(field, "text"). (character 24)'],
    ['measure("X")', "'X' is not a Measure ID. (character 9)"],
    ["measure(1)", "'measure' is written measure(\"A\"), with a Measure ID in quotes. (character 1)"],
  ])("%s", (formula, message) => {
    expect(formulaFault(formula)).toBe(message);
  });
});

describe("what the language does not have is refused, with what to write instead", () => {
  test.each([
    ['count(status = "a")', "'=' cannot be used in a formula. To compare, write '=='. (character 14)"],
    ["count(hours <> 1)", "'<>' cannot be used in a formula. For 'is not', write '!='. (character 13)"],
    ["sum(hours ^ 2)", "'^' cannot be used in a formula. Multiply instead: a * a. (character 11)"],
    [
      "count() * 5%",
      "'%' cannot be used in a formula. Write a percentage as a fraction: 0.85 for 85%. (character 12)",
    ],
    ["sum(urgent ? 1 : 0)", "'?' cannot be used in a formula. Write if(condition, a, b). (character 12)"],
    ["sum(hours mod 2)", "'mod' cannot be used in a formula. (character 11)"],
    ["count(urgent xor urgent)", "'xor' cannot be used in a formula. (character 14)"],
    ["count(status == “a”)", "'“' cannot be used in a formula. Use straight quotes: \"…\". (character 17)"],
    ["count(urgent AND urgent)", "Write 'and' in small letters. (character 14)"],
    ["count(1 < hours < 3)", "Comparisons cannot be chained. Write a <= b and b <= c. (character 7)"],
    ["f(x) = x", "'=' cannot be used in a formula. To compare, write '=='. (character 6)"],
    ["count().a", "'.' cannot be used in a formula. (character 8)"],
    ["sum([1, 2])", "'[' cannot be used in a formula. (character 5)"],
    ["2 count()", "An operator, such as '*' or 'and', or a comma is missing after this. (character 1)"],
    ["count(null == 1)", "'null' cannot be used in a formula. (character 7)"],
    [
      'count(status == "a)',
      "'\"' cannot be used in a formula. A piece of text begins here and never ends: close its quotes. (character 17)",
    ],
    ["count(", "The formula stops too early: something is missing at its end. (character 7)"],
    ["count())", "')' was not expected here. (character 8)"],
    ["count(hours,, 1)", "', 1)' was not expected here. (character 13)"],
    ["   ", "There is nothing here. (character 1)"],
  ])("%s", (formula, message) => {
    expect(formulaFault(formula)).toBe(message);
  });

  test("a formula has at most 500 parts, and is not nested too deep", () => {
    const sum = (parts: number): string => Array.from({ length: parts }, () => "1").join(" + ");
    expect(faults({ formula: `count() * (${sum(248)})` })).toEqual([]);
    expect(formulaFault(`count() * (${sum(252)})`)).toMatch(/^This formula has more than 500 parts\./);
    expect(formulaFault("(".repeat(5000))).toMatch(/^There are too many brackets inside brackets\./);
    expect(formulaFault("9".repeat(9000))).toMatch(/^This is longer than 8192 characters\./);
  });
});

describe("the other cells of a measure", () => {
  test.each<[string, Partial<MeasureLiteral>, string]>([
    [
      "Rows",
      { rows: 'stauts == "a"' },
      "M Rows: 'stauts' is not a field of Cases. Did you mean 'status'? (character 1)",
    ],
    [
      "Rows",
      { rows: "status" },
      'M Rows: Rows takes a condition, such as status != "Cancelled". (character 1)',
    ],
    [
      "Rows",
      { rows: "count() == 1" },
      "M Rows: Aggregates can be added, subtracted, multiplied and divided, not compared. (character 1)",
    ],
    [
      "Rows",
      { rows: "due < period_end" },
      "M Rows: Rows is the same in every period: put this in the Formula's condition. (character 7)",
    ],
    [
      "Counted on",
      { countedOn: "recieved" },
      "M Counted on: 'recieved' is not a field of Cases. Did you mean 'received'? (character 1)",
    ],
    ["Counted on", { countedOn: "status" }, "M Counted on: 'status' is not a date field. (character 1)"],
    [
      "Counted on",
      { countedOn: "open(received)" },
      "M Counted on: 'open' is written open(start, end). (character 1)",
    ],
    [
      "Counted on",
      { countedOn: "period" },
      "M Counted on: Only Figures and Capacity are counted on period: give a date field. (character 1)",
    ],
    [
      "Counted on",
      { countedOn: "" },
      "M Counted on: Say how rows are counted: a date field, open(start, end), active(start, end) or period.",
    ],
    [
      "Counted on",
      { source: "Figures", countedOn: "value" },
      "M Counted on: Figures and Capacity are counted on period. (character 1)",
    ],
    [
      "Period",
      { countedOn: "open(received, completed)", period: "month R12" },
      "M Period: A stock has no R12: its value is at the end of a period.",
    ],
    ["Source", { source: "Case" }, "M Source: 'Case' is not a source in use. Did you mean 'Cases'?"],
    [
      "Source",
      { source: "", formula: "count(due < as_of)" },
      "M Source: A measure that counts rows needs a Source.",
    ],
    ["Teams", { teams: ["Aldre"] }, "M Teams: 'Aldre' is not a team. Did you mean 'Alder'?"],
  ])("%s: %p", (_, literal, message) => {
    expect(faults(literal)).toEqual([message]);
  });
});

describe("measures of measures", () => {
  const other: MeasureLiteral = { id: "A", formula: "count()", countedOn: "received" };

  test("need no Source and no Counted on", () => {
    expect(faults({ formula: 'measure("A") / 2', source: "", countedOn: "" }, [other])).toEqual([]);
  });

  test("must have the same Period", () => {
    const message =
      "'A' cannot be used here: its Period is month, and this one's is month R12. (character 9)";
    expect(faults({ formula: 'measure("A")', period: "month R12" }, [other])).toEqual([
      `M Formula: ${message}`,
    ]);
  });

  test("in a circle are all disabled, and so is what refers to them; the others go on", () => {
    const circle = [
      { id: "A", formula: 'measure("B") + 1' },
      { id: "B", formula: 'measure("A")' },
      { id: "C", formula: 'measure("B")' },
      other,
    ].slice(0, 3);
    expect(faults({}, circle)).toEqual([
      "A Formula: Measures cannot refer to each other in a circle: A → B → A.",
      "B Formula: Measures cannot refer to each other in a circle: B → A → B.",
      "C Formula: It refers to 'B', which is disabled.",
    ]);
  });

  test("a measure cannot refer to itself", () => {
    expect(faults({ formula: 'measure("M")' })).toEqual([
      "M Formula: Measures cannot refer to each other in a circle: M → M.",
    ]);
  });

  test("one that something else disabled takes what refers to it along", () => {
    const setup = buildSetup({
      ...{ teams: [], asOf: "2026-10-31", sources: { Cases: { fields: FIELDS } } },
      measures: [{ id: "SUM", formula: 'measure("a") + 1' }, other],
    });
    const { measures, problems } = prepareMeasures(setup, new Set(["A"]));
    expect(measures).toEqual([]);
    expect(problems.map((problem) => problem.message)).toEqual(["It refers to 'A', which is disabled."]);
  });

  test("come after what they refer to, and know whether they add up", () => {
    const setup = buildSetup({
      ...{ teams: [], asOf: "2026-10-31", sources: { Cases: { fields: FIELDS } } },
      measures: [
        { id: "DIFFERENCE", formula: 'measure("NEW") - measure("HOURS")' },
        { id: "QUOTIENT", formula: 'measure("NEW") / measure("HOURS")' },
        { id: "DOUBLE", formula: "count() * 2", countedOn: "received" },
        { id: "MEAN", formula: "mean(hours)", countedOn: "received" },
        { id: "HOURS", formula: "sum(hours)", countedOn: "received" },
        { id: "NEW", formula: "count(urgent) + count(not urgent)", countedOn: "received" },
        { id: "OPEN", formula: "count()", countedOn: "open(received, completed)" },
        { id: "OPEN_NEW", formula: 'measure("OPEN") + measure("NEW")' },
      ],
    });
    const { measures } = prepareMeasures(setup, new Set());
    const ids = measures.map((measure) => measure.setup.id);
    expect(ids.indexOf("DIFFERENCE")).toBeGreaterThan(Math.max(ids.indexOf("NEW"), ids.indexOf("HOURS")));
    const marked = (key: "additive" | "stock"): string[] =>
      measures.filter((measure) => measure[key]).map((measure) => measure.setup.id);
    expect(marked("additive").sort()).toEqual(["DIFFERENCE", "HOURS", "NEW", "OPEN", "OPEN_NEW"]);
    expect(marked("stock").sort()).toEqual(["OPEN", "OPEN_NEW"]);
  });
});

describe("any text at all gets a tree or a sentence, never a fault", () => {
  const pieces = fc.constantFrom(
    ...[
      "count",
      "sum",
      "(",
      ")",
      ",",
      "+",
      "-",
      "*",
      "/",
      "<",
      "<=",
      "==",
      "!=",
      "and",
      "or",
      "not",
      '"a"',
      "'b",
      "1",
      "2.5",
    ],
    ...[
      "1e9",
      ".",
      "=",
      "%",
      "[",
      "]",
      "{",
      ":",
      "?",
      "due",
      "hours",
      "end",
      "i",
      "e",
      "true",
      "null",
      " ",
      "\n",
      "#",
      "\\",
      "é",
    ],
    ...["measure", "__proto__", "constructor", "toString", "NaN", "Infinity", "undefined"],
  );
  const soup = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(" "));
  const glued = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(""));
  const any = fc.oneof(
    soup,
    glued,
    fc.string({ maxLength: 200 }),
    fc.string({ unit: "binary", maxLength: 60 }),
  );

  test("when parsed", () => {
    fc.assert(
      fc.property(any, (text) => {
        try {
          expect(parseFormula(text)).toHaveProperty("kind");
        } catch (error) {
          if (!(error instanceof FormulaError)) throw error;
          expect(error.message).toMatch(/\S/);
          expect(error.at).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test("when prepared, in every cell", () => {
    fc.assert(
      fc.property(any, fc.constantFrom("formula", "rows", "countedOn", "source"), (text, cell) => {
        expect(faults({ [cell]: text }).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
  });
});
