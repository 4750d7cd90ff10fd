import { overlap } from "../core/sheet/address";
import type { Grid } from "../core/sheet/grid";
import type { SheetSpec } from "../core/sheet/spec";
import type { FileContents } from "./read/contents";
import { attribute, child } from "./xml/find";
import type { OwnedSheet } from "./owned-sheets";
import { inTheWay, protectedSheet, tableInTheWay, tableNameTaken } from "./why-skipped";
import { firstConflict } from "./write/conflict";
import type { SheetNow } from "./write/sheet-now";
import { ownTables, sameName } from "./write/tables";

/** Why a sheet of ours must not be written, in a sentence; undefined when it may. */
export function whyLeft(
  { sheet }: OwnedSheet,
  now: SheetNow,
  spec: SheetSpec,
  grid: Grid,
): string | undefined {
  if (sheet.protected && !isOurProtection(now, spec)) return protectedSheet(sheet.name);
  const areas = now.owned ? [spec.area, now.owned] : [spec.area];
  const ours = ownTables(sheet, spec.tables);
  const table = sheet.tables.find(
    (one) => !ours.includes(one) && areas.some((area) => overlap(area, one.rect)),
  );
  if (table) return tableInTheWay(sheet.name, table.name);
  const conflict = firstConflict(now, spec, grid);
  return conflict && inTheWay(sheet.name, conflict.row, conflict.column);
}

/** We protect without a password; a sheet that asks for one is somebody's. */
function isOurProtection({ editor }: SheetNow, { protection }: SheetSpec): boolean {
  const element = child(editor.root, "sheetProtection");
  const secret = ["password", "hashValue"].some((name) => element && attribute(element, name));
  return protection !== undefined && !secret;
}

/** Why a sheet can't have a table of its spec: another sheet has one of that name, or the workbook has such a name. */
export function whyNoTable(
  { sheets, definedNames }: FileContents,
  title: string,
  { tables }: SheetSpec,
): string | undefined {
  for (const { name } of tables) {
    const holder = sheets.find(
      (sheet) => sheet.name !== title && sheet.tables.some((one) => sameName(one.name, name)),
    );
    if (holder) return tableNameTaken(title, name, `the sheet "${holder.name}" has a table`);
    const isNamed = definedNames.some((one) => one.localSheetIndex === undefined && sameName(one.name, name));
    if (isNamed) return tableNameTaken(title, name, "the workbook has a defined name");
  }
  return undefined;
}
