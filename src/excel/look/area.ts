/// <reference types="office-js" />
import { parseRange } from "../../core/sheet/address";
import { AREA_NAME } from "../../core/sheet/ownership";
import type { Rect } from "../../workbook";

/** Queues a look at where our area is: Excel moves it along when people put rows or columns in. */
export function queueAreaLook(sheet: Excel.Worksheet): Excel.NamedItem {
  const area = sheet.names.getItemOrNullObject(AREA_NAME);
  area.load("formula");
  return area;
}

export const areaIn = (look: Excel.NamedItem): Rect | undefined =>
  look.isNullObject ? undefined : parseRange(String(look.formula));
