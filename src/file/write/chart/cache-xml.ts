import { absoluteAddress, bottom, right } from "../../../core/sheet/address";
import type { SeriesName } from "../../../core/sheet/chart";
import { shownValue, type Cell, type Grid } from "../../../core/sheet/grid";
import type { CellValue } from "../../../core/sheet/spec";
import type { Rect } from "../../../workbook";
import { escapeExcelAttribute, escapeExcelText, escapeText } from "../../xml/escape";
import { isErrorValue } from "../error-value";

/**
 * References to cells with what stands in them now, so that a chart draws before anything is calculated, in previews too.
 * What a cell leaves blank has no point there, which is a gap.
 */

/** The sheet that a chart and its cells are on. */
export interface Source {
  sheet: string;
  grid: Grid;
}

export function numbersXml(rect: Rect, { sheet, grid }: Source): string {
  const cells = cellsIn(rect, grid);
  const format = formatIn(rect, { sheet, grid });
  const points = cells.map(({ cell, value }, i) => {
    if (!isDrawn(value)) return "";
    const own = formatOf(cell);
    const formatCode = own === format ? "" : ` formatCode="${escapeExcelAttribute(own)}"`;
    return `<c:pt idx="${i}"${formatCode}>${valueXml(value)}</c:pt>`;
  });
  return `<c:numRef>${referenceXml(sheet, rect)}<c:numCache><c:formatCode>${escapeExcelText(format)}</c:formatCode><c:ptCount val="${cells.length}"/>${points.join("")}</c:numCache></c:numRef>`;
}

function textsXml(rect: Rect, { sheet, grid }: Source): string {
  const cells = cellsIn(rect, grid);
  const points = cells.map(({ value }, i) =>
    value === null ? "" : `<c:pt idx="${i}">${valueXml(value)}</c:pt>`,
  );
  return `<c:strRef>${referenceXml(sheet, rect)}<c:strCache><c:ptCount val="${cells.length}"/>${points.join("")}</c:strCache></c:strRef>`;
}

/** Names of bars: texts; but dates and numbers as such, so that they are shown in their cells' format. */
export function categoriesXml(rect: Rect, source: Source): string {
  const filled = cellsIn(rect, source.grid).filter(({ value }) => value !== null);
  const numbers = filled.length > 0 && filled.every(({ value }) => typeof value === "number");
  return numbers ? numbersXml(rect, source) : textsXml(rect, source);
}

export const nameXml = (name: SeriesName, source: Source): string =>
  `<c:tx>${typeof name === "string" ? valueXml(name) : textsXml(name, source)}</c:tx>`;

const referenceXml = (sheet: string, rect: Rect): string =>
  `<c:f>${escapeText(absoluteAddress(sheet, rect))}</c:f>`;

const valueXml = (value: NonNullable<CellValue>): string =>
  `<c:v>${escapeExcelText(typeof value === "boolean" ? String(value).toUpperCase() : String(value))}</c:v>`;

/** The number format of the first cell that is filled. */
export const formatIn = (rect: Rect, { grid }: Source): string =>
  formatOf(cellsIn(rect, grid).find(({ value }) => value !== null)?.cell);

const formatOf = (cell: Cell | undefined): string => cell?.style.format ?? "General";

interface Found {
  cell: Cell | undefined;
  value: CellValue;
}

function cellsIn(rect: Rect, grid: Grid): Found[] {
  const found: Found[] = [];
  for (let row = rect.row; row <= bottom(rect); row++) {
    for (let column = rect.column; column <= right(rect); column++) {
      const cell = grid.get(row)?.get(column);
      found.push({ cell, value: shownValue(cell?.value ?? null) });
    }
  }
  return found;
}

/** A number, or an error, which Excel keeps in the cache as it is shown: lines run past it where a blank would break them. */
const isDrawn = (value: CellValue): value is number | string =>
  typeof value === "number" ? Number.isFinite(value) : isErrorValue(value);
