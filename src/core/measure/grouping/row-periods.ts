import { dayOf } from "../../calendar/day";
import type { Day } from "../../calendar/day";
import type { PeriodLength } from "../../calendar/period";
import { parsePeriodLabel } from "../../calendar/period-label";
import { parseTextDate } from "../../table/text-date";
import type { SourceWork } from "./source-work";

/** The period that a row of Figures or Capacity names. */
export interface NamedPeriod {
  /** Absent when a day was given: any length of period that holds it will do. */
  length?: PeriodLength;
  start: Day;
  end: Day;
}

const ofDay = (day: Day): NamedPeriod => ({ start: day, end: day });

/** Reads a `period` column: a label (`2026-05`, `2026/27-Q1`), or a date in the period. Each different word is read once. */
export function periodsOfRows(
  work: SourceWork,
  yearStarts: number,
): { of(row: number): NamedPeriod | undefined } {
  const column = work.table.columns.get("period");
  if (column?.type === "date") {
    return {
      of: (row) =>
        Number.isNaN(column.values[row]) ? undefined : ofDay(dayOf(column.values[row] as number)),
    };
  }
  if (column?.type !== "text") return { of: () => undefined };
  const order = work.table.source.fields.find((field) => field.name === "period")?.dateOrder ?? "dmy";
  const read = column.words.map((word): NamedPeriod | undefined => {
    const moment = parseTextDate(word, order);
    return parsePeriodLabel(word, yearStarts) ?? (Number.isNaN(moment) ? undefined : ofDay(dayOf(moment)));
  });
  return {
    of: (row) => {
      const code = column.codes[row] as number;
      if (code !== 0 && !read[code]) {
        const message = `"${column.words[code]}" is not a period. Write a label, such as 2026-05, or a date in the period.`;
        work.program.unreadable(row, "period", message);
      }
      return read[code];
    },
  };
}
