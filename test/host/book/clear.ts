import type { Rect } from "../../../src/workbook";
import type { Book, Sheet } from "./book";
import { cellsIn, changeCell } from "./cells";
import { clearConditions } from "./conditions";
import { unmergeCells } from "./merges";
import { restyleRect } from "./restyle";
import { headerTyped, tableWithHeader } from "./table-headers";
import { clearRules } from "./validations";

export type ClearWhat = "All" | "Formats" | "Contents" | "Hyperlinks" | "RemoveHyperlinks" | "ResetContents";

/** As `Range.clear`: contents leave the looks; formats take merges and conditional formats along; all takes validations too. */
export function clearCells(book: Book, sheet: Sheet, rect: Rect, what: ClearWhat): void {
  if (what === "Hyperlinks" || what === "RemoveHyperlinks") return clearLinks(book, sheet, rect, what);
  if (what !== "Formats") clearContents(book, sheet, rect, what === "All");
  if (what === "All" || what === "Formats") {
    unmergeCells(sheet, rect);
    restyleRect(book, sheet, rect, () => book.standard);
    clearConditions(sheet, [rect]);
  }
  if (what === "All") clearRules(sheet, [rect]);
}

function clearContents(book: Book, sheet: Sheet, rect: Rect, links: boolean): void {
  for (const [row, column] of cellsIn(sheet, rect)) {
    const header = tableWithHeader(sheet, row, column);
    if (header) headerTyped(book, sheet, header, column, "");
    else
      changeCell(sheet, row, column, {
        value: undefined,
        formula: undefined,
        ...(links ? { link: undefined } : {}),
      });
  }
}

function clearLinks(book: Book, sheet: Sheet, rect: Rect, what: "Hyperlinks" | "RemoveHyperlinks"): void {
  for (const [row, column, { link }] of cellsIn(sheet, rect)) {
    if (!link) continue;
    changeCell(sheet, row, column, { link: undefined });
    if (what === "RemoveHyperlinks")
      restyleRect(book, sheet, { row, column, rows: 1, columns: 1 }, () => book.standard);
  }
}
