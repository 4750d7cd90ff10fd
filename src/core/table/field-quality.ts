import type { Day } from "../calendar/day";
import type { FieldSetup, FieldType } from "../setup/setup";
import type { Column } from "./column";
import { plausibilityRules } from "./plausibility";
import type { Implausibility } from "./plausibility";
import { LISTED_ONE_BY_ONE } from "./problem-list";
import { scoreOf } from "./quality-score";
import type { Score } from "./quality-score";
import type { SourceTable } from "./source-table";
import { isExpected } from "./standard-fields";

/** A row on a sheet. */
export interface Place {
  sheet: string;
  row: number;
}

/** Cells that can be read and can hardly be right. They count as they are. */
export interface ImplausibleCells {
  field: string;
  kind: Implausibility;
  count: number;
  /** The first thousand. */
  places: readonly Place[];
  /** "2 dates in due are before received." */
  message: string;
}

/** One field of one source, over the rows that count. */
export interface FieldQuality {
  field: string;
  type: FieldType;
  /** A blank is a gap; false where it may mean something, as "not yet" for completed. */
  expected: boolean;
  rows: number;
  /** Cells with anything in them: those that could not be read too. `blank` is the rest. */
  filled: number;
  blank: number;
  /** Filled, and taken as blank because nobody can read them. */
  unreadable: number;
  implausible: number;
  /** Filled, of the rows. */
  complete: Score;
  /** Readable, of the filled. */
  readable: Score;
  /** Plausible, of the readable. */
  plausible: Score;
  /** The measures that read it. */
  measures: readonly string[];
}

/** Scores a field and finds its implausible cells, each counted under the first rule it breaks. */
export function fieldQuality(
  table: SourceTable,
  field: FieldSetup,
  unreadable: number,
  measures: readonly string[],
  today: Day,
): { quality: FieldQuality; implausible: ImplausibleCells[] } {
  const { rows } = table;
  const readable = filledCells(table.columns.get(field.name), rows);
  const filled = readable + unreadable;
  const implausible = implausibleCells(table, field, today);
  const wrong = implausible.reduce((sum, { count }) => sum + count, 0);
  const names = table.source.fields.map(({ name }) => name);
  const quality: FieldQuality = {
    field: field.name,
    type: field.type,
    expected: isExpected(field.name, names),
    rows,
    filled,
    blank: rows - filled,
    unreadable,
    implausible: wrong,
    complete: scoreOf(filled, rows),
    readable: scoreOf(readable, filled),
    plausible: scoreOf(readable - wrong, readable),
    measures,
  };
  return { quality, implausible };
}

function filledCells(column: Column | undefined, rows: number): number {
  if (!column) return 0;
  const cells = column.type === "text" ? column.codes : column.values;
  const blank = { text: 0, "yes/no": 2, number: NaN, date: NaN }[column.type];
  let filled = 0;
  // Only a NaN is not equal to itself.
  for (let row = 0; row < rows; row++) if (cells[row] !== blank && cells[row] === cells[row]) filled++;
  return filled;
}

function implausibleCells(table: SourceTable, field: FieldSetup, today: Day): ImplausibleCells[] {
  const found = plausibilityRules(table, field.name, today).map((rule) => ({
    ...rule,
    count: 0,
    places: [] as Place[],
  }));
  if (found.length === 0) return [];
  for (let row = 0; row < table.rows; row++) {
    const broken = found.find((rule) => rule.isBroken(row));
    if (!broken) continue;
    broken.count++;
    if (broken.places.length < LISTED_ONE_BY_ONE) {
      broken.places.push({ sheet: table.sheets[table.sheet[row]!]!, row: table.sheetRow[row]! });
    }
  }
  return found
    .filter(({ count }) => count > 0)
    .map(({ kind, words, count, places }) => {
      const noun = field.type === "date" ? "date" : "number";
      const message = `${count} ${noun}${count === 1 ? "" : "s"} in ${field.name} ${count === 1 ? "is" : "are"} ${words}.`;
      return { field: field.name, kind, count, places, message };
    });
}
