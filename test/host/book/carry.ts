import type { Rect } from "../../../src/workbook";
import { covers, overlap } from "../../../src/core/sheet/address";
import { HostError } from "../wire/behaviour";
import { intersection, isOnSheet, movedAreas, withoutAll } from "./areas";
import type { Book, Cell, Sheet } from "./book";
import { cellsIn, setCell } from "./cells";
import type { ConditionalFormat } from "./condition";
import { coveringOnly } from "./conditions";
import { changeEveryFormula } from "./every-formula";
import { newId } from "./ids";
import { movedFormula, movedRect } from "./move-references";
import type { Move } from "./move-references";
import { refuseIfLocked } from "./protection";
import { styleAt } from "./style";
import type { Validation } from "./validation";
import { ruleFor } from "./validations";

type Carry = Extract<Move, { kind: "carry" }>;

/**
 * Cuts cells out and pastes them elsewhere on their sheet, with all that lies over them; references to them follow, and what was there
 * before is gone. @throws HostError `InvalidOperation` when a table or a merge would be torn, `InvalidArgument`, `AccessDenied`.
 */
export function carryCells(book: Book, sheet: Sheet, rect: Rect, to: { row: number; column: number }): Rect {
  const target: Rect = { ...rect, row: to.row, column: to.column };
  if (!isOnSheet(target)) throw new HostError("InvalidArgument", "The cells would lie outside the sheet.");
  refuseIfLocked(book, sheet, rect);
  refuseIfLocked(book, sheet, target);
  refuseTearing(sheet, rect, target);
  const move: Carry = { kind: "carry", sheet: sheet.name, rect, to: { sheet: sheet.name, ...to } };
  moveContents(book, sheet, rect, target);
  carryParts(book, sheet, move);
  changeEveryFormula(book, (formula, home) => movedFormula(formula, home?.name ?? "", move));
  return target;
}

function refuseTearing(sheet: Sheet, rect: Rect, target: Rect): void {
  const torn = (one: Rect): boolean => overlap(one, rect) && !covers(rect, one);
  const inTheWay = (one: Rect): boolean => overlap(one, target) && !covers(rect, one);
  const table = sheet.tables.find((one) => torn(one.rect) || inTheWay(one.rect));
  if (table) throw new HostError("InvalidOperation", `This would tear the table ${table.name} apart.`);
  if (sheet.merges.some((one) => torn(one) || (inTheWay(one) && !covers(target, one))))
    throw new HostError("InvalidOperation", "This would tear merged cells apart.");
}

function moveContents(book: Book, sheet: Sheet, rect: Rect, target: Rect): void {
  const taken: [row: number, column: number, cell: Cell][] = [];
  for (const [row, column, cell] of cellsIn(sheet, rect))
    taken.push([row, column, { ...cell, style: styleAt(book, sheet, row, column) }]);
  for (const [row, column] of [...cellsIn(sheet, rect), ...cellsIn(sheet, target)])
    setCell(sheet, row, column, undefined);
  for (const [row, column, cell] of taken)
    setCell(sheet, row - rect.row + target.row, column - rect.column + target.column, cell);
}

function carryParts(book: Book, sheet: Sheet, move: Carry): void {
  const whole = (rects: readonly Rect[]): Rect[] => rects.flatMap((one) => movedRect(one, move) ?? []);
  sheet.merges = whole(sheet.merges);
  for (const one of [...sheet.tables, ...(sheet.autoFilter ? [sheet.autoFilter] : [])])
    one.rect = movedRect(one.rect, move) ?? one.rect;
  sheet.comments = sheet.comments.filter((comment) => {
    const at = movedRect({ row: comment.row, column: comment.column, rows: 1, columns: 1 }, move);
    if (at) Object.assign(comment, { row: at.row, column: at.column });
    return at !== undefined;
  });
  if (sheet.page.printArea) sheet.page.printArea = movedRect(sheet.page.printArea, move);
  sheet.sparklines = sheet.sparklines
    .map((group) => ({ ...group, rects: movedAreas(group.rects, move) }))
    .filter(({ rects }) => rects.length > 0);
  sheet.conditions = sheet.conditions.flatMap((one) => carryCondition(book, one, move));
  sheet.validations = sheet.validations.flatMap((one) => carryValidation(one, move));
}

/** What is carried, where it was and where it goes, and what stays. Formulas follow after, with all others. */
function parted(rects: readonly Rect[], move: Carry) {
  const { rect, to } = move;
  const inside = rects.flatMap((one) => intersection(one, rect) ?? []);
  const target: Rect = { ...rect, row: to.row, column: to.column };
  return {
    inside,
    carried: inside.flatMap((one) => movedRect(one, move) ?? []),
    rest: withoutAll(rects, [rect, target]),
  };
}

function carryCondition(book: Book, one: ConditionalFormat, move: Carry): ConditionalFormat[] {
  const { inside, carried, rest } = parted(one.rects, move);
  const stays = rest.length > 0;
  const parts: ConditionalFormat[] = [];
  if (inside.length > 0) {
    const part = coveringOnly({ ...one, id: stays ? newId(book) : one.id }, inside);
    parts.push({ ...part, rects: carried });
  }
  return stays ? [coveringOnly(one, rest), ...parts] : parts;
}

function carryValidation(one: Validation, move: Carry): Validation[] {
  const { inside, carried, rest } = parted(one.rects, move);
  const [first] = one.rects;
  const made = (base: Rect | undefined, rects: Rect[]): Validation[] =>
    first && base ? [{ ...ruleFor(one, first, base), rects }] : [];
  return [...made(rest[0], rest), ...made(inside[0], carried)];
}
