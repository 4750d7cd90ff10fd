import type { Rect } from "../../../src/workbook";
import { filledFormula } from "../../../src/core/sheet/formula-text";
import { bottom, covers, overlap } from "../../../src/core/sheet/address";
import { HostError } from "../wire/behaviour";
import { intersection, isOnSheet } from "./areas";
import type { Book, Cell, CellStyle, Sheet } from "./book";
import { changeCell, isBlank } from "./cells";
import type { CellChanges } from "./cells";
import { clearConditions, coveringOnly } from "./conditions";
import { newId } from "./ids";
import { setStyle } from "./restyle";
import { styleAt } from "./style";
import { fitRect } from "./used-range";
import { clearRules, ruleFor } from "./validations";

export type CopyWhat = "All" | "Values" | "Formulas" | "Formats";

/**
 * Copies cells as paste does: formulas take what is relative in them along; a target that is a multiple of the source is filled with
 * copies, any other takes one, from its first cell. With looks come merges and conditional formats, with all validations too.
 * @returns the cells that were written. @throws HostError `InvalidArgument` when they would lie outside the sheet.
 */
export function copyCells(
  book: Book,
  from: { sheet: Sheet; rect: Rect },
  to: { sheet: Sheet; rect: Rect },
  what: CopyWhat = "All",
  { skipBlanks = false, transpose = false } = {},
): Rect {
  const source = fitRect(from.sheet, from.rect);
  const [rows, columns] = transpose ? [source.columns, source.rows] : [source.rows, source.columns];
  const target = {
    ...to.rect,
    rows: to.rect.rows % rows === 0 ? to.rect.rows : rows,
    columns: to.rect.columns % columns === 0 ? to.rect.columns : columns,
  };
  if (!isOnSheet(target))
    throw new HostError("InvalidArgument", "The copy would reach over the sheet's edge.");
  // Read before anything is written: the two may overlap.
  const taken = takenFrom(book, from.sheet, source);
  for (let i = 0; i < target.rows; i++)
    for (let j = 0; j < target.columns; j++) {
      const one = transpose ? taken[j % columns]![i % rows]! : taken[i % rows]![j % columns]!;
      if (skipBlanks && isBlank(one.cell)) continue;
      put(book, to.sheet, target.row + i, target.column + j, one, what);
    }
  if (what === "All" || what === "Formats") {
    for (let row = target.row; row <= bottom(target); row += rows)
      for (let column = target.column; column < target.column + target.columns; column += columns)
        if (!transpose) copyParts(book, from.sheet, source, to.sheet, { row, column, rows, columns }, what);
  }
  return target;
}

interface Taken {
  row: number;
  column: number;
  cell: Cell;
  look: CellStyle;
}

const takenFrom = (book: Book, sheet: Sheet, rect: Rect): Taken[][] =>
  Array.from({ length: rect.rows }, (_, i) =>
    Array.from({ length: rect.columns }, (_, j) => {
      const [row, column] = [rect.row + i, rect.column + j];
      return {
        row,
        column,
        cell: { ...sheet.cells.get(row)?.get(column) },
        look: styleAt(book, sheet, row, column),
      };
    }),
  );

function put(
  book: Book,
  sheet: Sheet,
  row: number,
  column: number,
  { cell, look, ...at }: Taken,
  what: CopyWhat,
): void {
  if (what !== "Formats") {
    const changes: CellChanges = { value: cell.value, formula: undefined };
    if (what !== "Values" && cell.formula !== undefined)
      changes.formula = filledFormula(cell.formula, at, { row, column });
    if (what === "All") changes.link = cell.link;
    changeCell(sheet, row, column, changes);
  }
  if (what === "All" || what === "Formats") setStyle(book, sheet, row, column, look);
}

function copyParts(book: Book, home: Sheet, source: Rect, sheet: Sheet, target: Rect, what: CopyWhat): void {
  const place = (rect: Rect): Rect => ({
    ...rect,
    row: rect.row - source.row + target.row,
    column: rect.column - source.column + target.column,
  });
  const placed = (rects: readonly Rect[]): Rect[] =>
    rects.flatMap((rect) => intersection(rect, source) ?? []).map(place);
  const merges = home.merges.filter((merge) => covers(source, merge)).map(place);
  sheet.merges = sheet.merges.filter((merge) => !overlap(merge, target));
  sheet.merges.push(...merges);
  copyConditions(book, home, sheet, target, placed);
  if (what === "All") copyRules(home, sheet, target, placed);
}

/** On the same sheet a format applies to the copies too; on another one it comes anew. */
function copyConditions(
  book: Book,
  home: Sheet,
  sheet: Sheet,
  target: Rect,
  placed: (rects: readonly Rect[]) => Rect[],
): void {
  const found = home.conditions.map((condition) => ({ condition, rects: placed(condition.rects) }));
  clearConditions(sheet, [target]);
  for (const { condition, rects } of found) {
    if (rects.length === 0) continue;
    if (sheet.conditions.includes(condition)) condition.rects.push(...rects);
    else sheet.conditions.push(coveringOnly({ ...condition, id: newId(book) }, rects));
  }
}

function copyRules(
  home: Sheet,
  sheet: Sheet,
  target: Rect,
  placed: (rects: readonly Rect[]) => Rect[],
): void {
  const copies = home.validations.flatMap((validation) => {
    const rects = placed(validation.rects);
    const [from, to] = [validation.rects[0], rects[0]];
    return from && to ? [{ ...ruleFor(validation, from, to), rects }] : [];
  });
  clearRules(sheet, [target]);
  sheet.validations.push(...copies);
}
