import type { CellBlock, CellColumn, SheetInfo, Workbook } from "../../workbook";
import { Kind } from "../../workbook";
import type { Problem } from "../problem";
import type { SourceSetup } from "../setup/setup";
import { isBlankText } from "./cell-rules";
import { oncePerText } from "./once-per-text";
import { HEADER_ROWS, isProblem, layOut } from "./sheet-layout";
import type { SheetLayout } from "./sheet-layout";

/** The cells under a sheet's header, and what can be said of each row from which of its cells are filled. */
export interface SheetCells {
  layout: SheetLayout;
  /** The sheet row of row 0. */
  firstRow: number;
  /** To the last row with a filled cell in the mapped columns. */
  rows: number;
  /** The mapped columns, left to right, as `layout.columns`. */
  cells: readonly CellColumn[];
  /** How many mapped cells of each row are filled. */
  filled: Uint16Array;
  /** The leftmost mapped cell that is filled, as an index into `cells`; -1 for none. */
  first: Int16Array;
  /** What stands left of it in a column that is not mapped, for rows that may be total rows. */
  labels: ReadonlyMap<number, string>;
}

/** Reads a sheet for a source: its first rows to find the header, then the columns it needs and no others. */
export async function readCells(
  workbook: Workbook,
  sheet: SheetInfo,
  source: SourceSetup,
): Promise<SheetCells | Problem> {
  const top = await workbook.read({ sheet: sheet.name, firstRow: 1, lastRow: HEADER_ROWS });
  const layout = layOut(sheet, source, top);
  if (isProblem(layout)) return layout;

  const firstRow = layout.headerRow + 1;
  const block = await workbook.read({
    sheet: sheet.name,
    firstRow,
    ...(layout.lastRow === undefined ? {} : { lastRow: layout.lastRow }),
    columns: layout.columns,
  });
  const cells = columnsOf(block, layout.columns);
  const shape = shapeOf(cells, block.rows);
  const labels = await readLabels(workbook, layout, firstRow, cells, shape, keyOf(layout, source));
  return { layout, firstRow, cells, ...shape, labels };
}

/** The column that names a row: of its reference, else of its team; undefined when the sheet has neither. */
export function keyOf(layout: SheetLayout, source: SourceSetup): number | undefined {
  const key = layout.fields[source.fields.findIndex((field) => field.key)] ?? layout.team;
  return key?.column;
}

const columnsOf = (block: CellBlock, columns: readonly number[]): CellColumn[] =>
  columns.map((column) => block.columns.get(column)!);

function shapeOf(cells: readonly CellColumn[], rows: number) {
  const filled = new Uint16Array(rows);
  const first = new Int16Array(rows).fill(-1);
  let last = -1;
  cells.forEach((column, index) => {
    const isFilled = filledTest(column);
    for (let row = 0; row < rows; row++) {
      if (!isFilled(row)) continue;
      filled[row]!++;
      if (first[row] === -1) first[row] = index;
      if (row > last) last = row;
    }
  });
  return { rows: last + 1, filled, first };
}

/** Whether a cell holds anything that can be seen; a text of spaces does not. */
export function filledTest({ kinds, numbers, texts }: CellColumn): (row: number) => boolean {
  const isVisible = oncePerText(texts, (text) => (isBlankText(text) ? 0 : 1));
  return (row) => {
    const kind: Kind = kinds[row]!;
    return kind === Kind.Text ? isVisible(numbers[row]!) === 1 : kind !== Kind.Blank;
  };
}

/**
 * A total row may say "Total" in a column that is not mapped, left of the sums. Only rows without a key can be total rows, and
 * only if no other mapped cell is text; mostly there are none, or one, so these columns are read for those rows alone.
 */
async function readLabels(
  workbook: Workbook,
  layout: SheetLayout,
  firstRow: number,
  cells: readonly CellColumn[],
  { rows, first }: { rows: number; first: Int16Array },
  key: number | undefined,
): Promise<Map<number, string>> {
  const labels = new Map<number, string>();
  const others = unmappedColumns(layout);
  const suspects = others.length === 0 ? [] : suspectRows(layout, cells, rows, first, key);
  if (suspects.length === 0) return labels;
  const from = suspects[0]!;
  const block = await workbook.read({
    sheet: layout.sheet.name,
    firstRow: firstRow + from,
    lastRow: firstRow + suspects.at(-1)!,
    columns: others,
  });
  for (const row of suspects) {
    const leftOf = layout.columns[first[row]!]!;
    for (const column of others) {
      if (column > leftOf) break;
      const { kinds, numbers, texts } = block.columns.get(column)!;
      if (kinds[row - from] === undefined || kinds[row - from] === Kind.Blank) continue;
      labels.set(row, kinds[row - from] === Kind.Text ? texts[numbers[row - from]!]! : "");
      break;
    }
  }
  return labels;
}

function unmappedColumns({ columns }: SheetLayout): number[] {
  const mapped = new Set(columns);
  const others = [];
  for (let column = 1; column < columns.at(-1)!; column++) if (!mapped.has(column)) others.push(column);
  return others;
}

function suspectRows(
  layout: SheetLayout,
  cells: readonly CellColumn[],
  rows: number,
  first: Int16Array,
  key: number | undefined,
): number[] {
  const keyCells = key === undefined ? undefined : cells[layout.columns.indexOf(key)];
  const hasKey = keyCells && filledTest(keyCells);
  const suspects = [];
  for (let row = 0; row < rows; row++) {
    if (first[row] === -1 || hasKey?.(row)) continue;
    if (cells.every((column) => column.kinds[row] !== Kind.Text)) suspects.push(row);
  }
  return suspects;
}
