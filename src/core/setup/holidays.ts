import type { Day } from "../calendar/day";
import type { Problem } from "../problem";
import type { SetupRow } from "./setup-row";
import type { TableShape } from "./setup-sheet";

export const PRIMED_HOLIDAYS: TableShape = {
  name: "PrimedHolidays",
  key: "Note",
  needed: ["Date"],
  optional: ["Note"],
};

export function readHolidays(rows: readonly SetupRow[]): { holidays: Set<Day>; problems: Problem[] } {
  const holidays = new Set<Day>();
  for (const row of rows) {
    const date = row.date("Date");
    if (date === undefined) row.fault("Date", "This holiday has no Date, so it is left out: write one.");
    else holidays.add(date);
  }
  return { holidays, problems: rows.flatMap((row) => row.problems("cell-blanked")) };
}
