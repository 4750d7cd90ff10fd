import { dayOf } from "../core/calendar/day";
import { dayInWords } from "../core/calendar/iso";
import { placeOf, type Problem, type ProblemClass } from "../core/problem";
import type { Refreshed } from "../core/refresh";
import { countInWords } from "../core/words/figure";
import type { Wrote } from "./refresh-command";

/** More than this many of one kind are counted, not listed: `--json` has them all. */
const MOST_LISTED = 5;

const KINDS: Readonly<Record<ProblemClass, string>> = {
  fatal: "Could not be refreshed",
  "source-left-out": "Sheets or sources left out",
  "measure-disabled": "Measures switched off",
  "cell-blanked": "Cells that could not be read, taken as blank",
  "unknown-team": "Rows of an unknown team, not counted",
  "duplicate-row": "Exact duplicates",
  "date-order": "Rows completed before they were received",
  "key-repeated": "References on more than one row",
  "date-isolated": "Dates years before all others, for which no period is shown",
  "as-of-ahead": "As of is still to come",
  "outside-team-dates": "Rows dated outside their team's dates",
  "sheet-skipped": "Sheets left as they are",
};

/** The few lines a person reads after a refresh. */
export function summaryOf(done: Refreshed, path: string, wrote: Wrote | undefined, check: boolean): string {
  const { rows, sheets, problems, asOf } = done;
  const lines = [
    `As of ${dayInWords(dayOf(asOf))}: ${countInWords(rows.read)} rows read, ${countInWords(rows.leftOut)} left out.`,
    sheetsLine(sheets.written, sheets.unchanged, check),
    ...problemLines(problems),
    fileLine(path, wrote, check),
  ];
  return `${lines.join("\n")}\n`;
}

function sheetsLine(written: readonly string[], unchanged: readonly string[], check: boolean): string {
  const same = `${unchanged.length} ${unchanged.length === 1 ? "sheet is" : "sheets are"} up to date`;
  if (!written.length) return unchanged.length ? `Nothing to write: ${same}.` : "No sheet could be written.";
  const verb = check ? "would be written" : "written";
  const rest = unchanged.length ? `; ${same}` : "";
  return `${written.length} ${written.length === 1 ? "sheet" : "sheets"} ${verb}${rest}: ${written.join(", ")}.`;
}

function problemLines(problems: readonly Problem[]): string[] {
  const kinds = new Map<ProblemClass, Problem[]>();
  for (const problem of problems) kinds.set(problem.class, [...(kinds.get(problem.class) ?? []), problem]);
  return [...kinds].flatMap(([kind, found]) => [
    `  ${KINDS[kind]}: ${countInWords(found.length)}`,
    ...found.slice(0, MOST_LISTED).map((problem) => `    ${problemLine(problem)}`),
    ...(found.length > MOST_LISTED ? [`    and ${countInWords(found.length - MOST_LISTED)} more`] : []),
  ]);
}

function problemLine({ where, message }: Problem): string {
  const place = placeOf(where);
  return place ? `${place}: ${message}` : message;
}

function fileLine(path: string, wrote: Wrote | undefined, check: boolean): string {
  if (check) return `Checked only: ${path} is as it was.`;
  if (!wrote) return `${path} is as it was.`;
  return `Open ${wrote.file}${wrote.backup ? ` (as it was before: ${wrote.backup})` : ""}`;
}
