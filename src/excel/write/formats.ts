/// <reference types="office-js" />
import { isFormula, type Grid } from "../../core/sheet/grid";
import { isLink } from "../../core/sheet/link";
import { FONT, INK, TEXT_SIZE, type Edge, type Style } from "../../core/sheet/style";
import type { Rect } from "../../workbook";
import { bottom, right } from "../../core/sheet/address";
import { rangeAt } from "../read/rect";
import { cellsAt, groupsOf } from "./addresses";
import { rectsOf, type Place } from "./rects-of";
import type { CellRun } from "./cell-changes";
import type { Sender } from "./write-cells";

/** Cells dressed in one request: some two megabytes, and a quarter of what Excel takes in one call. */
const MOST_CELLS = 20_000;
/** Of the answer that says what stood in them. */
const MOST_BYTES = 2_000_000;

/** `queueFormats` for any number of rows: very many are sent in parts. */
export async function dressRows(
  sender: Sender,
  sheet: Excel.Worksheet,
  rows: Rect,
  ...how: [grid: Grid, isPeoples: (row: number, column: number) => boolean, options?: { marked?: boolean }]
): Promise<void> {
  let part = { ...rows, rows: 0 };
  const dress = (): void => {
    sender.before(part);
    queueFormats(sheet, part, ...how);
  };
  for (let left = rows.rows; left > 0; left--) {
    const longer = { ...part, rows: part.rows + 1 };
    if (part.rows > 0 && isMuch(longer, sender)) {
      dress();
      await sender.send();
      part = { ...part, row: part.row + part.rows, rows: 1 };
    } else part = longer;
  }
  dress();
}

const isMuch = (rect: Rect, sender: Sender): boolean =>
  rect.rows * rect.columns > MOST_CELLS || sender.weight(rect) > MOST_BYTES;

/**
 * Dresses rows of our area as the grid says, all but number formats: first everything is as on an empty sheet, then all that we fill or
 * paint gets our text's look, then each cell what it has besides, in one call. People's cells keep their looks.
 */
function queueFormats(
  sheet: Excel.Worksheet,
  rows: Rect,
  grid: Grid,
  isPeoples: (row: number, column: number) => boolean,
  { marked = true }: { marked?: boolean } = {},
): void {
  const cells = placesIn(rows).filter(([row, column]) => !isPeoples(row, column));
  const painted = cells.filter(([row, column]) => grid.get(row)?.has(column));
  const filled = painted.filter(([row, column]) => grid.get(row)!.get(column)!.value !== null);
  const each = (places: readonly Place[], dress: (cells: Excel.Range | Excel.RangeAreas) => void): void => {
    for (const group of groupsOf(rectsOf(places))) dress(cellsAt(sheet, group));
  };
  each(cells, (areas) => void (areas.style = "Normal"));
  each(painted, ({ format }) => {
    format.font.set({ name: FONT, size: TEXT_SIZE, color: INK });
    format.verticalAlignment = "Center";
  });
  // The mark of a cell that we filled (docs/ownership.md).
  if (marked) each(filled, ({ format }) => void (format.protection.formulaHidden = true));
  const looks = painted.flatMap(([row, column]) => {
    const look = lookOf(grid.get(row)!.get(column)!.style);
    return look ? [[row, column, look] as const] : [];
  });
  if (!looks.length) return;
  const byPlace = new Map(looks.map(([row, column, look]) => [`${row},${column}`, look]));
  const properties = lines(rows).map((row) =>
    columns(rows).map((column) => byPlace.get(`${row},${column}`) ?? {}),
  );
  rangeAt(sheet, rows).setCellProperties(properties);
}

/** What a style says besides our text's look. */
function lookOf(style: Style): Excel.SettableCellProperties | undefined {
  const { size, bold, underline, color, fill, horizontal, vertical, wrap, indent, unlocked } = style;
  const font = {
    ...(size !== undefined && size !== TEXT_SIZE && { size }),
    ...(bold && { bold }),
    ...(underline && { underline: "Single" as const }),
    ...(color && color !== INK && { color }),
  };
  const borders = {
    ...(style.top && { top: border(style.top) }),
    ...(style.bottom && { bottom: border(style.bottom) }),
    ...(style.left && { left: border(style.left) }),
    ...(style.right && { right: border(style.right) }),
  };
  const format: Excel.CellPropertiesFormat = {
    ...(Object.keys(font).length && { font }),
    ...(fill && { fill: { color: fill } }),
    ...(Object.keys(borders).length && { borders }),
    ...(horizontal && { horizontalAlignment: SIDE[horizontal] }),
    ...(vertical && vertical !== "center" && { verticalAlignment: HEIGHT[vertical] }),
    ...(wrap && { wrapText: true }),
    ...(indent && { indentLevel: indent }),
    ...(unlocked && { protection: { locked: false } }),
  };
  return Object.keys(format).length ? { format } : undefined;
}

const SIDE = { left: "Left", center: "Center", right: "Right" } as const;
const HEIGHT = { top: "Top", center: "Center", bottom: "Bottom" } as const;

const border = ({ weight, color }: Edge): Excel.CellBorder => ({ ...LINE[weight], color });

const LINE = {
  hair: { style: "Continuous", weight: "Hairline" },
  dotted: { style: "Dot", weight: "Thin" },
  dashed: { style: "Dash", weight: "Thin" },
  thin: { style: "Continuous", weight: "Thin" },
  medium: { style: "Continuous", weight: "Medium" },
  thick: { style: "Continuous", weight: "Thick" },
  double: { style: "Double", weight: "Thick" },
} as const satisfies Record<Edge["weight"], Excel.CellBorder>;

/**
 * Gives cells the number formats that they have not yet: a call for each rectangle of one format, since Excel is slow at many different
 * ones in one.
 * @param now the format of a cell as it is.
 */
export function queueNumberFormats(
  sheet: Excel.Worksheet,
  area: Rect,
  grid: Grid,
  now: (row: number, column: number) => string,
  isPeoples: (row: number, column: number) => boolean,
): void {
  const wanted = new Map<string, Place[]>();
  for (const [row, column] of placesIn(area)) {
    const cell = grid.get(row)?.get(column);
    if (!cell || isPeoples(row, column)) continue;
    const format = cell.style.format ?? "General";
    if (format === now(row, column)) continue;
    const places = wanted.get(format);
    if (places) places.push([row, column]);
    else wanted.set(format, [[row, column]]);
  }
  giveNumberFormats(sheet, wanted);
}

function giveNumberFormats(sheet: Excel.Worksheet, wanted: ReadonlyMap<string, readonly Place[]>): void {
  for (const [format, places] of wanted) {
    // One value is for all cells; the declared type knows of arrays only.
    for (const rect of rectsOf(places)) rangeAt(sheet, rect).numberFormat = format as unknown as string[][];
  }
}

const lines = (rect: Rect): number[] => upTo(rect.row, bottom(rect));
const columns = (rect: Rect): number[] => upTo(rect.column, right(rect));
const placesIn = (rect: Rect): Place[] =>
  lines(rect).flatMap((row) => columns(rect).map((column): Place => [row, column]));
const upTo = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/**
 * Says again how cells look whose formulas were just written: Excel gives such a cell the number format of what its formula reads, and may
 * give a link the look of one.
 */
export function queueFormatsOfFormulas(sheet: Excel.Worksheet, runs: readonly CellRun[], grid: Grid): void {
  const links = new Map<string, [style: Style, places: Place[]]>();
  const numbers = new Map<string, Place[]>();
  for (const { rect, entries } of runs) {
    for (const [row, column] of placesIn(rect)) {
      const entry = entries[row - rect.row]![column - rect.column];
      const cell = grid.get(row)?.get(column);
      if (!cell || typeof entry !== "string" || !isFormula(cell.value)) continue;
      const { style } = cell;
      const format = style.format ?? "General";
      if (isLink(cell.value.formula)) {
        const look = JSON.stringify([style.size, style.bold, style.underline, style.color]);
        links.set(look, [style, [...(links.get(look)?.[1] ?? []), [row, column]]]);
      } else numbers.set(format, [...(numbers.get(format) ?? []), [row, column]]);
    }
  }
  giveNumberFormats(sheet, numbers);
  for (const [{ size, bold, underline, color }, places] of links.values()) {
    const font = { color: color ?? INK, underline: underline ? ("Single" as const) : ("None" as const) };
    for (const group of groupsOf(rectsOf(places))) {
      cellsAt(sheet, group).format.font.set({
        ...font,
        name: FONT,
        size: size ?? TEXT_SIZE,
        bold: bold ?? false,
      });
    }
  }
}
