import type { Rect } from "../../../src/workbook";
import { filledFormula } from "../../../src/core/sheet/formula-text";
import { bottom } from "../../../src/core/sheet/address";
import { isWholeColumns, isWholeRows, movedAreas, withoutAll } from "./areas";
import { coveringOnly } from "./conditions";
import type { AutoFilter, Sheet, Table } from "./book";
import { LAST_COLUMN, LAST_ROW } from "./cells";
import type { ConditionalFormat } from "./condition";
import { movedRect, movedSpan } from "./move-references";
import type { Move } from "./move-references";
import type { Validation } from "./validation";
import { ruleFor } from "./validations";

type Step = Exclude<Move, { kind: "carry" }>;

/** What lies over a sheet's cells, after cells were put in or taken out: merges, tables, rules, comments, what is printed. */
export function moveParts(sheet: Sheet, step: Step): void {
  sheet.merges = sheet.merges.flatMap((merge) => {
    const after = movedRect(merge, step);
    return after && after.rows * after.columns > 1 ? [after] : [];
  });
  sheet.tables = sheet.tables.filter((table) => moveFiltered(table, step));
  if (sheet.autoFilter && !moveFiltered(sheet.autoFilter, step)) sheet.autoFilter = undefined;
  sheet.conditions = sheet.conditions.filter((one) => moveRule(one, step));
  sheet.validations = sheet.validations.filter((one) => moveRule(one, step));
  sheet.sparklines = sheet.sparklines
    .map((group) => ({ ...group, rects: movedAreas(group.rects, step) }))
    .filter(({ rects }) => rects.length > 0);
  sheet.comments = sheet.comments.filter((comment) => {
    const after = movedRect({ row: comment.row, column: comment.column, rows: 1, columns: 1 }, step);
    if (after) Object.assign(comment, { row: after.row, column: after.column });
    return after !== undefined;
  });
  movePage(sheet, step);
}

/** False: it is gone. Its columns are counted anew. */
function moveFiltered(one: Table | AutoFilter, step: Step): boolean {
  const before = one.rect;
  const after = movedRect(before, step);
  if (!after) return false;
  one.rect = after;
  if (step.along === "rows") {
    if ("calculated" in one) rebaseCalculated(one, before, step);
    return true;
  }
  const index = (old: number): number | undefined => {
    const cell = movedRect({ ...before, column: before.column + old, columns: 1 }, step);
    return cell && cell.column - after.column;
  };
  one.filters = renumbered(one.filters, index);
  if (!("calculated" in one)) return true;
  one.calculated = renumbered(one.calculated, index);
  if (one.sort) {
    const fields = one.sort.fields.flatMap(({ key, ascending }) => {
      const at = index(key);
      return at === undefined ? [] : [{ key: at, ascending }];
    });
    if (fields.length > 0) one.sort = { ...one.sort, fields };
    else delete one.sort;
  }
  return true;
}

/** Formulas of calculated columns are those of the first row of data: another one is to be the first. */
function rebaseCalculated(table: Table, before: Rect, { kind, rect }: Step): void {
  const first = before.row + (table.headers ? 1 : 0);
  if (kind !== "delete" || first < rect.row || first > bottom(rect)) return;
  const to = bottom(rect) + 1;
  for (const [index, formula] of table.calculated) {
    const column = before.column + index;
    table.calculated.set(index, filledFormula(formula, { row: first, column }, { row: to, column }));
  }
}

function renumbered<T>(
  map: ReadonlyMap<number, T>,
  index: (old: number) => number | undefined,
): Map<number, T> {
  const after = new Map<number, T>();
  for (const [old, value] of map) {
    const at = index(old);
    if (at !== undefined) after.set(at, value);
  }
  return after;
}

/** False: none of its cells is left. Its formulas are still those of before the move, but of a cell that is left. */
function moveRule(one: ConditionalFormat | Validation, step: Step): boolean {
  const [first] = one.rects;
  if (!first) return false;
  const after = movedAreas(one.rects, step);
  if (after.length === 0) return false;
  const left = step.kind === "delete" ? withoutAll(one.rects, [step.rect])[0] : first;
  const kept = { ...(left ?? first), rows: 1, columns: 1 };
  if ("rule" in one) coveringOnly(one, [kept]);
  else Object.assign(one, ruleFor(one, first, kept));
  const now = movedRect(kept, step);
  const isFirst = (rect: Rect): boolean => rect.row === now?.row && rect.column === now.column;
  one.rects = [...after.filter(isFirst), ...after.filter((rect) => !isFirst(rect))];
  return true;
}

function movePage({ page }: Sheet, step: Step): void {
  if (page.printArea) page.printArea = movedRect(page.printArea, step);
  const { rect, kind, along } = step;
  if (along === "rows" && isWholeRows(rect)) {
    const span = (first: number, last: number) => movedSpan(first, last, rect.row, rect.rows, kind, LAST_ROW);
    if (page.titleRows) page.titleRows = span(page.titleRows.first, page.titleRows.last);
    page.rowBreaks = page.rowBreaks.flatMap((row) => span(row, row)?.first ?? []);
  }
  if (along === "columns" && isWholeColumns(rect)) {
    const span = (first: number, last: number) =>
      movedSpan(first, last, rect.column, rect.columns, kind, LAST_COLUMN);
    if (page.titleColumns) page.titleColumns = span(page.titleColumns.first, page.titleColumns.last);
    page.columnBreaks = page.columnBreaks.flatMap((column) => span(column, column)?.first ?? []);
  }
}
