import { prepareMeasures } from "../../../src/core/measure/prepare";
import type { FieldType } from "../../../src/core/setup/setup";
import { measureInWords } from "../../../src/core/words/formula";
import { buildSetup } from "../measure/build";
import type { MeasureLiteral } from "../measure/build";

const fields = (type: FieldType, ...names: string[]) => names.map((name) => [name, type] as const);

const FIELDS: Record<string, FieldType> = Object.fromEntries([
  ...fields("date", "received", "due", "completed", "born"),
  ...fields("text", "status", "notes", "frequency"),
  ...fields("number", "hours", "cost", "units"),
  ...fields("yes/no", "urgent", "seen"),
]);

function wordsOf(literal: Partial<MeasureLiteral>): string {
  const measure = { id: "M", formula: "count()", countedOn: "completed", ...literal };
  const setup = buildSetup({
    teams: [{ name: "Alder", service: "Community" }],
    sources: {
      Cases: { fields: FIELDS },
      Figures: { kind: "figures", fields: { period: "text", value: "number" } },
    },
    measures: [measure, { id: "NEW", formula: "count()", countedOn: "received" }],
    asOf: "2026-10-31",
  });
  const { measures, problems } = prepareMeasures(setup, new Set());
  const prepared = measures.find((each) => each.setup.id === "M");
  if (!prepared) throw new Error(JSON.stringify(problems));
  return measureInWords(prepared, (id) => (id === "NEW" ? "New work (NEW)" : id));
}

/** The part before how rows are counted. */
const formula = (text: string): string => wordsOf({ formula: text }).split("; counted")[0]!;
const where = (condition: string): string =>
  formula(`count(${condition})`).replace("the number of rows where ", "");

describe("a whole measure", () => {
  test("a share, how it is counted, which rows and which teams", () => {
    const words = wordsOf({
      formula: "share(completed <= due, not blank(due))",
      rows: 'status != "Cancelled"',
      teams: ["Alder"],
    });
    expect(words).toBe(
      "the share of rows where due is filled in that have completed on or before due; counted in the month of completed; " +
        'only rows where status is not "Cancelled"; only for Alder',
    );
  });

  test.each<[Partial<MeasureLiteral>, string]>([
    [{ period: "week" }, "counted in the week of completed"],
    [{ period: "month R12" }, "counted by completed in the twelve months to the end of each month"],
    [{ period: "week R12" }, "counted by completed in the 52 weeks to the end of each week"],
    [{ period: "quarter YTD" }, "counted by completed in the year so far at the end of each quarter"],
    [
      { countedOn: "open(received, completed)" },
      "counted while open at the end of the month: received has come and completed has not",
    ],
    [
      { countedOn: "active(received, completed)", period: "year" },
      "counted in every year that the time from received to completed reaches into",
    ],
  ])("%j", (literal, words) => expect(wordsOf(literal)).toBe(`the number of rows; ${words}`));

  test("of figures", () => {
    expect(wordsOf({ source: "Figures", countedOn: "period", formula: "sum(value)" })).toBe(
      "the total of value; counted in the month that the row is for",
    );
  });

  test("of other measures, by their names", () => {
    expect(wordsOf({ formula: '(measure("NEW") + 1) / measure("new")', source: "", countedOn: "" })).toBe(
      "(New work (NEW) plus 1) divided by New work (NEW); worked out for each month",
    );
  });
});

describe("aggregates", () => {
  test.each([
    ["count()", "the number of rows"],
    ["count(urgent)", "the number of rows where urgent is yes"],
    ["sum(hours)", "the total of hours"],
    ["mean(hours)", "the average of hours"],
    ["median(days(received, completed))", "the median of the days from received to completed"],
    ["quantile(hours, 0.9)", "the 90th percentile of hours"],
    ["quantile(hours, 0.975)", "the 97.5th percentile of hours"],
    ["quantile(hours, 0.11)", "the 11th percentile of hours"],
    ["quantile(hours, 0.52)", "the 52nd percentile of hours"],
    ["min(hours)", "the smallest of hours"],
    ["max(hours)", "the largest of hours"],
    ["distinct(status)", "the number of different values of status"],
    ["share(urgent)", "the share of rows where urgent is yes"],
    ["share(completed <= due)", "the share of rows that have completed on or before due"],
    [
      'share(completed > due and status == "Closed", hours > 0)',
      'the share of rows where hours is more than 0 that have completed after due and status "Closed"',
    ],
    [
      "share(blank(due) or urgent, hours > 0)",
      "of rows where hours is more than 0, the share where due is blank or urgent is yes",
    ],
    [
      "share(days(received, completed) <= 42)",
      "the share of rows where the days from received to completed are at most 42",
    ],
    ["rate(count(urgent), count(), 100)", "the number of rows where urgent is yes, for every 100 rows"],
    ["rate(sum(hours), sum(units), 1000)", "the total of hours, for every 1000 of the total of units"],
    ["sum(hours) / count()", "the total of hours divided by the number of rows"],
    ["sum(hours) / count(urgent)", "the total of hours divided by (the number of rows where urgent is yes)"],
    [
      "count(urgent) / count(seen)",
      "(the number of rows where urgent is yes) divided by (the number of rows where seen is yes)",
    ],
  ])("%s", (text, words) => expect(formula(text)).toBe(words));

  test("a quotient of counts of other rows is no share", () => {
    expect(formula("count(urgent and seen) / count(hours > 1)")).toBe(
      "(the number of rows where urgent is yes and seen is yes) divided by (the number of rows where hours is more than 1)",
    );
  });

  test("a share written as a quotient reads as the share it is", () => {
    expect(formula("count(completed <= due) / count()")).toBe(formula("share(completed <= due)"));
  });
});

describe("values", () => {
  test.each([
    ["hours(received, completed)", "the hours from received to completed"],
    ["workdays(received, completed)", "the working days from received to completed"],
    ["months(received, period_end)", "the whole months from received to the last day of the period"],
    ["age(born)", "the whole years from born to the as-of date"],
    ["age(born, period_start)", "the whole years from born to the first day of the period"],
    ["overlap_days(received, completed)", "the days from received to completed that fall in the period"],
    ["weekly(cost, frequency)", "cost as a weekly amount, by its frequency"],
    ["weekly(cost, frequency, units)", "cost as a weekly amount, by its frequency and units"],
    ["if(urgent, hours, 0)", "hours if urgent is yes, otherwise 0"],
    ["hours + cost - units", "(hours plus cost minus units)"],
    ["hours - (cost - units)", "(hours minus (cost minus units))"],
    ["hours * (cost + 0.5)", "(hours times (cost plus 0.5))"],
    ["-hours", "(minus hours)"],
    ["days(received, due) * 2", "((the days from received to due) times 2)"],
  ])("%s", (text, words) => expect(formula(`sum(${text})`)).toBe(`the total of ${words}`));
});

describe("conditions", () => {
  test.each([
    ["due == as_of", "due is on the as-of date"],
    ["due < period_end", "due is before the last day of the period"],
    ["due >= received", "due is on or after received"],
    ["hours < 2", "hours is less than 2"],
    ["hours >= 2.5", "hours is at least 2.5"],
    ["hours != 2", "hours is not equal to 2"],
    ['status == "Closed"', 'status is "Closed"'],
    ['status != "Closed"', 'status is not "Closed"'],
    ['status == ""', "status is blank"],
    ['status != ""', "status is filled in"],
    ["status == notes", "status is the same as notes"],
    ["urgent != seen", "urgent is not the same as seen"],
    ["blank(due)", "due is blank"],
    ["not blank(due)", "due is filled in"],
    ["not urgent", "urgent is not yes"],
    ["not (completed <= due)", "completed is not on or before due"],
    ['not (status == "Closed")', 'status is not "Closed"'],
    ['not (status != "Closed")', 'status is "Closed"'],
    ['oneof(status, "A", "B", "C")', 'status is "A", "B" or "C"'],
    ['not oneof(status, "A", "B")', 'status is none of "A" or "B"'],
    ['not oneof(status, "A")', 'status is not "A"'],
    ['contains(notes, "fall")', 'notes contains "fall"'],
    ['not starts(notes, "re")', 'notes does not start with "re"'],
    ["urgent and seen and hours > 1", "urgent is yes and seen is yes and hours is more than 1"],
    ["urgent and (seen or hours > 1)", "urgent is yes and (seen is yes or hours is more than 1)"],
    ["urgent or seen and hours > 1", "urgent is yes or (seen is yes and hours is more than 1)"],
    ["not (urgent or seen)", "it is not so that (urgent is yes or seen is yes)"],
    ["if(urgent, seen, hours > 1)", "seen is yes if urgent is yes, otherwise hours is more than 1"],
  ])("%s", (text, words) => expect(where(text)).toBe(words));

  test('after "that have"', () => {
    const having = (condition: string): string =>
      formula(`share(${condition})`).replace("the share of rows that have ", "");
    expect(having('contains(notes, "fall") and not starts(notes, "re")')).toBe(
      'notes containing "fall" and notes not starting with "re"',
    );
    expect(having('oneof(status, "A", "B") and hours >= 1')).toBe('status "A" or "B" and hours at least 1');
    expect(having('status != "A" and not blank(due)')).toBe('status other than "A" and due filled in');
  });
});
