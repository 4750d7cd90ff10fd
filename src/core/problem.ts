/** What went wrong, in the classes of the workbook contract (docs/bad-input.md). */
export type ProblemClass =
  | "fatal"
  | "source-left-out"
  | "measure-disabled"
  | "cell-blanked"
  | "unknown-team"
  | "duplicate-row"
  | "date-order"
  | "key-repeated"
  | "outside-team-dates"
  | "date-isolated"
  | "as-of-ahead"
  | "sheet-skipped"
  | "cell-restored";

/** Where in the workbook: as exact as is known, in the words a person sees on screen. */
export interface Where {
  sheet?: string;
  row?: number;
  /** The header over the cell. */
  column?: string;
  /** An address such as `H85`. */
  cell?: string;
  /** A setup table. */
  table?: string;
  /** The setup row's own name: a Measure ID, a Team. */
  key?: string;
}

/** One thing a person should know about. `message` is a plain sentence: what is wrong, and what to do. */
export interface Problem {
  class: ProblemClass;
  where: Where;
  message: string;
  /** Stands for so many more of its class on its sheet, which are not listed one by one. */
  more?: number;
}

/** Thrown when nothing can be refreshed; the file stays as it was (exit code 2). */
export class FatalProblem extends Error {
  override readonly name = "FatalProblem";
  constructor(
    message: string,
    readonly where: Where = {},
  ) {
    super(message);
  }
}

/** "Primed setup!H85", "Cedar, row 16, column Completed": for summaries. */
export function placeOf(where: Where): string {
  if (where.sheet && where.cell) return `${where.sheet}!${where.cell}`;
  const parts = [
    where.sheet ?? where.table,
    where.row && `row ${where.row}`,
    where.column && `column ${where.column}`,
  ];
  return parts.filter(Boolean).join(", ");
}
