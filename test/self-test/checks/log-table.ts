/// <reference types="office-js" />
import type { Scratch } from "../assumption";
import { withoutSheet } from "../assumption";

/** A table of IDs and days over A1:B3. */
export function log({ sheet }: Scratch): Excel.Table {
  sheet.getRange("A1:B3").values = [
    ["ID", "Due"],
    ["A1", 5],
    ["A2", 6],
  ];
  return sheet.tables.add("A1:B3", true);
}

/** The cells of a table, without their sheet. */
export async function addressOf(table: Excel.Table, { sync }: Scratch): Promise<string> {
  const range = table.getRange();
  range.load("address");
  await sync();
  return withoutSheet(range.address);
}
