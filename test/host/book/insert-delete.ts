import type { Rect } from "../../../src/workbook";
import { filledFormula } from "../../../src/core/sheet/formula-text";
import { bottom, contains, covers, overlap, right } from "../../../src/core/sheet/address";
import { HostError } from "../wire/behaviour";
import { intersection, isWholeColumns, isWholeRows, WHOLE_SHEET } from "./areas";
import type { Book, Sheet, Table } from "./book";
import { cellsIn, changeCell, isBlank, LAST_COLUMN, LAST_ROW } from "./cells";
import { clearCells } from "./clear";
import { keepingChartsOnCells } from "./chart-anchors";
import { changeEveryFormula } from "./every-formula";
import { changeLine } from "./geometry";
import { growWithTable } from "./grow-references";
import { moveCells } from "./move-cells";
import type { Step } from "./move-cells";
import { moveParts } from "./move-parts";
import { movedFormula } from "./move-references";
import { noteMove } from "./moves";
import { refuseIfLocked, refuseIfProtected } from "./protection";
import { setStyle } from "./restyle";
import { forgetColumn, forgetTable } from "./structured-references";
import { styleAt } from "./style";
import { newHeader } from "./table-headers";
import { columnNames } from "./tables";

/**
 * Puts blank cells in and moves what is there down (along rows) or right (along columns), with all that belongs to it: merges, names,
 * tables, rules, comments, charts, what is printed, every reference. The new cells look like those above, or left of, them. Whole
 * rows always go down, whole columns right.
 * @throws HostError `InsertDeleteConflict` when a table would be torn, `InvalidOperation` a merge; `NonBlankCellOffSheet` when cells
 * would be pushed off the sheet; `AccessDenied`.
 */
export function insertCells(book: Book, sheet: Sheet, rect: Rect, along: "rows" | "columns"): Rect {
  const step: Step = { kind: "insert", rect, along: alongFor(rect, along) };
  if (sheet.protection) {
    if (isWholeRows(rect)) refuseIfProtected(sheet, "allowInsertRows");
    else refuseIfProtected(sheet, isWholeColumns(rect) ? "allowInsertColumns" : undefined);
  }
  refuseTornTables(sheet, step);
  refuseTornMerges(sheet, step);
  refuseOverflow(sheet, step);
  const before = sheet.tables.map((table) => ({ table, was: table.rect }));
  move(book, sheet, step);
  takeLooks(book, sheet, step);
  for (const { table, was } of before) fillTable(book, sheet, table, was, step);
  return rect;
}

/**
 * Takes cells out and moves what is below up (along rows), or what is right of them left. References to them become #REF!, a table
 * all of whose cells go is no more; a table keeps one row of data.
 * @throws HostError `InsertDeleteConflict` when a table would be torn, `InvalidOperation` a merge; `AccessDenied`.
 */
export function deleteCells(book: Book, sheet: Sheet, rect: Rect, along: "rows" | "columns"): void {
  const step: Step = { kind: "delete", rect, along: alongFor(rect, along) };
  if (sheet.protection) {
    if (isWholeRows(rect)) refuseIfProtected(sheet, "allowDeleteRows");
    else refuseIfProtected(sheet, isWholeColumns(rect) ? "allowDeleteColumns" : undefined);
    refuseIfLocked(book, sheet, rect);
  }
  refuseTornTables(sheet, step);
  refuseTornMerges(sheet, step);
  const tables = [...sheet.tables];
  const emptied = tables.find((table) => losesAllData(table, step));
  if (emptied) return deleteAllButOne(book, sheet, step, emptied);
  if (step.along === "columns") for (const table of tables) forgetColumns(book, sheet, table, rect);
  move(book, sheet, step);
  for (const table of tables) if (!sheet.tables.includes(table)) forgetTable(book, table);
}

/** Columns of a table that go: what refers to them shows #REF!. */
function forgetColumns(book: Book, sheet: Sheet, table: Table, gone: Rect): void {
  if (!overlap(table.rect, gone) || covers(gone, table.rect)) return;
  columnNames(sheet, table).forEach((name, i) => {
    if (contains(gone, table.rect.row, table.rect.column + i)) forgetColumn(book, table, name);
  });
}

/** All rows of data go, but not the header. */
function losesAllData({ rect, headers, totals }: Table, step: Step): boolean {
  const [first, last] = [rect.row + (headers ? 1 : 0), bottom(rect) - (totals ? 1 : 0)];
  const rest = headers || totals;
  if (step.along !== "rows" || !rest || !overlap(rect, step.rect)) return false;
  return step.rect.row <= first && bottom(step.rect) >= last && !covers(step.rect, rect);
}

/** A table keeps one row of data, which is empty then. */
function deleteAllButOne(book: Book, sheet: Sheet, { rect }: Step, table: Table): void {
  const row = table.rect.row + (table.headers ? 1 : 0);
  clearCells(book, sheet, { ...rect, row, rows: 1 }, "Contents");
  const [above, below] = [row - rect.row, bottom(rect) - row];
  if (below > 0) deleteCells(book, sheet, { ...rect, row: row + 1, rows: below }, "rows");
  if (above > 0) deleteCells(book, sheet, { ...rect, rows: above }, "rows");
}

const alongFor = (rect: Rect, along: "rows" | "columns"): "rows" | "columns" =>
  isWholeRows(rect) ? "rows" : isWholeColumns(rect) ? "columns" : along;

function move(book: Book, sheet: Sheet, step: Step): void {
  const whole = step.along === "rows" ? isWholeRows(step.rect) : isWholeColumns(step.rect);
  const named = { ...step, sheet: sheet.name };
  keepingChartsOnCells(sheet, () => moveCells(book, sheet, step), whole ? named : undefined);
  moveParts(sheet, named);
  changeEveryFormula(book, (formula, home) => movedFormula(formula, home?.name ?? "", named));
  noteMove(sheet, named);
}

/** All cells that a step moves or takes away. */
const swept = ({ rect, along }: Step): Rect =>
  along === "rows"
    ? { ...rect, rows: LAST_ROW - rect.row + 1 }
    : { ...rect, columns: LAST_COLUMN - rect.column + 1 };

/** Of what reaches into the swept cells, all lines across the step must be swept. */
function isTorn(one: Rect, step: Step): boolean {
  if (!overlap(one, swept(step))) return false;
  const { rect, along } = step;
  return along === "rows"
    ? one.column < rect.column || right(one) > right(rect)
    : one.row < rect.row || bottom(one) > bottom(rect);
}

function refuseTornTables(sheet: Sheet, step: Step): void {
  for (const table of sheet.tables) {
    const header = table.headers && overlap({ ...table.rect, rows: 1 }, step.rect);
    const beheaded =
      step.kind === "delete" && step.along === "rows" && header && bottom(table.rect) > bottom(step.rect);
    if (isTorn(table.rect, step) || beheaded)
      throw new HostError(
        "InsertDeleteConflict",
        `This would move or delete a part of the table ${table.name}, which Excel does not allow.`,
      );
  }
}

function refuseTornMerges(sheet: Sheet, step: Step): void {
  if (sheet.merges.some((merge) => isTorn(merge, step)))
    throw new HostError("InvalidOperation", "This would tear merged cells apart.");
}

function refuseOverflow(sheet: Sheet, { rect, along }: Step): void {
  const end =
    along === "rows"
      ? { ...rect, row: LAST_ROW - rect.rows + 1, rows: rect.rows }
      : { ...rect, column: LAST_COLUMN - rect.columns + 1, columns: rect.columns };
  for (const [, , cell] of cellsIn(sheet, intersection(end, WHOLE_SHEET)!))
    if (!isBlank(cell))
      throw new HostError("NonBlankCellOffSheet", "Cells that hold something would be pushed off the sheet.");
}

/** As Excel does unless it is told otherwise: like the row above, or the column to the left. */
function takeLooks(book: Book, sheet: Sheet, { rect, along }: Step): void {
  if (along === "rows") {
    const model = rect.row - 1;
    if (model < 1) return;
    if (isWholeRows(rect)) {
      const { hidden: _hidden, filtered: _filtered, ...line } = sheet.rows.get(model) ?? {};
      for (let row = rect.row; row <= bottom(rect); row++) changeLine(sheet.rows, row, line);
    }
    for (const [, column] of cellsIn(sheet, { ...rect, row: model, rows: 1 }))
      for (let row = rect.row; row <= bottom(rect); row++)
        setStyle(book, sheet, row, column, styleAt(book, sheet, model, column));
    return;
  }
  const model = rect.column - 1;
  if (model < 1) return;
  if (isWholeColumns(rect)) {
    const { hidden: _hidden, filtered: _filtered, ...line } = sheet.columns.get(model) ?? {};
    for (let column = rect.column; column <= right(rect); column++) changeLine(sheet.columns, column, line);
  }
  for (const [row] of cellsIn(sheet, { ...rect, column: model, columns: 1 }))
    for (let column = rect.column; column <= right(rect); column++)
      setStyle(book, sheet, row, column, styleAt(book, sheet, row, model));
}

/** New rows of a table take the formulas of its calculated columns, new columns a header. */
function fillTable(book: Book, sheet: Sheet, table: Table, was: Rect, { rect, along }: Step): void {
  if (along === "columns") {
    if (!table.headers || table.rect.columns === was.columns) return;
    for (let column = rect.column; column <= right(rect); column++) newHeader(sheet, table, column);
    return;
  }
  if (table.rect.rows === was.rows) return;
  for (let row = rect.row; row <= bottom(rect); row++) fillCalculated(sheet, table, row);
  const above = table.headers ? 1 : 0;
  const data = { ...was, row: was.row + above, rows: was.rows - above - (table.totals ? 1 : 0) };
  if (rect.row === bottom(data) + 1) growWithTable(book, sheet, data, bottom(rect));
}

/** Puts the formulas of calculated columns in one row of a table. */
export function fillCalculated(sheet: Sheet, table: Table, row: number): void {
  const first = table.rect.row + (table.headers ? 1 : 0);
  for (const [index, formula] of table.calculated) {
    const column = table.rect.column + index;
    changeCell(sheet, row, column, {
      value: undefined,
      formula: filledFormula(formula, { row: first, column }, { row, column }),
    });
  }
}
