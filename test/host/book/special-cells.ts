import type { Rect } from "../../../src/workbook";
import { bottom, right } from "../../../src/core/sheet/address";
import { intersection, rectFrom, withoutAll } from "./areas";
import type { Book, Cell, Sheet } from "./book";
import { cellsIn, isBlank } from "./cells";
import { isColumnHidden, isRowHidden } from "./geometry";
import { usedRange } from "./used-range";

export type SpecialType =
  "ConditionalFormats" | "DataValidations" | "Blanks" | "Constants" | "Formulas" | "Visible";

/**
 * The cells of a rectangle that are of a kind, as rectangles that share none. `values` are those of `Excel.SpecialCellValueType`, for
 * constants and formulas; blanks are looked for where the sheet is used.
 */
export function specialCells(
  book: Book,
  sheet: Sheet,
  rect: Rect,
  type: SpecialType,
  values = "All",
): Rect[] {
  switch (type) {
    case "ConditionalFormats":
      return disjoint(
        sheet.conditions.flatMap(({ rects }) => rects).flatMap((one) => intersection(one, rect) ?? []),
      );
    case "DataValidations":
      return stacked(
        sheet.validations.flatMap(({ rects }) => rects).flatMap((one) => intersection(one, rect) ?? []),
      );
    case "Visible":
      return visible(sheet, rect);
    case "Blanks":
      return blanks(book, sheet, rect);
    case "Constants":
    case "Formulas": {
      const wanted = (cell: Readonly<Cell>): boolean =>
        !isBlank(cell) && (cell.formula !== undefined) === (type === "Formulas") && isOfKind(cell, values);
      return joined(
        [...cellsIn(sheet, rect)].filter(([, , cell]) => wanted(cell)).map(([row, column]) => [row, column]),
      );
    }
  }
}

/** `ErrorsLogicalText` and the like name the kinds that count. */
function isOfKind({ value }: Readonly<Cell>, values: string): boolean {
  if (values === "All" || value === undefined) return true;
  const kind = { object: "Errors", boolean: "Logical", number: "Number", string: "Text" }[
    typeof value as "object" | "boolean" | "number" | "string"
  ];
  return values.includes(kind);
}

const disjoint = (rects: readonly Rect[]): Rect[] =>
  rects.reduce<Rect[]>((all, rect) => [...all, ...withoutAll([rect], all)], []);

/** Below each other in the same columns they are one, whatever validations their cells have. */
function stacked(rects: readonly Rect[]): Rect[] {
  const areas: Rect[] = [];
  for (const next of disjoint(rects).sort((a, b) => a.column - b.column || a.row - b.row)) {
    const last = areas.at(-1);
    const isBelow =
      last?.column === next.column && last.columns === next.columns && bottom(last) === next.row - 1;
    if (last && isBelow) areas[areas.length - 1] = { ...last, rows: last.rows + next.rows };
    else areas.push(next);
  }
  return areas;
}

function visible(sheet: Sheet, rect: Rect): Rect[] {
  const rows = runs(rect.row, bottom(rect), (row) => !isRowHidden(sheet, row));
  const columns = runs(rect.column, right(rect), (column) => !isColumnHidden(sheet, column));
  return rows.flatMap(([first, last]) => columns.map(([left, far]) => rectFrom(first, left, last, far)));
}

function blanks(book: Book, sheet: Sheet, rect: Rect): Rect[] {
  const used = usedRange(book, sheet, false);
  const within = used && intersection(used, rect);
  if (!within) return [];
  const filled = [...cellsIn(sheet, within)].filter(([, , cell]) => !isBlank(cell));
  return withoutAll([within], joined(filled.map(([row, column]) => [row, column])));
}

function runs(first: number, last: number, is: (line: number) => boolean): [number, number][] {
  const found: [number, number][] = [];
  let start: number | undefined;
  for (let line = first; line <= last + 1; line++) {
    const inside = line <= last && is(line);
    if (inside) start ??= line;
    else if (start !== undefined) {
      found.push([start, line - 1]);
      start = undefined;
    }
  }
  return found;
}

/** Cells, in rows, as rectangles: runs along rows, put together where they stand under each other. */
function joined(cells: readonly [row: number, column: number][]): Rect[] {
  const closed: Rect[] = [];
  let open = new Map<string, Rect>();
  for (const line of runsByRow(cells)) {
    const next = new Map<string, Rect>();
    for (const run of line) {
      const key = `${run.column}:${run.columns}`;
      const above = open.get(key);
      if (above && bottom(above) === run.row - 1) {
        above.rows += 1;
        next.set(key, above);
        open.delete(key);
      } else next.set(key, run);
    }
    closed.push(...open.values());
    open = next;
  }
  return [...closed, ...open.values()];
}

function runsByRow(cells: readonly [row: number, column: number][]): Rect[][] {
  const lines: Rect[][] = [];
  let last: Rect | undefined;
  for (const [row, column] of cells) {
    if (last && last.row === row && right(last) === column - 1) last.columns += 1;
    else {
      const run = rectFrom(row, column, row, column);
      if (last?.row === row) lines.at(-1)!.push(run);
      else lines.push([run]);
      last = run;
    }
  }
  return lines;
}
