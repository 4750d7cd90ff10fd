import { shifted } from "../sheet/shift";
import type { SheetSpec, Starter } from "../sheet/spec";
import { canBeHeld } from "../sheet/validation";
import type { Rect } from "../../workbook";
import type { TakenNames } from "./taken-names";

/**
 * What of a spec is to be on its sheet. On one that is there: all but its starter, where people have moved our area by putting
 * rows above it or columns before it. On a new one: all, but for a starter whose table the workbook has, since people have moved
 * that to a sheet of theirs.
 * @param unfinished the sheet is there, but was left before all that it starts people off with had been made.
 */
export function specToWrite(
  wanted: SheetSpec,
  area: Rect | undefined,
  taken: TakenNames,
  unfinished = false,
): SheetSpec {
  const { starter, ...page } = withoutUnheld(wanted);
  const [rows, columns] = area ? [area.row - page.area.row, area.column - page.area.column] : [0, 0];
  const moved = shifted(page, rows, columns);
  const isDone = (area && !unfinished) || starter?.tables.some(({ name }) => taken.hasTable(name));
  return starter && !isDone ? { ...moved, starter: movedStarter(page, starter, rows, columns) } : moved;
}

function movedStarter(page: SheetSpec, starter: Starter, down: number, across: number): Starter {
  const { blocks, paints, tables, conditions, validations } = shifted({ ...page, ...starter }, down, across);
  return { blocks, paints, tables, conditions, validations };
}

/** Validations that Excel can't hold are left out. */
function withoutUnheld(spec: SheetSpec): SheetSpec {
  const { starter } = spec;
  return {
    ...spec,
    validations: spec.validations.filter(canBeHeld),
    ...(starter && { starter: { ...starter, validations: starter.validations.filter(canBeHeld) } }),
  };
}
