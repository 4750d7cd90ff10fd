import type { Day } from "../../calendar/day";
import type { WorkingDays } from "../../calendar/working-days";
import { dayInWords } from "../../calendar/iso";
import type { Problem, Where } from "../../problem";
import type { SourceTable } from "../../table/source-table";
import { newPlan } from "../aggregate/plan";
import type { Plan } from "../aggregate/plan";
import { rowProgram } from "../columns/program";
import type { Program } from "../columns/program";
import type { Grouping } from "./grouping";

/** One source's rows with all that has been asked of them so far, so that measures which ask the same share the answer. */
export interface SourceWork {
  table: SourceTable;
  asOf: Day;
  workdays: WorkingDays;
  /** Terms that do not depend on the period. */
  program: Program;
  groupings: Map<string, Grouping>;
  /** The day of the first row, by the date field it is asked of. */
  firstDays: Map<string, Day>;
  /** What is added up when the rows are gone through. */
  plan: Plan;
  /** Hears of cells that no rule could read. Each is told once. */
  report(problem: Problem): void;
}

export function startWork(
  table: SourceTable,
  asOf: Day,
  workdays: WorkingDays,
  report: (problem: Problem) => void,
): SourceWork {
  const once = onceEach(report);
  const program = rowProgram(table, asOf, workdays, (row, field, message) =>
    once({ class: "cell-blanked", where: cellOf(table, row, field), message }),
  );
  const plan = newPlan(table.rows);
  return { table, asOf, workdays, program, groupings: new Map(), firstDays: new Map(), plan, report: once };
}

/** For formulas of other measures, which have no source: numbers, periods and as-of are all there is. */
export function workWithoutRows(asOf: Day, workdays: WorkingDays): SourceWork {
  const none = new Int32Array(0);
  const source = { name: "", kind: "work", sheets: [], teamFrom: "sheet", fields: [], where: {} } as const;
  const table = { source, rows: 0, columns: new Map(), node: none, sheet: none, sheetRow: none, sheets: [] };
  return startWork(table, asOf, workdays, () => {});
}

/** The answer under a key, worked out the first time it is asked for. */
export function remember<T>(memory: Map<string, T>, key: string, workOut: () => T): T {
  let answer = memory.get(key);
  if (answer === undefined) {
    answer = workOut();
    memory.set(key, answer);
  }
  return answer;
}

function onceEach(report: (problem: Problem) => void): (problem: Problem) => void {
  const told = new Set<string>();
  return (problem) => {
    const { sheet, row, column, key: name } = problem.where;
    const key = JSON.stringify([sheet, row, column, name]);
    if (told.has(key)) return;
    told.add(key);
    report(problem);
  };
}

/** Says of a date that it stands years before all others; its row counts, in a period that is not shown. */
export function reportAlone(work: SourceWork, row: number, field: string, day: Day): void {
  const message = `${dayInWords(day)} is years before all other dates of this column: no period is shown for it. Correct the year.`;
  work.report({ class: "date-isolated", where: cellOf(work.table, row, field), message });
}

function cellOf(table: SourceTable, row: number, field: string): Where {
  const header = table.source.fields.find((each) => each.name === field)?.headers[0];
  const sheet = table.sheets[table.sheet[row] as number];
  return {
    ...(sheet !== undefined && { sheet }),
    row: table.sheetRow[row] as number,
    column: header ?? field,
  };
}
