import type { SheetInfo, TableInfo } from "../../workbook";
import { overlap } from "../sheet/address";
import type { Grid } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import { areasOf, type CellsNow } from "./cells-now";
import { firstConflict } from "./conflict";
import { tableRect } from "./own-tables";
import type { TakenNames } from "./taken-names";
import { inTheWay, nameTaken, tableInTheWay } from "./why-skipped";

/**
 * Why a sheet of ours must not be written, in a sentence: something of people's is in the way; undefined when nothing is.
 * @param ours our tables as they are.
 */
export function whyLeft(
  { name, tables }: Pick<SheetInfo, "name" | "tables">,
  now: CellsNow,
  spec: SheetSpec,
  grid: Grid,
  ours: readonly TableInfo[],
): string | undefined {
  const areas = [...areasOf(now, spec), ...spec.tables.map((table) => tableRect(table, ours, now))];
  const theirs = tables.find((one) => !ours.includes(one) && areas.some((area) => overlap(area, one.rect)));
  if (theirs) return tableInTheWay(name, theirs.name);
  const conflict = firstConflict(now, spec, grid);
  return conflict && inTheWay(name, conflict.row, conflict.column);
}

/** Why a sheet can't have a table or a name of its spec: something else in the workbook has it. */
export function whyNoName(taken: TakenNames, title: string, spec: SheetSpec): string | undefined {
  for (const { name } of [...spec.tables, ...(spec.starter?.tables ?? []), ...spec.names]) {
    const holder = taken.holderOf(name, title);
    if (holder) return nameTaken(title, name, holder);
  }
  return undefined;
}
