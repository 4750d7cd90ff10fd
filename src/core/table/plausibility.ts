import { civilOfDay, dayOfCivil } from "../calendar/civil";
import { startOf } from "../calendar/day";
import type { Day } from "../calendar/day";
import type { Column, DateColumn } from "./column";
import { isOutOfOrder } from "./date-order";
import type { SourceTable } from "./source-table";
import { HAPPENED, IN_ORDER, NEVER_NEGATIVE, OWN_DATES, PLANNED_DATES } from "./standard-fields";

/** Why a cell that can be read can hardly be right. */
export type Implausibility = "too-early" | "too-far-ahead" | "not-yet" | "out-of-order" | "negative";

export interface PlausibilityRule {
  kind: Implausibility;
  /** "is before 1990": what is said of such a cell. */
  words: string;
  /** A blank cell breaks no rule. */
  isBroken(row: number): boolean;
}

const FIRST_YEAR = 1990;
const YEARS_AHEAD = 2;

/**
 * The rules that a field's cells must keep, in the order in which they are asked; none for a field whose meaning its name does
 * not tell.
 * @param today the last day of which anything can be known
 */
export function plausibilityRules(table: SourceTable, field: string, today: Day): PlausibilityRule[] {
  const column = table.columns.get(field);
  if (column?.type === "number" && NEVER_NEGATIVE.has(field)) {
    return [{ kind: "negative", words: "below 0", isBroken: (row) => column.values[row]! < 0 }];
  }
  return column?.type === "date" && OWN_DATES.has(field) ? dateRules(table, field, column, today) : [];
}

function dateRules(
  { columns }: SourceTable,
  field: string,
  column: DateColumn,
  today: Day,
): PlausibilityRule[] {
  const { values } = column;
  const first = startOf(dayOfCivil(FIRST_YEAR, 1, 1));
  const tomorrow = startOf(today + 1);
  const { year, month, day } = civilOfDay(today);
  const afterLast = startOf(dayOfCivil(year + YEARS_AHEAD, month, day) + 1);

  const rules: PlausibilityRule[] = [
    { kind: "too-early", words: `before ${FIRST_YEAR}`, isBroken: (row) => values[row]! < first },
  ];
  if (PLANNED_DATES.has(field)) {
    const words = `more than ${YEARS_AHEAD} years ahead`;
    rules.push({ kind: "too-far-ahead", words, isBroken: (row) => values[row]! >= afterLast });
  }
  if (HAPPENED.has(field)) {
    rules.push({ kind: "not-yet", words: "in the future", isBroken: (row) => values[row]! >= tomorrow });
  }
  for (const [later, earlier] of IN_ORDER) {
    const start = columns.get(earlier);
    if (field !== later || !isDate(start)) continue;
    rules.push({ kind: "out-of-order", words: `before ${earlier}`, isBroken: isOutOfOrder(start, column) });
  }
  return rules;
}

const isDate = (column: Column | undefined): column is DateColumn => column?.type === "date";
