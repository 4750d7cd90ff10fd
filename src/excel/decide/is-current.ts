import { showsNames } from "../../core/owned/own-names";
import { ownTables, showsTables } from "../../core/owned/own-tables";
import { showsCells } from "../../core/owned/shows-cells";
import { isInterruptedTitle } from "../../core/owned/interrupted";
import { shapeOf } from "../../core/sheet/formula-text";
import { madeEver, type Candidate } from "./candidates";
import { formulaAt, shownOf } from "../look/cells";
import type { SheetLook } from "../look/look-at-sheets";
import type { ExcelContents } from "../read/contents";
import { showsConditions } from "../write/conditions";
import { showsLinks } from "../write/links";
import { showsValidations } from "../write/validations";

/**
 * Whether a sheet still shows what its spec says: it was made from an equal one, and nobody has changed a cell of ours since, or taken
 * away a chart, a table, or what lies over the cells.
 */
export function isCurrent(
  candidate: Candidate,
  look: SheetLook | undefined,
  { definedNames, date1904 }: ExcelContents,
): boolean {
  const { ours, spec, grid, fingerprint } = candidate;
  if (!ours || !look || ours.mark.fingerprint !== fingerprint || isInterruptedTitle(ours.sheet.name))
    return false;
  const shapeAt = (row: number, column: number): string | undefined => {
    const formula = formulaAt(look.cells, row, column);
    return formula === undefined ? undefined : shapeOf(formula);
  };
  return (
    showsCells(spec, grid, shownOf(look.cells), shapeAt) &&
    showsTables(ownTables(ours, spec), spec.tables) &&
    showsNames(definedNames, ours.sheet.name, spec) &&
    spec.charts.every(({ name }) => look.charts.has(name)) &&
    showsConditions(look.conditions, spec.conditions, madeEver(candidate)) &&
    showsValidations(look.validations, spec.validations, date1904) &&
    (!spec.links.length || showsLinks(look.links, spec.links))
  );
}
