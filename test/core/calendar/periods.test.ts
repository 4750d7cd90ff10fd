import fc from "fast-check";
import { dayOfIso, isoOfDay } from "../../../src/core/calendar/iso";
import { lookUp } from "../../../src/core/calendar/day-table";
import { firstEndingFrom, periodIndexer } from "../../../src/core/calendar/period-index";
import { parsePeriodLabel } from "../../../src/core/calendar/period-label";
import { periodsBetween } from "../../../src/core/calendar/periods";
import { parseRhythm, rhythmInWords } from "../../../src/core/calendar/rhythm";

const day = (iso: string): number => dayOfIso(iso) as number;
const shown = (rhythm: string, first: string, last: string, yearStarts = 4): string[] =>
  periodsBetween(parseRhythm(rhythm) ?? { length: "year" }, day(first), day(last), yearStarts).map(
    (period) => `${period.label} ${isoOfDay(period.start)}–${isoOfDay(period.end)}`,
  );

const RHYTHMS = [
  "week",
  "month",
  "quarter",
  "year",
  "week R12",
  "month R12",
  "quarter R12",
  "week YTD",
  "month YTD",
  "quarter YTD",
];
const anyRhythm = fc
  .constantFrom(...RHYTHMS)
  .map((text) => parseRhythm(text) ?? { length: "month" as const });
const anyDay = fc.integer({ min: day("1995-01-01"), max: day("2045-12-31") });
const anyYearStart = fc.integer({ min: 1, max: 12 });

test.each(RHYTHMS)("%s is a rhythm, and is said as it is written", (text) => {
  expect(rhythmInWords(parseRhythm(text) ?? { length: "year" })).toBe(text);
});

test.each(["", "day", "year R12", "year YTD", "month R6", "months"])("%p is no rhythm", (text) => {
  expect(parseRhythm(text)).toBeUndefined();
});

test("a rhythm may be written in any case, with a slash or more spaces", () => {
  expect(parseRhythm(" Month  r12 ")).toEqual({ length: "month", window: "R12" });
  expect(parseRhythm("month/YTD")).toEqual({ length: "month", window: "YTD" });
});

test("ISO weeks run Monday to Sunday and belong to their Thursday's year", () => {
  expect(shown("week", "2015-12-09", "2015-12-14")).toEqual([
    "2015-W50 2015-12-07–2015-12-13",
    "2015-W51 2015-12-14–2015-12-20",
  ]);
  expect(shown("week", "2016-01-03", "2016-01-04")).toEqual([
    "2015-W53 2015-12-28–2016-01-03",
    "2016-W01 2016-01-04–2016-01-10",
  ]);
  expect(shown("week", "2024-12-30", "2024-12-30")).toEqual(["2025-W01 2024-12-30–2025-01-05"]);
});

test("months, and financial quarters and years", () => {
  expect(shown("month", "2015-12-31", "2016-02-01")).toEqual([
    "2015-12 2015-12-01–2015-12-31",
    "2016-01 2016-01-01–2016-01-31",
    "2016-02 2016-02-01–2016-02-29",
  ]);
  expect(shown("quarter", "2016-01-01", "2016-04-01")).toEqual([
    "2015/16-Q4 2016-01-01–2016-03-31",
    "2016/17-Q1 2016-04-01–2016-06-30",
  ]);
  expect(shown("year", "1999-04-01", "1999-04-01")).toEqual(["1999/00 1999-04-01–2000-03-31"]);
});

test("a January year is the calendar's", () => {
  expect(shown("quarter", "2015-10-01", "2015-12-31", 1)).toEqual(["2015-Q4 2015-10-01–2015-12-31"]);
  expect(shown("year", "2015-07-01", "2015-07-01", 1)).toEqual(["2015 2015-01-01–2015-12-31"]);
});

test("rolling windows are twelve months, 52 weeks or four quarters", () => {
  expect(shown("month R12", "2026-10-31", "2026-10-31")).toEqual(["2026-10/R12 2025-11-01–2026-10-31"]);
  expect(shown("week R12", "2026-10-31", "2026-10-31")).toEqual(["2026-W44/R12 2025-11-03–2026-11-01"]);
  expect(shown("quarter R12", "2026-10-31", "2026-10-31")).toEqual(["2026/27-Q3/R12 2026-01-01–2026-12-31"]);
});

test("a year to date begins with the financial year", () => {
  expect(shown("month YTD", "2026-03-01", "2026-04-30")).toEqual([
    "2026-03/YTD 2025-04-01–2026-03-31",
    "2026-04/YTD 2026-04-01–2026-04-30",
  ]);
  expect(shown("quarter YTD", "2026-07-01", "2026-07-01")).toEqual(["2026/27-Q2/YTD 2026-04-01–2026-09-30"]);
});

test("a year to date by weeks is whole weeks, from the first whose Thursday is in the year", () => {
  expect(shown("week YTD", "2026-03-29", "2026-04-06")).toEqual([
    "2026-W13/YTD 2025-03-31–2026-03-29",
    "2026-W14/YTD 2026-03-30–2026-04-05",
    "2026-W15/YTD 2026-03-30–2026-04-12",
  ]);
});

test("base periods follow one another without a gap, from the first day's to the last day's", () => {
  fc.assert(
    fc.property(
      anyRhythm,
      anyDay,
      fc.integer({ min: 0, max: 900 }),
      anyYearStart,
      (rhythm, first, more, yearStarts) => {
        const periods = periodsBetween(rhythm, first, first + more, yearStarts);
        expect(periods[0]?.baseStart).toBeLessThanOrEqual(first);
        expect(periods[0]?.end).toBeGreaterThanOrEqual(first);
        expect(periods.at(-1)?.baseStart).toBeLessThanOrEqual(first + more);
        expect(periods.at(-1)?.end).toBeGreaterThanOrEqual(first + more);
        periods.slice(1).forEach((period, i) => expect(period.baseStart).toBe((periods[i]?.end ?? 0) + 1));
        expect(new Set(periods.map((period) => period.label)).size).toBe(periods.length);
      },
    ),
  );
});

test("no periods lie between a later day and an earlier", () => {
  expect(periodsBetween({ length: "month" }, day("2026-02-01"), day("2026-01-31"), 4)).toEqual([]);
});

test("looking a day up finds the periods that hold it, whichever way periods overlap", () => {
  fc.assert(
    fc.property(
      anyRhythm,
      anyDay,
      fc.integer({ min: 0, max: 500 }),
      fc.integer({ min: -500, max: 1000 }),
      (rhythm, first, more, ahead) => {
        const periods = periodsBetween(rhythm, first, first + more, 4);
        const index = periodIndexer(periods);
        const wanted = first + ahead;
        const ending = periods.findIndex((period) => period.end >= wanted);
        expect(firstEndingFrom(index, wanted)).toBe(ending < 0 ? periods.length : ending);
        expect(lookUp(index.started, wanted)).toBe(periods.findLastIndex(({ start }) => start <= wanted) + 1);
      },
    ),
  );
});

test("every label is read back as the period it names", () => {
  const base = fc.constantFrom("week", "month", "quarter", "year").map((length) => ({ length }) as const);
  fc.assert(
    fc.property(base, anyDay, anyYearStart, (rhythm, first, yearStarts) => {
      const [period] = periodsBetween(rhythm as { length: "week" }, first, first, yearStarts);
      const { start, end } = period ?? {};
      expect(parsePeriodLabel(period?.label ?? "", yearStarts)).toEqual({
        length: rhythm.length,
        start,
        end,
      });
    }),
  );
});

test.each([
  [" 2026-5 ", "2026-05-01"],
  ["May 2026", "2026-05-01"],
  ["May-26", "2026-05-01"],
  ["2026-w44", "2026-10-26"],
  ["2026/27 Q3", "2026-10-01"],
  ["2026/2027", "2026-04-01"],
])("%p begins on %s", (label, start) => {
  expect(isoOfDay(parsePeriodLabel(label, 4)?.start ?? 0)).toBe(start);
});

test.each(["", "2026", "2026-13", "2026-W54", "2026-W00", "2026/28", "2026/27-Q5", "Q3", "tbc", "2026-Q1"])(
  "%p names no period of a year that starts in April",
  (label) => {
    expect(parsePeriodLabel(label, 4)).toBeUndefined();
  },
);
