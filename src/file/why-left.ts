import { overlap } from "../core/sheet/address";
import type { Grid } from "../core/sheet/grid";
import type { SheetSpec } from "../core/sheet/spec";
import type { TablePart } from "./read/sheet-tables";
import { hasPassword } from "./read/sheet-protection";
import { child } from "./xml/find";
import type { OwnedSheet } from "./owned-sheets";
import type { TakenNames } from "./taken-names";
import { inTheWay, nameTaken, protectedSheet, tableInTheWay } from "./why-skipped";
import { firstConflict } from "./write/conflict";
import { areasOf, type SheetNow } from "./write/sheet-now";
import { tableRect } from "./write/tables";

/** Why a sheet of ours must not be written, in a sentence; undefined when it may. @param ours our tables as they are. */
export function whyLeft(
  { sheet }: OwnedSheet,
  now: SheetNow,
  spec: SheetSpec,
  grid: Grid,
  ours: readonly TablePart[],
): string | undefined {
  if (sheet.protected && !isOurProtection(now, spec)) return protectedSheet(sheet.name);
  const tables = spec.tables.map((table) => tableRect(table, ours, now));
  const areas = [...areasOf(now, spec), ...tables];
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
  return protection !== undefined && element !== undefined && !hasPassword(element);
}

/** Why a sheet can't have a table or a name of its spec: something else in the workbook has it. */
export function whyNoName(taken: TakenNames, title: string, spec: SheetSpec): string | undefined {
  for (const { name } of [...spec.tables, ...(spec.starter?.tables ?? []), ...spec.names]) {
    const holder = taken.holderOf(name, title);
    if (holder) return nameTaken(title, name, holder);
  }
  return undefined;
}
