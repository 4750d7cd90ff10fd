import type { Book, Sheet } from "../../host/book/book";
import { newChart } from "../../host/book/new-chart";
import { newId } from "../../host/book/ids";
import { restyled } from "../../host/book/style";

/** Changes something of every part of every sheet that a file says by itself, so that all of it has to be written. */
export function touchEverything(book: Book): void {
  for (const sheet of book.sheets) touch(book, sheet);
  book.names.push({ name: "TouchedName", formula: "=1+1", visible: false, comment: "a note" });
}

const FAR = { row: 9000, column: 40 };

function touch(book: Book, sheet: Sheet): void {
  const far = { ...FAR, rows: 1, columns: 2 };
  const style = restyled(book.standard, { fill: "#123456", font: { bold: true } });
  const link = { documentReference: "A1", screenTip: "touched" };
  sheet.cells.set(FAR.row, new Map([[FAR.column, { value: "touched", style, link }]]));
  sheet.rows.set(FAR.row, { size: 33 });
  sheet.columns.set(FAR.column, { size: 75, style: restyled(style, { fill: undefined, indent: 2 }) });
  sheet.showGridlines = !sheet.showGridlines;
  sheet.tabColor = "#ABCDEF";
  sheet.merges.push(far);
  sheet.conditions.push({
    id: newId(book),
    rects: [far],
    stopIfTrue: true,
    rule: { type: "Custom", formula: "=$AN$9000=1", format: { fill: "#FFEEDD", italic: true } },
  });
  sheet.validations.push({
    rects: [far],
    type: "List",
    formula1: "yes,no",
    dropDown: true,
    ignoreBlanks: true,
    prompt: { show: true, title: "Which?", message: "Say which" },
    alert: { show: true, style: "Stop", title: "No", message: "Not that" },
  });
  const { page } = sheet;
  page.orientation = page.orientation === "Portrait" ? "Landscape" : "Portrait";
  page.margins.left += 7.2;
  page.centerVertically = !page.centerVertically;
  page.header.center = "Touched & page &P";
  page.rowBreaks.push(500);
  sheet.protection = sheet.protection
    ? { ...sheet.protection, options: { ...sheet.protection.options, allowSort: true } }
    : undefined;
  for (const table of sheet.tables) table.bandedRows = !table.bandedRows;
  for (const chart of sheet.charts) chart.left += 10;
  sheet.charts.push({ ...newChart(newId(book), "Touched chart", "ColumnClustered"), left: 48, top: 30 });
}
