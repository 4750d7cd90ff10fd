import { FatalProblem } from "../problem";
import type { SheetSpec } from "../sheet/spec";
import type { Applied } from "../../workbook";
import type { OwnedSheets } from "./owned-sheets";
import { copyOfOurs, noLongerMade } from "./why-skipped";

/** Sheets that carry our marks and that no spec is for. */
export function notMade({ ours, copies }: OwnedSheets, specs: readonly SheetSpec[]): Applied["skipped"] {
  const wanted = new Set(specs.map(({ role }) => role));
  return [
    ...copies.map(({ sheet, mark }) => ({
      sheet: sheet.name,
      message: copyOfOurs(sheet.name, ours.get(mark.role)?.sheet.name),
    })),
    ...[...ours.values()]
      .filter(({ mark }) => !wanted.has(mark.role))
      .map(({ sheet }) => ({ sheet: sheet.name, message: noLongerMade(sheet.name) })),
  ];
}

/** @throws FatalProblem when a sheet is to be added and the workbook does not let it. */
export function refuseLockedStructure(
  { structureLocked }: { structureLocked: boolean },
  specs: readonly SheetSpec[],
  { ours }: OwnedSheets,
): void {
  const missing = specs.find(({ role }) => !ours.has(role));
  if (!structureLocked || !missing) return;
  throw new FatalProblem(
    `The workbook's structure is protected, so the sheet "${missing.title}" can't be added. In Excel, choose Review, Protect Workbook, take the protection off, then refresh again.`,
  );
}
