import { shifted } from "../sheet/shift";
import type { SheetSpec } from "../sheet/spec";
import { canBeHeld } from "../sheet/validation";
import type { Rect } from "../../workbook";
import type { TakenNames } from "./taken-names";

/**
 * What of a spec is to be on its sheet. On one that is there: all but its starter, where people have moved our area by putting
 * rows above it or columns before it. On a new one: all, but for a starter whose table the workbook has, since people have moved
 * that to a sheet of theirs.
 */
export function specToWrite(wanted: SheetSpec, area: Rect | undefined, taken: TakenNames): SheetSpec {
  const spec = withoutUnheld(wanted);
  const { starter, ...page } = spec;
  if (area) return shifted(page, area.row - spec.area.row, area.column - spec.area.column);
  return starter?.tables.some(({ name }) => taken.hasTable(name)) ? page : spec;
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
