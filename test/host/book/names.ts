import type { Rect } from "../../../src/workbook";
import { absoluteAddress } from "../../../src/core/sheet/address";
import { HostError } from "../wire/behaviour";
import type { Book, DefinedName, Sheet } from "./book";
import { findSheet, sameName } from "./find";
import { quotedSheet } from "./move-references";
import { parseAddress } from "./range-text";
import { checkedFormula } from "./typed-value";

const LONGEST_NAME = 255;

/** Whether Excel takes it for a defined name or a table: no cell's address, no space, a letter, `_` or `\` first. */
export const isValidName = (name: string): boolean =>
  name.length <= LONGEST_NAME &&
  /^[\p{L}_\\][\p{L}\p{M}\p{N}_.\\?]*$/u.test(name) &&
  !/^(?:[rc]|true|false)$/i.test(name) &&
  !/^r\d*c\d*$/i.test(name) &&
  !isCellAddress(name);

const isCellAddress = (name: string): boolean =>
  /^[a-z]{1,3}\d+$/i.test(name) && parseAddress(name) !== undefined;

/** The names of the workbook, or of one sheet. */
export const namesOf = (book: Book, sheet?: Sheet): DefinedName[] => (sheet ? sheet.names : book.names);

export const findName = (names: readonly DefinedName[], name: string): DefinedName | undefined =>
  names.find((one) => sameName(one.name, name));

/** Whether a table may not be called so: a table or a workbook name is. A name of one sheet does not stand in its way. */
export const isTaken = (book: Book, name: string): boolean =>
  findName(book.names, name) !== undefined ||
  book.sheets.some(({ tables }) => tables.some((table) => sameName(table.name, name)));

/**
 * A new name, of the workbook or of a sheet, which stands for what the formula says: a range's address counts as a formula.
 * @throws HostError `InvalidArgument` for a name or a formula that Excel refuses, `ItemAlreadyExists` when it is taken.
 */
export function addName(
  book: Book,
  sheet: Sheet | undefined,
  name: string,
  formula: string,
  comment = "",
): DefinedName {
  if (!isValidName(name)) throw new HostError("InvalidArgument", `Excel takes no name like "${name}".`);
  const names = namesOf(book, sheet);
  if (sheet ? findName(names, name) : isTaken(book, name)) {
    throw new HostError("ItemAlreadyExists", `The name ${name} is taken.`);
  }
  const added: DefinedName = { name, formula: nameFormula(formula), visible: true, comment };
  names.push(added);
  return added;
}

/** What a name holds, with its equals sign. @throws HostError `InvalidArgument` for what is too long, and what is no formula. */
export function nameFormula(formula: string): string {
  const written = formula.startsWith("=") ? formula : `=${formula}`;
  if (TOO_LONG_TEXT.test(written)) {
    throw new HostError("InvalidArgument", "A text in a formula has at most 255 characters.");
  }
  // `#REF!$A$1`, cells of a sheet that is gone, is no formula but to Excel.
  checkedFormula(written.replace(/#REF!(?=\$?[A-Za-z])/g, ""));
  return written;
}
const TOO_LONG_TEXT = /"(?:[^"]|""){256,}"/;

export function deleteName(book: Book, name: DefinedName, sheet?: Sheet): void {
  const names = namesOf(book, sheet);
  const at = names.indexOf(name);
  if (at < 0) throw new HostError("ItemNotFound", `There is no name ${name.name}.`);
  names.splice(at, 1);
}

/** `='North dashboard'!$A$1:$O$180`, or `=Sheet1!$A$1`: how Excel writes a range that a name stands for. */
export function rangeFormula(sheet: Sheet, rect: Rect): string {
  const cells = absoluteAddress("", rect);
  return `=${quotedSheet(sheet.name)}${cells.slice(cells.lastIndexOf("!"))}`;
}

/** The one rectangle that a name stands for; undefined when it is none, on no sheet of this book, or gone. */
export function rangeOfName({ formula }: DefinedName, book: Book): { sheet: Sheet; rect: Rect } | undefined {
  const parsed = parseAddress(formula.replace(/^=/, ""));
  const sheet = parsed?.sheet === undefined ? undefined : findSheet(book, parsed.sheet);
  return parsed && sheet && { sheet, rect: parsed.rect };
}

export type NameKind = "String" | "Integer" | "Double" | "Boolean" | "Range" | "Error" | "Array";

/** What a name gives, as `NamedItem.type` and `NamedItem.value` say it. A formula that has to be calculated counts as an error here. */
export function valueOfName(
  name: DefinedName,
  book: Book,
): { type: NameKind; value: string | number | boolean } {
  const said = name.formula.replace(/^=/, "").trim();
  if (rangeOfName(name, book)) return { type: "Range", value: said };
  if (/^"(?:[^"]|"")*"$/.test(said)) return { type: "String", value: said.slice(1, -1).replace(/""/g, '"') };
  if (/^(?:true|false)$/i.test(said)) return { type: "Boolean", value: /^t/i.test(said) };
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?%?$/i.test(said)) {
    const number = Number(said.replace("%", "")) / (said.endsWith("%") ? 100 : 1);
    return { type: "Double", value: number };
  }
  if (said.startsWith("{")) return { type: "Array", value: said };
  return { type: "Error", value: said.includes("#REF!") ? "#REF!" : "#VALUE!" };
}
