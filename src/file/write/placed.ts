import { columnNumber } from "../../core/sheet/address";
import { attribute, childrenNamed, integerAttribute } from "../xml/find";
import type { XmlElement } from "../xml/parse-part";

/** Rows and cells with their places, which files may leave out: it is then the one after the last. */

export interface PlacedRow {
  element: XmlElement;
  row: number;
}

export interface PlacedCell {
  element: XmlElement;
  column: number;
}

export function rowsOf(sheetData: XmlElement | undefined): PlacedRow[] {
  let row = 0;
  return (sheetData ? childrenNamed(sheetData, "row") : []).map((element) => {
    row = integerAttribute(element, "r") ?? row + 1;
    return { element, row };
  });
}

export function cellsOf(row: XmlElement): PlacedCell[] {
  let column = 0;
  return childrenNamed(row, "c").map((element) => {
    const reference = attribute(element, "r");
    column = reference ? columnNumber(reference) : column + 1;
    return { element, column };
  });
}
