import { Kind } from "../../workbook";
import { hash } from "../sheet/hash";
import type { TableRange } from "./setup-row";

/** Between cells and rows: characters that no cell can hold. */
const NEXT_CELL = "\u0001";
const NEXT_ROW = "\u0002";

/**
 * The definition version: eight hex digits over every cell of the setup tables, header and extra columns too. How a number is
 * formatted makes no difference.
 */
export function fingerprintOf(ranges: readonly TableRange[]): string {
  return hash(ranges.map(textOfTable).join(NEXT_ROW));
}

function textOfTable(range: TableRange): string {
  const { rect, block, table } = range;
  let text = table;
  for (let row = rect.row; row < rect.row + rect.rows; row++) {
    text += NEXT_ROW;
    for (let column = rect.column; column < rect.column + rect.columns; column++) {
      text += cellToken(range, row - block.firstRow, column) + NEXT_CELL;
    }
  }
  return text;
}

function cellToken({ block }: TableRange, index: number, column: number): string {
  const cells = block.columns.get(column);
  const kind: Kind = cells?.kinds[index] ?? Kind.Blank;
  if (!cells || kind === Kind.Blank) return "";
  const value = cells.numbers[index]!;
  if (kind === Kind.Text || kind === Kind.Error) return `t${cells.texts[value]!}`;
  return kind === Kind.Unvalued ? "u" : `n${value}`;
}
