import { evaluate } from "./build";
import type { MeasureLiteral } from "./build";
import { council, inMay } from "./one-source";

describe("blanks", () => {
  test("comparing a blank date or number is false, and != and not are exact negations", () => {
    const rows = [{ hours: 3 }, { hours: null }];
    expect(inMay("count(hours == 3)", ...rows)).toBe(1);
    expect(inMay("count(hours != 3)", ...rows)).toBe(1);
    expect(inMay("count(hours < 5)", ...rows)).toBe(1);
    expect(inMay("count(hours >= 5)", ...rows)).toBe(0);
    expect(inMay("count(not (hours < 5))", ...rows)).toBe(1);
    expect(inMay("count(not (due <= as_of))", { due: null })).toBe(1);
  });

  test("blank text equals the empty text", () => {
    expect(inMay('count(status == "")', { status: null }, { status: "Open" })).toBe(1);
    expect(inMay('count(status != "Open")', { status: null }, { status: " OPEN " })).toBe(1);
  });

  test("blank is no in a condition", () => {
    const rows = [{ urgent: true }, { urgent: false }, { urgent: null }];
    expect(inMay("count(urgent)", ...rows)).toBe(1);
    expect(inMay("count(not urgent)", ...rows)).toBe(2);
    expect(inMay("count(blank(urgent))", ...rows)).toBe(1);
  });

  test("arithmetic with a blank is blank, and aggregates skip blanks", () => {
    const rows = [{ hours: 2 }, { hours: null }, { hours: 4 }];
    expect(inMay("sum(hours + 1)", ...rows)).toBe(8);
    expect(inMay("mean(hours)", ...rows)).toBe(3);
    expect(inMay("min(hours)", ...rows)).toBe(2);
    expect(inMay("max(-hours)", ...rows)).toBe(-2);
    expect(inMay("median(hours / 0)", ...rows)).toBeNull();
  });

  test("a sum over blank cells only is nothing, with the blanks counted", () => {
    const { point } = evaluate(
      council([{ received: "2026-05-01", hours: null }], [{ formula: "sum(hours)" }]),
    );
    expect(point("M1", "Alder", "2026-05")).toMatchObject({
      value: null,
      blanks: 1,
      note: "No row has a value to work with.",
    });
    expect(point("M1", "Alder", "2026-06")).toMatchObject({ value: 0, blanks: 0 });
  });

  test("the rows of which a blank cell decided an answer are counted, once each", () => {
    const rows = [
      { due: null, completed: "2026-05-09" }, // not in the whole: the formula asked whether it is blank
      { due: "2026-05-09", completed: null }, // late because blank
      { due: "2026-05-09", completed: "2026-05-10" },
    ];
    const all = rows.map((row) => ({ received: "2026-05-01", ...row }));
    const blanks = (measure: Omit<MeasureLiteral, "id">): number =>
      evaluate(council(all, [measure])).point("M1", "Alder", "2026-05").blanks;
    expect(blanks({ formula: "share(completed <= due, not blank(due))" })).toBe(1);
    expect(blanks({ formula: "mean(days(due, completed)) + count(completed < due)" })).toBe(2);
    expect(blanks({ formula: "count()", rows: "completed > received" })).toBe(1);
    expect(blanks({ formula: "count()", rows: "not (completed > received)" })).toBe(1);
    expect(blanks({ formula: 'count(status == "")' })).toBe(0);
  });
});

describe("dates and times", () => {
  test("a date without times compares with a date-time by day; two date-times to the second", () => {
    const onTime = { due: "2026-05-11", completed: "2026-05-11T16:45" };
    expect(inMay("count(completed <= due)", onTime)).toBe(1);
    expect(inMay("count(completed == due)", onTime)).toBe(1);
    const times = { due: "2026-05-11T09:00:01", completed: "2026-05-11T09:00:02" };
    expect(inMay("count(completed <= due)", times)).toBe(0);
    expect(inMay("count(completed > due)", times)).toBe(1);
  });

  test("one time in the whole column makes it a column of date-times", () => {
    const rows = [{ due: "2026-05-11", completed: "2026-05-11T16:45" }, { due: "2026-05-12T10:00" }];
    expect(inMay("count(completed <= due)", ...rows)).toBe(0);
  });

  test("days are calendar days, hours are elapsed", () => {
    const row = { due: "2026-05-10T23:00", completed: "2026-05-11T01:30" };
    expect(inMay("sum(days(due, completed))", row)).toBe(1);
    expect(inMay("sum(hours(due, completed))", row)).toBe(2.5);
  });

  test("age and months are whole, and age without a second date is at as-of", () => {
    expect(inMay("sum(age(due, completed))", { due: "1950-05-12", completed: "2026-05-11" })).toBe(75);
    expect(inMay("sum(age(due))", { due: "1950-10-31" })).toBe(76);
    expect(inMay("sum(months(due, completed))", { due: "2026-03-31", completed: "2026-05-30" })).toBe(1);
  });
});
