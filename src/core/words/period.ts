import { dayInWords } from "../calendar/iso";
import type { Period } from "../calendar/period";

/** A period as people say it: "December 2015", "the week of 7 December 2015", "the quarter 2015/16-Q3". */
export function periodInWords({ label, baseStart, end }: Period): string {
  const base = label.split("/R12")[0]!.split("/YTD")[0]!;
  const name = nameOf(base, baseStart);
  if (label.endsWith("/R12")) return `the ${rolling(base)} to ${name}`;
  if (label.endsWith("/YTD")) return `the year to ${dayInWords(end)}`;
  return name;
}

function nameOf(label: string, start: number): string {
  if (/^\d{4}-\d{2}$/.test(label)) return dayInWords(start).replace(/^\d+ /, "");
  if (/-W\d{2}$/.test(label)) return `the week of ${dayInWords(start)}`;
  return /-Q\d$/.test(label) ? `the quarter ${label}` : `the year ${label}`;
}

/** Twelve months, 52 weeks or four quarters. */
function rolling(label: string): string {
  if (/-W\d{2}$/.test(label)) return "52 weeks";
  return /-Q\d$/.test(label) ? "four quarters" : "twelve months";
}
