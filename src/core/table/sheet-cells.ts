import type { CellBlock, CellColumn, ReadRequest, SheetInfo, Workbook } from "../../workbook";
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

/** A sheet, and the source that it is read for. */
export interface SheetOfSource {
  sheet: SheetInfo;
  source: SourceSetup;
}

/**
 * Reads sheets for their sources: the first rows to find the header, then the columns that are needed and no others. The workbook is
 * asked for all sheets at once, each time. @returns a sheet's cells, or why it is left out, in their order.
 */
export async function readCells(
  workbook: Workbook,
  sheets: readonly SheetOfSource[],
): Promise<(SheetCells | Problem)[]> {
  const tops = await workbook.readAll(
    sheets.map(({ sheet }) => ({ sheet: sheet.name, firstRow: 1, lastRow: HEADER_ROWS })),
  );
  const layouts = sheets.map(({ sheet, source }, i) => layOut(sheet, source, tops[i]!));
  const laidOut = layouts.flatMap((layout, i) =>
    isProblem(layout) ? [] : [{ layout, source: sheets[i]!.source }],
  );
  const blocks = await workbook.readAll(laidOut.map(({ layout }) => belowHeader(layout)));
  const below = laidOut.map(({ layout, source }, i): Unlabelled => {
    const { firstRow, rows, columns } = blocks[i]!;
    const cells = layout.columns.map((column) => columns.get(column)!);
    return { layout, firstRow, cells, ...shapeOf(cells, rows), key: keyOf(layout, source) };
  });
  const read = (await withLabels(workbook, below)).values();
  return layouts.map((layout) => (isProblem(layout) ? layout : read.next().value!));
}

/** The cells under a header, before it is known what stands left of sums. */
type Unlabelled = Omit<SheetCells, "labels"> & {
  /** The column that names a row. */
  key: number | undefined;
};

const belowHeader = ({ sheet, headerRow, lastRow, columns }: SheetLayout): ReadRequest => ({
  sheet: sheet.name,
  firstRow: headerRow + 1,
  ...(lastRow === undefined ? {} : { lastRow }),
  columns,
});

/** The column that names a row: of its reference, else of its team; undefined when the sheet has neither. */
export function keyOf(layout: SheetLayout, source: SourceSetup): number | undefined {
  const key = layout.fields[source.fields.findIndex((field) => field.key)] ?? layout.team;
  return key?.column;
}

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
async function withLabels(workbook: Workbook, sheets: readonly Unlabelled[]): Promise<SheetCells[]> {
  const suspects = sheets.map((sheet) => {
    const others = unmappedColumns(sheet.layout);
    return { others, rows: others.length === 0 ? [] : suspectRows(sheet) };
  });
  const requests = sheets.flatMap(({ layout, firstRow }, i): ReadRequest[] => {
    const { others, rows } = suspects[i]!;
    if (rows.length === 0) return [];
    const lastRow = firstRow + rows.at(-1)!;
    return [{ sheet: layout.sheet.name, firstRow: firstRow + rows[0]!, lastRow, columns: others }];
  });
  const blocks = (await workbook.readAll(requests)).values();
  return sheets.map(({ key: _, ...sheet }, i) => {
    const block = suspects[i]!.rows.length === 0 ? undefined : blocks.next().value;
    const before = (row: number) => sheet.layout.columns[sheet.first[row]!]!;
    return { ...sheet, labels: block ? labelsIn(block, suspects[i]!, before) : new Map<number, string>() };
  });
}

/** @param before the first column of a row that is mapped and filled: its label stands left of that. */
function labelsIn(
  { columns }: CellBlock,
  { others, rows }: { others: readonly number[]; rows: readonly number[] },
  before: (row: number) => number,
): Map<number, string> {
  const labels = new Map<number, string>();
  for (const row of rows) {
    const at = row - rows[0]!;
    for (const column of others) {
      if (column > before(row)) break;
      const { kinds, numbers, texts } = columns.get(column)!;
      if (kinds[at] === undefined || kinds[at] === Kind.Blank) continue;
      labels.set(row, kinds[at] === Kind.Text ? texts[numbers[at]!]! : "");
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

function suspectRows({ layout, cells, rows, first, key }: Unlabelled): number[] {
  const keyCells = key === undefined ? undefined : cells[layout.columns.indexOf(key)];
  const hasKey = keyCells && filledTest(keyCells);
  const suspects = [];
  for (let row = 0; row < rows; row++) {
    if (first[row] === -1 || hasKey?.(row)) continue;
    if (cells.every((column) => column.kinds[row] !== Kind.Text)) suspects.push(row);
  }
  return suspects;
}
