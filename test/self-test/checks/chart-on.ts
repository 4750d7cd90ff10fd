/// <reference types="office-js" />
import type { Scratch } from "../assumption";

/** A chart over three months of two columns; `dates` gives the months as dates instead of texts. */
export function chartOn({ sheet }: Scratch, type: string, { dates = false, columns = 2 } = {}): Excel.Chart {
  const months = dates ? [46113, 46143, 46174] : ["April", "May", "June"];
  const rows = [["Month", "Cases", "Target"], ...months.map((month, at) => [month, 5 + at, 4])];
  const block = sheet.getRange("A1").getResizedRange(3, columns);
  if (dates) sheet.getRange("A2:A4").numberFormat = [["mmm yyyy"], ["mmm yyyy"], ["mmm yyyy"]];
  block.values = rows.map((row) => row.slice(0, columns + 1));
  const chart = sheet.charts.add(type as "Line", block, "Columns");
  chart.name = "Primed check";
  return chart;
}
