import { dayOf } from "../core/calendar/day";
import { dayInWords } from "../core/calendar/iso";
import { placeOf, type Problem, type ProblemClass } from "../core/problem";
import type { Refreshed } from "../core/refresh";
import { countInWords } from "../core/words/figure";
import type { Wrote } from "./refresh-command";

/** More than this many of one kind are counted, not listed: `--json` has them all. */
const MOST_LISTED = 5;

/** What one of a kind is called, and what several are. */
const KINDS: Readonly<Record<ProblemClass, readonly [string, string]>> = {
  fatal: ["Could not be refreshed", "Could not be refreshed"],
  "source-left-out": ["Sheet or source left out", "Sheets or sources left out"],
  "measure-disabled": ["Measure switched off", "Measures switched off"],
  "cell-blanked": [
    "Cell that could not be read, taken as blank",
    "Cells that could not be read, taken as blank",
  ],
  "unknown-team": ["Row of an unknown team, not counted", "Rows of an unknown team, not counted"],
  "duplicate-row": ["Exact duplicate", "Exact duplicates"],
  "date-order": ["Row completed before it was received", "Rows completed before they were received"],
  "key-repeated": ["Reference on more than one row", "References on more than one row"],
  "date-isolated": [
    "Date years before all others, for which no period is shown",
    "Dates years before all others, for which no period is shown",
  ],
  "as-of-ahead": ["As of is still to come", "As of is still to come"],
  "outside-team-dates": ["Row dated outside its team's dates", "Rows dated outside their team's dates"],
  "sheet-skipped": ["Sheet left as it is", "Sheets left as they are"],
  "cell-restored": [
    "Cell of Primed's that had been typed over, written again",
    "Cells of Primed's that had been typed over, written again",
  ],
};

/** The few lines a person reads after a refresh. */
export function summaryOf(done: Refreshed, path: string, wrote: Wrote | undefined, check: boolean): string {
  const { rows, sheets, problems, asOf, quality } = done;
  const lines = [
    `As of ${dayInWords(dayOf(asOf))}: ${countInWords(rows.read)} rows read, ${countInWords(rows.leftOut)} left out.`,
    ...(quality.line ? [quality.line] : []),
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
  return [...kinds].flatMap(([kind, found]) => {
    const count = countOf(kind, found);
    const listed = found.filter(({ more }) => more === undefined).slice(0, MOST_LISTED);
    const rest = found.reduce((sum, { more }) => sum + (more ?? 1), 0) - listed.length;
    return [
      `  ${KINDS[kind][count === 1 ? 0 : 1]}: ${countInWords(count)}`,
      ...listed.map((problem) => `    ${problemLine(problem)}`),
      ...(rest > 0 ? [`    and ${countInWords(rest)} more`] : []),
    ];
  });
}

/** A measure with two faults is one measure switched off. */
function countOf(kind: ProblemClass, found: readonly Problem[]): number {
  if (kind === "measure-disabled")
    return new Set(found.map(({ where }, i) => where.key?.toLowerCase() ?? i)).size;
  return found.reduce((sum, { more }) => sum + (more ?? 1), 0);
}

function problemLine({ class: kind, where, message }: Problem): string {
  const measure = kind === "measure-disabled" && where.key;
  const place = [measure, placeOf(where)].filter(Boolean).join(", ");
  return place ? `${place}: ${message}` : message;
}

function fileLine(path: string, wrote: Wrote | undefined, check: boolean): string {
  if (check) return `Checked only: ${path} is as it was.`;
  if (!wrote) return `${path} is as it was.`;
  return `Open ${wrote.file}${wrote.backup ? ` (as it was before: ${wrote.backup})` : ""}`;
}
