import type { Rect } from "../../workbook";
import { covers } from "../sheet/address";
import type { SheetSpec } from "../sheet/spec";

/**
 * What stands on a worksheet now, and which of it is people's: what they type is never lost, inside our area either. A cell that
 * holds something is ours when it lies in our area and carries our mark.
 */
export interface CellsNow<C extends CellNow = CellNow, M extends MergeNow = MergeNow> {
  rows: readonly RowNow<C>[];
  merges: readonly M[];
  /** The area owned until now; undefined when the sheet is new. */
  owned: Rect | undefined;
}

export interface RowNow<C extends CellNow = CellNow> {
  row: number;
  cells: readonly C[];
}

export interface CellNow {
  column: number;
  /** Holds something that is not ours. */
  peoples: boolean;
  /** Holds anything at all. */
  filled: boolean;
  /** Without its equals sign; undefined when there is none, empty when it is written in another cell that shares it. */
  formula: string | undefined;
}

export interface MergeNow {
  rect: Rect | undefined;
  peoples: boolean;
}

/** Tells people's merges: one in our area is ours unless it shows something of people's. */
export function peoplesMerges(
  rows: readonly RowNow[],
  owned: Rect | undefined,
): (rect: Rect | undefined) => boolean {
  const peoples = new Set(
    rows.flatMap(({ row, cells }) =>
      cells.filter((cell) => cell.peoples).map(({ column }) => `${row},${column}`),
    ),
  );
  return (rect) => {
    const inArea = rect !== undefined && owned !== undefined && covers(owned, rect);
    return !inArea || peoples.has(`${rect.row},${rect.column}`);
  };
}

/** Whether people have formulas on the sheet, which may refer to our cells without naming the sheet. */
export const hasPeoplesFormula = ({ rows }: Pick<CellsNow, "rows">): boolean =>
  rows.some(({ cells }) => cells.some(({ peoples, formula }) => peoples && formula !== undefined));

/** Where ours may stand: the area as the spec has it, and as it was. */
export const areasOf = ({ owned }: Pick<CellsNow, "owned">, { area }: Pick<SheetSpec, "area">): Rect[] =>
  owned ? [area, owned] : [area];
