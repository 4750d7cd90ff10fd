import { parseA1Ref, stringifyA1Ref, tokenize, tokenTypes } from "@borgar/fx";
import type { RangeA1, Token } from "@borgar/fx";
import type { Rect } from "../../../src/workbook";
import { bottom, covers, right } from "../../../src/core/sheet/address";
import { LAST_COLUMN, LAST_ROW } from "./cells";

/**
 * Cells put in, taken out or carried elsewhere. `sheet` is the name of the sheet as references have it; along rows, cells go down or
 * up, along columns right or left, and only beside the rectangle: all of the sheet when it is of whole rows or columns.
 */
export type Move =
  | { kind: "insert" | "delete"; sheet: string; rect: Rect; along: "rows" | "columns" }
  /** Cut and pasted; what was there before is gone. */
  | { kind: "carry"; sheet: string; rect: Rect; to: { sheet: string; row: number; column: number } };

/** Where a rectangle of the move's sheet is afterwards; undefined: its cells are no more. A partly moved one stays where it is. */
export function movedRect(rect: Rect, move: Move): Rect | undefined {
  if (move.kind === "carry") {
    if (covers(move.rect, rect)) {
      const { row, column } = move.to;
      return {
        ...rect,
        row: rect.row - move.rect.row + row,
        column: rect.column - move.rect.column + column,
      };
    }
    const lost = move.to.sheet === move.sheet && covers({ ...move.rect, ...place(move.to) }, rect);
    return lost ? undefined : rect;
  }
  if (move.along === "rows") {
    if (rect.column < move.rect.column || right(rect) > right(move.rect)) return rect;
    const span = movedSpan(rect.row, bottom(rect), move.rect.row, move.rect.rows, move.kind, LAST_ROW);
    return span && { ...rect, row: span.first, rows: span.last - span.first + 1 };
  }
  if (rect.row < move.rect.row || bottom(rect) > bottom(move.rect)) return rect;
  const span = movedSpan(
    rect.column,
    right(rect),
    move.rect.column,
    move.rect.columns,
    move.kind,
    LAST_COLUMN,
  );
  return span && { ...rect, column: span.first, columns: span.last - span.first + 1 };
}

/** Lines from first to last after `count` were put in at, or taken out from, a line of a sheet that ends at `end`. */
export function movedSpan(
  first: number,
  last: number,
  at: number,
  count: number,
  kind: "insert" | "delete",
  end: number,
): { first: number; last: number } | undefined {
  if (first === 1 && last === end) return { first, last };
  if (kind === "insert") {
    const start = first >= at ? first + count : first;
    if (start > end) return undefined;
    return { first: start, last: Math.min(end, last >= at ? last + count : last) };
  }
  const gone = (line: number): number => Math.max(0, Math.min(line - at, count));
  const start = first - gone(first);
  const stop = last - gone(last + 1);
  return stop < start ? undefined : { first: start, last: stop };
}

/**
 * A formula (with or without its equals sign) after a move; `home` is the sheet that it stands on. Absolute and relative references
 * move alike; a reference whose cells are gone becomes #REF!.
 */
export function movedFormula(formula: string, home: string, move: Move): string {
  if (!mentions(formula, home, move.sheet)) return formula;
  return eachReference(formula, (token) => movedReference(token.value, home, move));
}

/** A formula after a sheet has got another name. */
export const formulaWithRenamedSheet = (formula: string, before: string, after: string): string =>
  withSheet(formula, before, (rest) => `${quotedSheet(after)}!${rest}`);

/** A formula after a sheet was deleted: `=Sheet1!A1` is `=#REF!A1` then. */
export const formulaWithoutSheet = (formula: string, gone: string): string =>
  withSheet(formula, gone, (rest) => `#REF!${rest}`);

/** `North` or `'North dashboard'`, as Excel writes a sheet's name before a reference's exclamation mark. */
export function quotedSheet(name: string): string {
  const written = stringifyA1Ref({ context: [name], range: { top: 0, left: 0, bottom: 0, right: 0 } });
  return written.slice(0, written.lastIndexOf("!"));
}

function withSheet(formula: string, sheet: string, changed: (rest: string) => string): string {
  if (!mentions(formula, "", sheet)) return formula;
  return eachReference(formula, ({ value }) => {
    const mark = value.lastIndexOf("!");
    return mark > 0 && same(sheetBefore(value, mark), sheet) ? changed(value.slice(mark + 1)) : value;
  });
}

function eachReference(formula: string, changed: (token: Token) => string): string {
  return tokenize(formula)
    .map((token) => (REFERENCES.has(token.type) ? changed(token) : token.value))
    .join("");
}

const REFERENCES: ReadonlySet<string> = new Set([
  tokenTypes.REF_RANGE,
  tokenTypes.REF_BEAM,
  tokenTypes.REF_TERNARY,
  tokenTypes.REF_NAMED,
]);

function movedReference(reference: string, home: string, move: Move): string {
  const parsed = parseA1Ref(reference, { allowTernary: true });
  if (!parsed || !("range" in parsed) || (parsed.context?.length ?? 0) > 1) return reference;
  const sheet = parsed.context?.[0] ?? home;
  const { range } = parsed;
  const rect = rectOf(range);
  if (!same(sheet, move.sheet)) {
    const overwritten =
      move.kind === "carry" &&
      same(sheet, move.to.sheet) &&
      covers({ ...move.rect, ...place(move.to) }, rect);
    return overwritten ? withoutCells(reference) : reference;
  }
  const moved = movedRect(rect, move);
  if (!moved) return withoutCells(reference);
  if (moved === rect) return reference;
  const target = move.kind === "carry" && covers(move.rect, rect) ? move.to.sheet : sheet;
  const context = parsed.context?.length || !same(target, sheet) ? [target] : [];
  return stringifyA1Ref({ ...parsed, context, range: rangeOf(moved, range) });
}

function rectOf({ top, left, bottom: last, right: far }: RangeA1): Rect {
  const row = (top ?? 0) + 1;
  const column = (left ?? 0) + 1;
  return {
    row,
    column,
    rows: (last ?? LAST_ROW - 1) + 1 - row + 1,
    columns: (far ?? LAST_COLUMN - 1) + 1 - column + 1,
  };
}

/** Ends that were left out stay so: `A:A` is not `A1:A1048576`. */
const rangeOf = (rect: Rect, range: RangeA1): RangeA1 => ({
  ...range,
  top: range.top === null ? null : rect.row - 1,
  left: range.left === null ? null : rect.column - 1,
  ...(range.bottom === null || range.bottom === undefined ? {} : { bottom: bottom(rect) - 1 }),
  ...(range.right === null || range.right === undefined ? {} : { right: right(rect) - 1 }),
});

const place = ({ row, column }: { row: number; column: number }) => ({ row, column });
const withoutCells = (reference: string): string =>
  `${reference.slice(0, reference.lastIndexOf("!") + 1)}#REF!`;
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const sheetBefore = (reference: string, mark: number): string =>
  reference
    .slice(0, mark)
    .replace(/^'([\s\S]*)'$/, "$1")
    .replace(/''/g, "'");

/** Whether it is worth taking apart: most formulas of a book say nothing of the sheet. */
const mentions = (formula: string, home: string, sheet: string): boolean =>
  same(home, sheet)
    ? /[A-Za-z0-9]/.test(formula)
    : formula.toLowerCase().includes(sheet.toLowerCase().replace(/'/g, "''"));
