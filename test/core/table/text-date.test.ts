import fc from "fast-check";
import { realDay } from "../../../src/core/calendar/civil";
import { startOf } from "../../../src/core/calendar/day";
import { parseTextDate } from "../../../src/core/table/text-date";

const moment = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0) =>
  startOf(realDay(year, month, day)!) + hour * 3600 + minute * 60 + second;

test.each([
  "03/04/2026",
  "3/4/26",
  "03-04-2026",
  "03.04.2026",
  "3 4 2026",
  " 03/04/2026\u00a0",
  "3 April 2026",
  "3rd April 2026",
  "3-Apr-26",
  "03 APR 2026",
  "Fri 3 Apr 2026",
  "Friday, 3 April 2026",
  "April 3, 2026",
  "2026-04-03",
  "2026/04/03",
  "2026-4-3",
])("%p is 3 April 2026 where the day comes first", (text) => {
  expect(parseTextDate(text, "dmy")).toBe(moment(2026, 4, 3));
});

test("the order stated decides, except that a year of four digits in front is always ISO", () => {
  expect(parseTextDate("03/04/2026", "mdy")).toBe(moment(2026, 3, 4));
  expect(parseTextDate("26/04/03", "ymd")).toBe(moment(2026, 4, 3));
  expect(parseTextDate("2026-04-03", "mdy")).toBe(moment(2026, 4, 3));
});

test.each([
  ["03/04/2026 14:30", moment(2026, 4, 3, 14, 30)],
  ["03/04/2026 14:30:05", moment(2026, 4, 3, 14, 30, 5)],
  ["3 Apr 2026 2:30 pm", moment(2026, 4, 3, 14, 30)],
  ["3 Apr 2026, 12:05 AM", moment(2026, 4, 3, 0, 5)],
  ["2026-04-03T14:30:05.6", moment(2026, 4, 3, 14, 30, 6)],
])("%p has its time, to the nearest second", (text, expected) => {
  expect(parseTextDate(text, "dmy")).toBe(expected);
});

test("years of two digits are 1930 to 2029", () => {
  expect(parseTextDate("01/01/29", "dmy")).toBe(moment(2029, 1, 1));
  expect(parseTextDate("01/01/30", "dmy")).toBe(moment(1930, 1, 1));
});

test.each([
  "tbc",
  "31/09/2026",
  "29/02/2026",
  "13/13/2026",
  "04/25/2026",
  "03/04-2026",
  "3 Smarch 2026",
  "03/04/206",
  "03/04/1899",
  "03/04/2026 25:00",
  "03/04/2026 10:61",
  "Apr 2026",
  "12345",
  "",
])("%p is no date", (text) => {
  expect(parseTextDate(text, "dmy")).toBeNaN();
});

test("any date comes back from any of its spellings", () => {
  const date = fc.date({ min: new Date("1930-01-01"), max: new Date("2029-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(date, fc.constantFrom("/", "-", ".", " "), (when, between) => {
      const [year, month, day] = when.toISOString().slice(0, 10).split("-") as [string, string, string];
      const expected = moment(Number(year), Number(month), Number(day));
      expect(parseTextDate([day, month, year].join(between), "dmy")).toBe(expected);
      expect(parseTextDate([month, day, year.slice(2)].join(between), "mdy")).toBe(expected);
      expect(parseTextDate([year, month, day].join(between), "ymd")).toBe(expected);
    }),
  );
});
