import { parseA1Ref } from "@borgar/fx";
import type { Rect } from "../../../src/workbook";
import { bottom, rangeAddress, right } from "../../../src/core/sheet/address";
import { columnLetters } from "../../../src/core/sheet/address";
import { HostError } from "../wire/behaviour";
import { isOnSheet, isWholeColumns, isWholeRows, rectFrom } from "./areas";
import type { Book, Sheet } from "./book";
import { LAST_COLUMN, LAST_ROW } from "./cells";
import { findSheet } from "./find";
import { quotedSheet } from "./move-references";
import { findName, rangeOfName } from "./names";

/** `B7:D9`, `A:C` for whole columns, `1:3` for whole rows. */
export function rectText(rect: Rect): string {
  if (isWholeColumns(rect) && !isWholeRows(rect))
    return `${columnLetters(rect.column)}:${columnLetters(right(rect))}`;
  if (isWholeRows(rect)) return `${rect.row}:${bottom(rect)}`;
  return rangeAddress(rect);
}

/** `Sheet1!B7:D9`, `'North dashboard'!A:C`, as `Range.address` gives it. */
export const addressOf = (sheet: Sheet, rect: Rect): string => `${quotedSheet(sheet.name)}!${rectText(rect)}`;

/** What an address says, with a sheet's name or without; undefined when it is none, or lies outside the sheet. */
export function parseAddress(text: string): { sheet: string | undefined; rect: Rect } | undefined {
  const parsed = parseA1Ref(text.trim(), { allowNamed: false, allowTernary: true });
  if (!parsed || !("range" in parsed) || (parsed.context?.length ?? 0) > 1) return undefined;
  const { top, left, bottom: last, right: far } = parsed.range;
  const rect = rectFrom(
    (top ?? 0) + 1,
    (left ?? 0) + 1,
    (last ?? LAST_ROW - 1) + 1,
    (far ?? LAST_COLUMN - 1) + 1,
  );
  return isOnSheet(rect) ? { sheet: parsed.context?.[0], rect } : undefined;
}

/**
 * The cells that a text means: an address, with or without a sheet, or a name that stands for one rectangle. Without a sheet it is one
 * of this sheet's. Undefined: it means none.
 */
export function rangeFromText(
  book: Book,
  sheet: Sheet,
  text: string,
): { sheet: Sheet; rect: Rect } | undefined {
  const said = text.trim().replace(/^=/, "");
  const cells = parseAddress(said);
  if (cells) {
    const home = cells.sheet === undefined ? sheet : findSheet(book, cells.sheet);
    return home && { sheet: home, rect: cells.rect };
  }
  const parsed = parseA1Ref(said);
  if (!parsed || !("name" in parsed) || (parsed.context?.length ?? 0) > 1) return undefined;
  const home = parsed.context?.[0] === undefined ? sheet : findSheet(book, parsed.context[0]);
  const name = (home && findName(home.names, parsed.name)) ?? findName(book.names, parsed.name);
  return name && rangeOfName(name, book);
}

/** The same. @throws HostError `InvalidArgument` when it means no cells. */
export function findRange(book: Book, sheet: Sheet, text: string): { sheet: Sheet; rect: Rect } {
  const found = rangeFromText(book, sheet, text);
  if (!found) throw new HostError("InvalidArgument", `"${text}" is no range of this workbook.`);
  return found;
}

/** `A1:B2,C5`: more than one, all of one sheet. Undefined when one of them means none. */
export function rangesFromText(
  book: Book,
  sheet: Sheet,
  text: string,
): { sheet: Sheet; rects: Rect[] } | undefined {
  const found = splitAreas(text).map((part) => rangeFromText(book, sheet, part));
  const home = found[0]?.sheet;
  const rects: Rect[] = [];
  for (const one of found) {
    if (!one || one.sheet !== home) return undefined;
    rects.push(one.rect);
  }
  return home && { sheet: home, rects };
}

/** At commas, but not at those in a sheet's quoted name. */
const splitAreas = (text: string): string[] => text.match(/(?:'(?:[^']|'')*'|[^',])+/g) ?? [];
