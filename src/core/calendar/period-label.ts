import { dayOfCivil } from "./civil";
import type { Day } from "./day";
import { monthNamed } from "./iso";
import type { PeriodLength } from "./period";
import { periodStart, stepPeriod } from "./periods";

/** A stretch of time that a person wrote a label for. */
export interface LabelledPeriod {
  length: PeriodLength;
  start: Day;
  end: Day;
}

const whole = (length: PeriodLength, start: Day): LabelledPeriod => ({
  length,
  start,
  end: stepPeriod(length, start, 1) - 1,
});

const fullYear = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

function month(year: number, number: number | undefined): LabelledPeriod | undefined {
  return number && number <= 12 ? whole("month", dayOfCivil(year, number, 1)) : undefined;
}

function week(year: number, number: number): LabelledPeriod | undefined {
  const start = periodStart("week", dayOfCivil(year, 1, 4), 1) + 7 * (number - 1);
  const thursday = start + 3;
  const inYear = thursday >= dayOfCivil(year, 1, 1) && thursday < dayOfCivil(year + 1, 1, 1);
  return number >= 1 && inYear ? whole("week", start) : undefined;
}

/** `2026/27`, `2026/27-Q3`; with a January year `2026`, `2026-Q3`. The years must be neighbours, and fit how years are cut. */
function yearOrQuarter(text: string, yearStarts: number): LabelledPeriod | undefined {
  const match = /^(\d{4})(?:\/(\d{2}|\d{4}))?(?:[-\s]?q([1-4]))?$/.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  if (
    match[2] === undefined
      ? yearStarts !== 1
      : yearStarts === 1 || Number(match[2]) % 100 !== (year + 1) % 100
  ) {
    return undefined;
  }
  const start = dayOfCivil(year, yearStarts, 1);
  return match[3]
    ? whole("quarter", stepPeriod("quarter", start, Number(match[3]) - 1))
    : whole("year", start);
}

/**
 * The period a label names: `2026-05`, `2026-W44`, `2026/27-Q3`, `2026/27` (`2026-Q3`, `2026` when years start in January), and
 * a month as people write it, `May 2026` or `May-26`. Undefined when it names none.
 */
export function parsePeriodLabel(label: string, yearStarts: number): LabelledPeriod | undefined {
  const text = label.trim().toLowerCase();
  const months = /^(\d{4})-(\d{1,2})$/.exec(text);
  if (months) return month(Number(months[1]), Number(months[2]));
  const weeks = /^(\d{4})-?w(\d{1,2})$/.exec(text);
  if (weeks) return week(Number(weeks[1]), Number(weeks[2]));
  const named = /^([a-z]+)[-\s']+(\d{2}|\d{4})$/.exec(text);
  if (named) return month(fullYear(named[2] as string), monthNamed(named[1] as string));
  return yearOrQuarter(text, yearStarts);
}
