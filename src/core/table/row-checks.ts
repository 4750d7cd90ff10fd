import { dayOf } from "../calendar/day";
import type { Day } from "../calendar/day";
import { dayInWords, dayOfIso, isoOfDay } from "../calendar/iso";
import { parsePeriodLabel } from "../calendar/period-label";
import type { Where } from "../problem";
import type { Node } from "../setup/organisation";
import type { Setup } from "../setup/setup";
import type { DateColumn, TextColumn } from "./column";
import { isOutOfOrder } from "./date-order";
import type { ProblemList } from "./problem-list";
import type { SourceTable } from "./source-table";
import { BEGINNINGS } from "./standard-fields";

/** Lists what is odd in rows that count all the same: over the whole source, for a key may be repeated on another sheet. */
export function checkRows(
  table: SourceTable,
  setup: Pick<Setup, "organisation" | "options">,
  keyHeaders: ReadonlyMap<string, string>,
  problems: ProblemList,
): void {
  checkKeys(table, keyHeaders, problems);
  checkDateOrder(table, problems);
  checkTeamDates(table, setup, problems);
}

/** `keyHeaders`: by sheet, what its key column is called there. */
function checkKeys(table: SourceTable, keyHeaders: ReadonlyMap<string, string>, problems: ProblemList): void {
  const field = table.source.fields.find(({ key }) => key);
  const column = field && table.columns.get(field.name);
  if (!column) return;
  const keys = column.type === "text" ? column.codes : column.values;
  const blank = { text: 0, number: NaN, date: NaN, "yes/no": 2 }[column.type];
  const firstRowWith = column.type === "text" ? firstRowsByCode(column.words.length) : firstRowsByValue();
  for (let row = 0; row < table.rows; row++) {
    const key = keys[row]!;
    if (key === blank || Number.isNaN(key)) continue;
    const earlier = firstRowWith(key, row);
    if (earlier === row) continue;
    const where = {
      ...whereIs(table, row),
      column: keyHeaders.get(sheetOf(table, row)) ?? field.headers[0]!,
    };
    problems.add("key-repeated", where, () => {
      const name = column.type === "text" ? column.words[key]! : String(key);
      return `"${name}" is also on ${rowInWords(table, earlier, row)}, and the rows differ. Both count: correct one, or delete it.`;
    });
  }
}

/** Gives the first row that a key was seen on: the row itself when it is new. */
type FirstRows = (key: number, row: number) => number;

function firstRowsByCode(codes: number): FirstRows {
  const rows = new Int32Array(codes).fill(-1);
  return (code, row) => (rows[code] === -1 ? (rows[code] = row) : rows[code]!);
}

function firstRowsByValue(): FirstRows {
  const rows = new Map<number, number>();
  return (value, row) => {
    const first = rows.get(value);
    if (first === undefined) rows.set(value, row);
    return first ?? row;
  };
}

function checkDateOrder(table: SourceTable, problems: ProblemList): void {
  const received = dates(table, "received");
  const completed = dates(table, "completed");
  if (!received || !completed) return;
  const isBefore = isOutOfOrder(received, completed);
  for (let row = 0; row < table.rows; row++) {
    if (!isBefore(row)) continue;
    problems.add("date-order", whereIs(table, row), () => {
      const [start, end] = [received, completed].map(({ values }) => dayInWords(dayOf(values[row]!)));
      const span = `Completed on ${end}, before it was received on ${start}`;
      return `${span}. Both dates are used as they are: correct the wrong one.`;
    });
  }
}

function checkTeamDates(
  table: SourceTable,
  setup: Pick<Setup, "organisation" | "options">,
  problems: ProblemList,
): void {
  const { nodes } = setup.organisation;
  if (nodes.every((node) => node.from === undefined && node.to === undefined)) return;
  const spanOf = spanFinder(table, setup.options.yearStarts);
  if (!spanOf) return;
  for (let row = 0; row < table.rows; row++) {
    const node = nodes[table.node[row]!]!;
    if (node.from === undefined && node.to === undefined) continue;
    const span = spanOf(row);
    if (!span) continue;
    const early = node.from !== undefined && span.end < node.from;
    const late = node.to !== undefined && span.start > node.to;
    if (early || late)
      problems.add("outside-team-dates", whereIs(table, row), () => outside(node, span, early));
  }
}

interface Span {
  /** What of the row: "Received", "Period". */
  what: string;
  start: Day;
  end: Day;
}

/** The day, or for figures the period, that a row is of. */
function spanFinder(table: SourceTable, yearStarts: number): ((row: number) => Span | undefined) | undefined {
  const name = BEGINNINGS.find((field) => dates(table, field));
  if (name) {
    const { values } = dates(table, name)!;
    const what = name === "received" || name === "started" ? capital(name) : "Dated";
    return (row) =>
      Number.isNaN(values[row]) ? undefined : { what, start: dayOf(values[row]!), end: dayOf(values[row]!) };
  }
  const period = table.columns.get("period");
  if (period?.type === "date") {
    const { values } = period;
    return (row) => monthOf(dayOf(values[row]!), yearStarts);
  }
  return period?.type === "text" ? periodFinder(period, yearStarts) : undefined;
}

function periodFinder({ codes, words }: TextColumn, yearStarts: number) {
  const spans = words.map((label) => {
    const day = dayOfIso(label);
    if (day !== undefined) return monthOf(day, yearStarts);
    const period = parsePeriodLabel(label, yearStarts);
    return period && { what: "Of a period", start: period.start, end: period.end };
  });
  return (row: number) => spans[codes[row]!];
}

/** A date in a Period column stands for a period whose length only the measure knows: at least its month. */
function monthOf(day: Day, yearStarts: number): Span | undefined {
  const month = Number.isNaN(day) ? undefined : parsePeriodLabel(isoOfDay(day).slice(0, 7), yearStarts);
  return month && { what: "Of a period", start: month.start, end: month.end };
}

function outside(node: Node, span: Span, early: boolean): string {
  const bound = early
    ? `before ${node.name} began on ${dayInWords(node.from!)}`
    : `after ${node.name} ended on ${dayInWords(node.to!)}`;
  const day = span.start === span.end ? `on ${dayInWords(span.start)}` : `from ${dayInWords(span.start)}`;
  return `${span.what} ${day}, ${bound}. The row counts all the same: correct its date, or ${early ? "From" : "To"} in PrimedTeams.`;
}

function dates(table: SourceTable, name: string): DateColumn | undefined {
  const column = table.columns.get(name);
  return column?.type === "date" ? column : undefined;
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const sheetOf = (table: SourceTable, row: number): string => table.sheets[table.sheet[row]!]!;

const whereIs = (table: SourceTable, row: number): Where => ({
  sheet: sheetOf(table, row),
  row: table.sheetRow[row]!,
});

/** "row 18", or "row 18 of Alder" when that is another sheet. */
function rowInWords(table: SourceTable, row: number, from: number): string {
  const elsewhere = table.sheet[row] !== table.sheet[from];
  return `row ${table.sheetRow[row]}${elsewhere ? ` of ${sheetOf(table, row)}` : ""}`;
}
