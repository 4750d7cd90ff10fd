import { faults } from "./faults";

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
