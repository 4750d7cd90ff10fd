import type { PeriodLength, Rhythm } from "../calendar/period";
import type { CountedOn } from "../measure/formula/counted-on";

const TWELVE: Readonly<Record<PeriodLength, string>> = {
  week: "52 weeks",
  month: "twelve months",
  quarter: "four quarters",
  year: "year",
};

/** How rows fall into the periods of a measure. */
export function countedInWords(counted: CountedOn, rhythm: Rhythm): string {
  const period = spanInWords(rhythm);
  switch (counted.form) {
    case "date":
      return rhythm.window
        ? `counted by ${counted.field} in ${period}`
        : `counted in ${period} of ${counted.field}`;
    case "open":
      return `counted while open at the end of ${period}: ${counted.start} has come and ${counted.end} has not`;
    case "active":
      return rhythm.window
        ? `counted by the time from ${counted.start} to ${counted.end}, in ${period}`
        : `counted in every ${rhythm.length} that the time from ${counted.start} to ${counted.end} reaches into`;
    case "period":
      return `counted in ${rhythm.window ? `${period}, by period` : `${period} that the row is for`}`;
  }
}

function spanInWords({ length, window }: Rhythm): string {
  if (window === "R12") return `the ${TWELVE[length]} to the end of each ${length}`;
  return window === "YTD" ? `the year so far at the end of each ${length}` : `the ${length}`;
}
