import fc from "fast-check";
import { dayOfIso } from "../../../src/core/calendar/iso";
import { isTimeZone, todayIn } from "../../../src/core/calendar/today";
import { workingDays } from "../../../src/core/calendar/working-days";

const day = (iso: string): number => dayOfIso(iso) as number;

test("counts as NETWORKDAYS less one does", () => {
  const { between } = workingDays([day("2026-05-04")]);
  expect(between(day("2026-04-07"), day("2026-05-05"))).toBe(19);
  expect(between(day("2026-04-28"), day("2026-05-20"))).toBe(15);
  expect(between(day("2026-05-05"), day("2026-05-05"))).toBe(0);
});

test("backwards is the negative of the same days the other way round", () => {
  const { between } = workingDays([]);
  expect(between(day("2026-05-08"), day("2026-05-05"))).toBe(-3);
  // Saturday back to the Sunday before: five working days, less one.
  expect(between(day("2026-05-09"), day("2026-05-03"))).toBe(-4);
});

test("agrees with counting day by day, whatever the holidays", () => {
  const anyDay = fc.integer({ min: 45_000, max: 45_400 });
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 60 }), fc.array(anyDay), (from, more, holidays) => {
      let count = -1;
      for (let each = from; each <= from + more; each++) {
        const weekday = new Date(Date.UTC(1899, 11, 30) + each * 86_400_000).getUTCDay();
        if (weekday !== 0 && weekday !== 6 && !holidays.includes(each)) count++;
      }
      expect(workingDays(holidays).between(from, from + more)).toBe(count);
    }),
  );
});

test("today is what the wall clock of the time zone says", () => {
  expect(todayIn("2026-10-31T23:30:00Z", "Europe/London")).toBe(day("2026-10-31"));
  expect(todayIn("2026-06-30T23:30:00Z", "Europe/London")).toBe(day("2026-07-01"));
  expect(todayIn("2026-06-30T23:30:00Z", "America/New_York")).toBe(day("2026-06-30"));
  expect(todayIn(0, "UTC")).toBe(day("1970-01-01"));
});

test("a time zone is known or not", () => {
  expect(isTimeZone("Europe/London")).toBe(true);
  expect(isTimeZone("Europe/Camelot")).toBe(false);
});
