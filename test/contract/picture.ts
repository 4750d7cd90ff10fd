import { seenChart } from "../excel/write/seen-chart";
import { address, rangeAddress } from "../../src/core/sheet/address";
import type { ConditionalRule } from "../host/book/condition";
import type { Book, CellStyle, Sheet } from "../host/book/book";
import { styleAt } from "../host/book/style";

/** All that can be seen of a workbook, as plain data that can be compared; ids and what is never seen are left out. */
export const pictureOf = (book: Book): Record<string, unknown> => ({
  sheets: Object.fromEntries(book.sheets.map((sheet) => [sheet.name, sheetPicture(book, sheet)])),
  order: book.sheets.map(({ name }) => name),
  names: namesIn(book.names),
});

export function sheetPicture(book: Book, sheet: Sheet): Record<string, unknown> {
  return {
    cells: cellsIn(book, sheet),
    rows: linesIn(sheet.rows),
    columns: linesIn(sheet.columns),
    merges: sheet.merges.map(rangeAddress).sort(),
    names: namesIn(sheet.names),
    tables: sheet.tables.map(({ id: _id, rect, filters, calculated, ...table }) => ({
      ...table,
      rect: rangeAddress(rect),
      filters: [...filters],
      calculated: [...calculated],
    })),
    conditions: conditionsIn(sheet),
    validations: sheet.validations
      .map(({ rects, ...one }) => ({ at: rects.map(rangeAddress).join(), ...one }))
      .sort((a, b) => (a.at < b.at ? -1 : 1)),
    charts: Object.fromEntries(sheet.charts.map((chart) => [chart.name, seenChart(chart)])),
    chartOrder: sheet.charts.map(({ name }) => name),
    comments: sheet.comments.map(({ id: _id, ...comment }) => comment),
    frozen: sheet.frozen,
    page: sheet.page,
    protection: sheet.protection && {
      ...sheet.protection,
      password: sheet.protection.password !== undefined,
    },
    visibility: sheet.visibility,
    tabColor: sheet.tabColor,
    showGridlines: sheet.showGridlines,
  };
}

/** By their cells: which comes first matters only where two are over the same ones. */
function conditionsIn({ conditions }: Sheet): Record<string, unknown[]> {
  const found: Record<string, unknown[]> = {};
  for (const { id: _id, rects, rule, ...one } of conditions) {
    (found[rects.map(rangeAddress).join()] ??= []).push({ ...one, rule: ruleSeen(rule) });
  }
  return found;
}

/** Bars below nought that look as those above have colours of their own all the same, which nobody sees. */
function ruleSeen(rule: ConditionalRule): unknown {
  if (rule.type !== "DataBar") return rule;
  const { negative, ...bar } = rule.bar;
  const { matchFill, matchBorder, color, border } = negative;
  return { ...rule, bar: { ...bar, negative: [matchFill || color, matchBorder || border] } };
}

const namesIn = (names: Sheet["names"]): Record<string, unknown> =>
  Object.fromEntries(
    names
      .map(({ name, formula, visible }) => [name, [formula, visible]] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** A row that was given the standard height looks as one that was given none. */
const STANDARD_HEIGHT = 15;

function linesIn(lines: Sheet["rows"]): Record<string, unknown> {
  return Object.fromEntries(
    [...lines]
      .filter(([, { size, hidden }]) => (size !== undefined && size !== STANDARD_HEIGHT) || hidden)
      .sort(([a], [b]) => a - b)
      .map(([at, { size, hidden }]) => [
        at,
        { size: size && Math.round(size * 4) / 4, hidden: hidden ?? false },
      ]),
  );
}

function cellsIn(book: Book, sheet: Sheet): Record<string, unknown> {
  const found: [string, unknown][] = [];
  for (const [row, cells] of [...sheet.cells].sort(([a], [b]) => a - b)) {
    for (const [column, { value, formula, link }] of [...cells].sort(([a], [b]) => a - b)) {
      const style = styleAt(book, sheet, row, column);
      const isPlain = JSON.stringify(style) === JSON.stringify(book.standard);
      if (value === undefined && formula === undefined && !link && isPlain) continue;
      found.push([
        address(row, column),
        {
          ...(formula === undefined ? {} : { formula }),
          value,
          ...(link && { link }),
          style: lookOf(style, book),
        },
      ]);
    }
  }
  return Object.fromEntries(found);
}

/** Only what is otherwise than in a cell that nobody has dressed. */
function lookOf(style: CellStyle, { standard }: Book): unknown {
  const changes = Object.entries(style).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(standard[key as keyof CellStyle]),
  );
  return Object.fromEntries(changes);
}
