import type { Shown } from "../../core/owned/shown";
import { bottom } from "../../core/sheet/address";
import type { CellValue } from "../../core/sheet/spec";
import { Kind, type CellColumn, type Rect } from "../../workbook";
import type { Package } from "../package/package";
import { readCells } from "../read/read-cells";

/** What the cells of a rectangle show now. */
export async function shownIn(pkg: Package, part: string, area: Rect): Promise<Shown> {
  const columns = Array.from({ length: area.columns }, (_, i) => area.column + i);
  const block = await readCells(pkg, part, { firstRow: area.row, lastRow: bottom(area), columns });
  return (row, column) => {
    const cells = block.columns.get(column);
    const at = row - block.firstRow;
    return cells && at >= 0 && at < block.rows ? valueOf(cells, at) : null;
  };
}

function valueOf(cells: CellColumn, at: number): CellValue | undefined {
  const number = cells.numbers[at]!;
  switch (cells.kinds[at] as Kind) {
    case Kind.Number:
    case Kind.Date:
    case Kind.Percent:
      return number;
    case Kind.Boolean:
      return number !== 0;
    case Kind.Text:
    case Kind.Error:
      return cells.texts[number]!;
    case Kind.Unvalued:
      return undefined;
    default:
      return null;
  }
}
