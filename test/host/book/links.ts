import type { Rect } from "../../../src/workbook";
import { HostError } from "../wire/behaviour";
import type { Book, Hyperlink, Sheet } from "./book";
import { cellAt, changeCell, isBlank } from "./cells";
import { restyleRect } from "./restyle";
import { shownText } from "./shown-text";
import { styleAt } from "./style";
import { eachHolding, putInCell } from "./values";

/** As `Range.hyperlink` gives it: that of the first cell, with the text that it shows; null when it has none. */
export function linkGiven(book: Book, sheet: Sheet, { row, column }: Rect): Record<string, string> | null {
  const cell = cellAt(sheet, row, column);
  if (!cell?.link) return null;
  const textToDisplay = shownText(cell.value, styleAt(book, sheet, row, column).numberFormat, book.date1904);
  return { ...cell.link, textToDisplay };
}

/**
 * Makes links of a rectangle's cells; the first one takes the text that is given, a blank one the place it leads to. They get the look
 * of links. @throws HostError `InvalidArgument` when they would lead nowhere.
 */
export function setLink(book: Book, sheet: Sheet, rect: Rect, given: unknown): void {
  const said = (typeof given === "object" && given !== null ? given : {}) as Record<string, unknown>;
  const link: Hyperlink = {};
  for (const part of ["address", "documentReference", "screenTip"] as const) {
    const text = said[part];
    if (typeof text === "string" && text !== "") link[part] = text;
  }
  const place = link.address ?? link.documentReference;
  if (place === undefined)
    throw new HostError("InvalidArgument", "A link needs an address or a place in the workbook.");
  eachHolding(sheet, rect, (row, column) => {
    const isFirst = row === rect.row && column === rect.column;
    if (isFirst && typeof said["textToDisplay"] === "string")
      putInCell(book, sheet, row, column, said["textToDisplay"]);
    else if (isBlank(cellAt(sheet, row, column))) putInCell(book, sheet, row, column, `'${place}`);
    changeCell(sheet, row, column, { link });
  });
  restyleRect(book, sheet, rect, { font: { color: "#0563C1", underline: "Single" } });
}
