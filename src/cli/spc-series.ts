import type { Day } from "../core/calendar/day";
import { dayOf } from "../core/calendar/day";
import { dayInWords } from "../core/calendar/iso";
import { FatalProblem } from "../core/problem";
import { fold } from "../core/table/column";
import { parseTextDate } from "../core/table/text-date";
import { parseTextNumber } from "../core/table/text-number";
import { parseCsv, type CsvRow } from "./spc-csv";

export interface DatedValue {
  date: Day;
  value: number;
}

/** A series to draw a chart of. */
export interface SpcSeries {
  /** By date, each date once; at least one. */
  points: readonly DatedValue[];
  /** Every value is written as a percentage: they are fractions here. */
  percent: boolean;
  /** What was done to the rows, in sentences. */
  notes: readonly string[];
}

/** More faults than this are counted, not listed. */
const MOST_LISTED = 20;
const DATE_HEADERS = ["date", "period", "month", "week", "day"];

/**
 * The series that a CSV text of dates and values holds, sorted by date; rows without a value are left out, and said.
 * @param name what the text is called in sentences: a file's name, or "standard input"
 * @throws FatalProblem with a sentence for every cell that can't be read
 */
export function readSeries(text: string, name: string): SpcSeries {
  const { rows, fault } = parseCsv(text);
  const faults: string[] = [];
  const say = (line: number, message: string): void => void faults.push(`${name}, line ${line}: ${message}`);
  const { columns, body } = findColumns(rows);

  const filled: Read[] = [];
  const withoutValue: number[] = [];
  for (const row of body) {
    const read = readRow(row, columns, say);
    if (read === "no value") withoutValue.push(row.line);
    else if (read) filled.push(read);
  }
  if (fault) say(fault.line, fault.message);
  const sorted = filled.toSorted((a, b) => a.date - b.date);
  sorted.forEach(({ date, line }, i) => {
    if (date === sorted[i - 1]?.date)
      say(line, `${dayInWords(date)} is on line ${sorted[i - 1]!.line} too. Keep one row for each date.`);
  });
  if (faults.length > 0) throw new FatalProblem(listed(faults));
  if (sorted.length === 0)
    throw new FatalProblem(`${name} has no figures: write a date and a value on each line.`);

  return {
    points: sorted.map(({ date, value }) => ({ date, value })),
    percent: sorted.every((read) => read.percent),
    notes: [
      ...(withoutValue.length > 0 ? [leftOut(withoutValue)] : []),
      ...(sorted.some(({ line }, i) => line !== filled[i]!.line)
        ? ["The rows were not in the order of their dates, so they were sorted."]
        : []),
    ],
  };
}

/** A number as it is written in a sheet or by a statistics package: 1,240 · £12.50 · (3) · 71.5% · 1.2e-05. */
export function parseFigure(text: string): number {
  const written = text.trim();
  if (written.endsWith("%")) {
    const percentage = parseTextNumber(written.slice(0, -1));
    // By its digits, for 57.3 / 100 is not always the number nearest to 0.573.
    return Number(`${percentage}e-2`);
  }
  return /^[+-]?(\d+\.?\d*|\.\d+)e[+-]?\d+$/i.test(written) ? Number(written) : parseTextNumber(written);
}

/** The day a text names: 2026-04-01, 01/04/2026 (day first), 1 April 2026. NaN when it names none. */
export const parseDate = (text: string): Day => dayOf(parseTextDate(text, "dmy"));

interface Read extends DatedValue {
  line: number;
  percent: boolean;
}

/** Where dates and values stand, and how many cells a row may have. */
interface Columns {
  date: number;
  value: number;
  width: number;
}

/** The first row is a header when it starts with words, not with a date, and its value is no number. */
function findColumns(rows: readonly CsvRow[]): { columns: Columns; body: readonly CsvRow[] } {
  const [first] = rows;
  const [date = "", value = ""] = first?.cells ?? [];
  if (!first || /\d/.test(date) || !Number.isNaN(parseFigure(value)))
    return { columns: { date: 0, value: 1, width: 2 }, body: rows };
  const names = first.cells.map(fold);
  const named = {
    date: names.findIndex((each) => DATE_HEADERS.includes(each)),
    value: names.indexOf("value"),
  };
  const both = named.date >= 0 && named.value >= 0;
  return {
    columns: both ? { ...named, width: names.length } : { date: 0, value: 1, width: 2 },
    body: rows.slice(1),
  };
}

function readRow(
  { line, cells }: CsvRow,
  columns: Columns,
  say: (line: number, message: string) => void,
): Read | "no value" | undefined {
  if (cells.every((cell) => cell.trim() === "")) return undefined;
  if (cells.findLastIndex((cell) => cell.trim() !== "") >= columns.width) {
    say(line, tooMany(cells.length, columns.width));
    return undefined;
  }
  const dateText = cells[columns.date]?.trim() ?? "";
  const valueText = cells[columns.value]?.trim() ?? "";
  const date = parseDate(dateText);
  const value = parseFigure(valueText);
  const noDate = Number.isNaN(date);
  if (noDate) say(line, `${quoted(dateText)} is not a date: write it as 2026-04-01 or 01/04/2026.`);
  if (valueText === "") return noDate ? undefined : "no value";
  if (!Number.isFinite(value))
    say(line, `${quoted(valueText)} is not a number: write one, or leave it blank where there is no figure.`);
  if (noDate || !Number.isFinite(value)) return undefined;
  return { line, date, value, percent: valueText.endsWith("%") };
}

const quoted = (text: string): string => (text === "" ? "A blank" : `"${text}"`);

const tooMany = (found: number, expected: number): string =>
  `There are ${found} cells where ${expected} are expected. Put a number with commas in quotation marks; where there are more columns, head two of them date and value.`;

function listed(faults: readonly string[]): string {
  const more = faults.length - MOST_LISTED;
  return [...faults.slice(0, MOST_LISTED), ...(more > 0 ? [`And ${more} more.`] : [])].join("\n");
}

function leftOut(lines: readonly number[]): string {
  const neighbours = "the figures on either side are treated as neighbours";
  if (lines.length === 1) return `Line ${lines[0]} has no value and is left out: ${neighbours}.`;
  const first = lines.slice(0, 3);
  const which =
    lines.length > 3
      ? `lines ${first.join(", ")} and others`
      : `lines ${first.slice(0, -1).join(", ")} and ${first.at(-1)}`;
  return `${lines.length} rows have no value and are left out (${which}): ${neighbours}.`;
}
