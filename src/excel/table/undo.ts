import { isFormula } from "../../core/sheet/grid";
import { looksSame } from "../../core/owned/shown";
import type { WrittenValue } from "../../core/table-edit/row-values";
import type { ExcelContents } from "../read/contents";
import type { Session } from "../run";
import type { NumberFormats } from "./closer";
import type { Contents } from "../write/restore";
import { rowsFilled } from "./held";
import { lookAtTable, type LookedColumn, type TableLook } from "./look";
import type { Plan } from "./plan";
import { putBack } from "./put-back";

/**
 * Takes back what was done of a plan before its request failed. Where the table holds anything that is neither as it was looked at
 * nor as planned, somebody has been there, and all of it stays. Says nothing when it fails, for there is the first failure to tell of.
 */
export async function undo(
  session: Session,
  contents: ExcelContents,
  look: TableLook,
  plan: Plan,
  formats: NumberFormats,
): Promise<void> {
  try {
    const now = await lookAtTable(session, contents, look.name);
    if (!isOurDoing(look, plan, now)) return;
    const { rect } = look;
    const rows = rowsFilled(look, plan);
    const filled = rows ? contentsBelow(look, plan.next, rows) : undefined;
    const updated = plan.updates.map(({ row, column }): Contents | undefined => {
      const content = look.content(row, column);
      if (now.content(row, column) === content) return undefined;
      const values = [[look.shown(row, column.column) ?? ""]];
      return { contents: [[content]], values, formats: [[formats(row, column)]] };
    });
    await putBack(session, look, plan, { rect, held: { filled, updated } });
  } catch {
    // The caller throws the first failure.
  }
}

function contentsBelow(look: TableLook, first: number, rows: number): Contents {
  const cells = (cell: (row: number, column: LookedColumn) => unknown): unknown[][] =>
    Array.from({ length: rows }, (_, i) =>
      look.columns.map((column) => (first + i > look.last ? "" : cell(first + i, column))),
    );
  return {
    contents: cells(look.content),
    values: cells((row, { column }) => look.shown(row, column) ?? ""),
  };
}

function isOurDoing(look: TableLook, plan: Plan, now: TableLook): boolean {
  const grown = now.rect.rows - look.rect.rows;
  const moved = now.rect.row !== look.rect.row || now.rect.column !== look.rect.column;
  if (moved || grown < 0 || grown > plan.by || now.columns.length !== look.columns.length) return false;
  const updates = new Map(
    plan.updates.map(({ row, column, written }) => [`${row} ${column.index}`, written]),
  );
  for (let row = look.first; row <= now.last; row++) {
    for (const column of look.columns) {
      const written = plan.fresh[row - plan.next]?.get(column) ?? updates.get(`${row} ${column.index}`);
      const content = now.content(row, column);
      const before = row > look.last ? "" : look.content(row, column);
      const isAsBefore = content === before || (row > look.last && isFilledIn(now, row, column));
      if (!isAsBefore && !(written && isAsWritten(now, row, column, written))) return false;
    }
  }
  return true;
}

/** The table fills its calculated columns itself. */
const isFilledIn = (now: TableLook, row: number, { index }: LookedColumn): boolean => {
  const column = now.columns[index];
  return column?.calculated !== undefined && now.formula(row, column) !== undefined;
};

function isAsWritten(
  now: TableLook,
  row: number,
  { column, index }: LookedColumn,
  { value }: WrittenValue,
): boolean {
  const there = now.columns[index];
  if (!there) return false;
  if (isFormula(value)) return now.formula(row, there) !== undefined;
  return looksSame(value, now.shown(row, column) ?? null);
}
