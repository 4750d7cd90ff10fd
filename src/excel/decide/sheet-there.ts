/// <reference types="office-js" />
import { accountFor, type Account, type ChangedCell } from "../../core/owned/account";
import type { CellNow, CellsNow } from "../../core/owned/cells-now";
import type { DefinedName } from "../../core/owned/defined-name";
import { ownTables } from "../../core/owned/own-tables";
import { PRINT_NAME } from "../../core/sheet/ownership";
import { parseRange, sameRect } from "../../core/sheet/address";
import { cellsNow, shownOf, withPeoples } from "../look/cells";
import { type CloserLook } from "../look/closer";
import { type SheetLook } from "../look/look-at-sheets";
import { type ExcelContents, type ExcelTable } from "../read/contents";
import type { Rect } from "../../workbook";
import { around } from "../write/cell-changes";
import { showsConditions } from "../write/conditions";
import { showsValidations } from "../write/validations";
import { type Candidate, madeEver } from "./candidates";
import { allOurs, markedOrKnown, unnamedTables, withHalfMade } from "./broken-off";

/** A candidate that is to be written. */
export interface SheetToWrite extends Candidate {
  /** Undefined for a sheet that is still to be made. */
  there: SheetThere | undefined;
  overtyped: readonly ChangedCell[];
}

/** What stands on a sheet of ours. */
export interface SheetThere extends SheetLook, CloserLook {
  now: CellsNow;
  /** Our tables. */
  tables: readonly ExcelTable[];
  /** It is not known how the sheet looks: its writing was broken off, or people changed it meanwhile. */
  interrupted: boolean;
  /** Nobody has set another print area. */
  printsOurs: boolean;
  showsConditions: boolean;
  showsValidations: boolean;
}

/** What is people's of what stands on the sheet. */
export function accounted(
  one: Candidate,
  look: SheetLook,
  closer: CloserLook,
  { definedNames, date1904 }: ExcelContents,
  suspect: boolean,
): SheetToWrite {
  const { ours, spec, grid, brokenOff } = one;
  const area = ours?.area ?? spec.area;
  const tables = ours ? [...ownTables(ours, spec), ...(brokenOff ? unnamedTables(ours, spec) : [])] : [];
  const isMarked = brokenOff || suspect ? markedOrKnown(one, look, closer) : closer.marked;
  const owned = brokenOff ? around(area, spec.area) : area;
  const marked = cellsNow(look.cells, owned, isMarked, closer.merges);
  const account: Account<CellNow> = ours?.record
    ? accountFor(
        { ...marked, owned: area },
        ours.record,
        shownOf(look.cells),
        grid,
        tables.map(({ rect }) => rect),
      )
    : { theirs: new Set(), changed: [] };
  const { theirs, changed } = brokenOff ? allOurs(marked, account, area, look, grid) : account;
  const validations = brokenOff ? withHalfMade(look.validations, spec, date1904) : look.validations;
  const there: SheetThere = {
    ...look,
    ...closer,
    validations,
    now: withPeoples(marked, theirs),
    tables,
    interrupted: suspect || brokenOff,
    printsOurs: one.fresh || isOurPrintArea(one, definedNames, closer.printAreas),
    showsConditions: showsConditions(look.conditions, spec.conditions, madeEver(one)),
    showsValidations: showsValidations(validations, spec.validations, date1904),
  };
  return { ...one, there, overtyped: changed };
}

/** One that somebody has added to, or taken away, is theirs. */
function isOurPrintArea(
  { ours, spec, brokenOff }: Candidate,
  names: readonly DefinedName[],
  printed: readonly Rect[],
): boolean {
  const [area] = printed;
  if (!area || printed.length > 1) return false;
  const isLocal = (one: DefinedName): boolean => one.localSheetIndex === ours?.sheet.position;
  const name = names.find((one) => isLocal(one) && one.name.toLowerCase() === PRINT_NAME.toLowerCase());
  return sameRect(area, parseRange(name?.text ?? "")) || (brokenOff && sameRect(area, spec.print.area));
}
