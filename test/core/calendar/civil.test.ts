import fc from "fast-check";
import { civilOfDay, dayOfCivil, daysInMonth, monthsApart, realDay } from "../../../src/core/calendar/civil";
import { dayInWords, dayOfIso, isoOfDay, monthNamed } from "../../../src/core/calendar/iso";

/** The language's own calendar, counted from 30 December 1899. */
const byDate = (day: number): Date => new Date(Date.UTC(1899, 11, 30) + day * 86_400_000);
const anyDay = fc.integer({ min: -600_000, max: 2_958_465 });

test("day numbers are Excel's from 1 March 1900", () => {
  expect(dayOfCivil(1899, 12, 30)).toBe(0);
  expect(dayOfCivil(1900, 3, 1)).toBe(61);
  expect(dayOfCivil(2026, 10, 31)).toBe(46_326);
  expect(dayOfCivil(9999, 12, 31)).toBe(2_958_465);
});

test("every day is the same date as in the language's own calendar", () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const date = byDate(day);
      const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
      expect(civilOfDay(day)).toEqual(civil);
      expect(dayOfCivil(civil.year, civil.month, civil.day)).toBe(day);
    }),
  );
});

test("there is no 31 September, nor a 29 February outside leap years", () => {
  expect(realDay(2026, 9, 31)).toBeUndefined();
  expect(realDay(2026, 2, 29)).toBeUndefined();
  expect(realDay(1900, 2, 29)).toBeUndefined();
  expect(realDay(2024, 2, 29)).toBe(dayOfCivil(2024, 2, 29));
  expect(realDay(2026, 13, 1)).toBeUndefined();
  expect(realDay(2026, 1.5, 1)).toBeUndefined();
  expect(daysInMonth(2000, 2)).toBe(29);
});

test.each([
  ["2026-01-31", "2026-02-28", 0],
  ["2026-01-31", "2026-03-01", 1],
  ["2026-01-15", "2026-03-15", 2],
  ["2026-03-15", "2026-01-15", -2],
  ["2024-02-29", "2025-02-28", 11],
  ["2024-02-29", "2025-03-01", 12],
])("whole months from %s to %s: %d", (from, to, months) => {
  expect(monthsApart(dayOfIso(from) as number, dayOfIso(to) as number)).toBe(months);
});

test("a day and its ISO form are the same", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2_958_465 }), (day) => dayOfIso(isoOfDay(day)) === day));
  expect(isoOfDay(46_326)).toBe("2026-10-31");
  expect(dayOfIso("2026-09-31")).toBeUndefined();
  expect(dayOfIso("31/10/2026")).toBeUndefined();
});

test("how dates and months are said", () => {
  expect(dayInWords(46_326)).toBe("31 October 2026");
  expect(monthNamed(" SEPT ")).toBe(9);
  expect(monthNamed("May")).toBe(5);
  expect(monthNamed("Smarch")).toBeUndefined();
});
