import type { Package } from "../package/package";
import { isOfType, relationshipsOf } from "../package/relationships";
import type { DefinedName } from "../../core/owned/defined-name";
import type { FileContents } from "../read/contents";
import { hasNoFormulas } from "../read/no-formulas";
import { escapeText } from "../xml/escape";
import { hasWord } from "../xml/tokens";
import { removePart, unrelate } from "./parts";

/** Drops the calculation chain: Excel makes it anew, and one that names formulas that are gone would count as damage. */
export async function dropCalculationChain(pkg: Package, workbookPart: string): Promise<void> {
  const chains = (await relationshipsOf(pkg, workbookPart)).filter((one) => isOfType(one, "calcChain"));
  for (const { target } of chains) {
    await removePart(pkg, target);
    await unrelate(pkg, workbookPart, target);
  }
}

/** A sheet that has changed, and the names and tables on it that formulas elsewhere may use. */
export interface ChangedSheet {
  title: string;
  names: readonly string[];
}

/**
 * Whether people's formulas on other sheets may show something else now that some sheets have changed: a formula or a name of theirs
 * holds a sheet's name followed by `!`, one of the names on it, or a row of sheets that it may stand in (`'May:July'!C5`). A text that
 * only looks so counts too, which costs no more than a calculation when Excel opens the file.
 */
export async function anyOtherRefersTo(
  pkg: Package,
  { sheets, definedNames }: FileContents,
  changed: readonly ChangedSheet[],
): Promise<boolean> {
  if (!changed.length) return false;
  const rows = rowsOfSheets(changed, sheets);
  const texts = [...changed.flatMap(referredTo), ...rows];
  if (anyNameHolds(definedNames, texts)) return true;
  for (const { name, part } of sheets) {
    if (hasNoFormulas(pkg, part)) continue;
    const others = changed.filter(({ title }) => title !== name).flatMap(referredTo);
    if (others.length && (await holdsAny(pkg, part, [...others, ...rows].flatMap(asWritten)))) return true;
  }
  return false;
}

const referredTo = ({ title, names }: ChangedSheet): string[] => [...endingWith(title), ...names];

/** Whether a formula on a sheet may refer to another sheet, which it names. */
export const mayReferTo = (pkg: Package, part: string, sheet: string): Promise<boolean> =>
  holdsAny(pkg, part, endingWith(sheet).flatMap(asWritten));

/** Names of ours refer to our sheets and show nothing. */
const anyNameHolds = (names: readonly DefinedName[], texts: readonly string[]): boolean =>
  names.some(
    ({ name, text }) => !/^(primed|_xlnm\.)/i.test(name) && texts.some((found) => text.includes(found)),
  );

/** A sheet's name as references end with it. */
function endingWith(sheet: string): string[] {
  const name = sheet.replace(/'/g, "''");
  return [`${name}'!`, `${name}!`];
}

/** How references end that are to several sheets, from one tab to another, and may reach one of these. */
function rowsOfSheets(changed: readonly ChangedSheet[], sheets: FileContents["sheets"]): string[] {
  const titles = new Set(changed.map(({ title }) => title));
  const from = sheets.find(({ name }) => titles.has(name))?.position ?? 0;
  return sheets
    .filter(({ position }) => position >= from)
    .flatMap(({ name }) => endingWith(name).map((end) => `:${end}`));
}

/** A text in the forms in which a file may have it. */
function asWritten(text: string): string[] {
  const escaped = escapeText(text);
  return escaped.includes("'") ? [escaped, escaped.replace(/'/g, "&apos;")] : [escaped];
}

/** Whether a part holds one of these texts, as they are written in the file. */
export async function holdsAny(pkg: Package, part: string, needles: readonly string[]): Promise<boolean> {
  const found = finder(needles);
  const longest = Math.max(1, ...needles.map((needle) => 3 * needle.length));
  let rest = new Uint8Array(0);
  for await (const chunk of pkg.bytes(part)) {
    const bytes = new Uint8Array(rest.length + chunk.length);
    bytes.set(rest);
    bytes.set(chunk, rest.length);
    if (found(bytes)) return true;
    rest = bytes.slice(-longest);
  }
  return false;
}

/** Looks for the texts' last characters first: of a hundred sheets' names these are one, `!`, which is rare. */
function finder(needles: readonly string[]): (bytes: Uint8Array) => boolean {
  const byLast = new Map<number, Uint8Array[]>();
  for (const needle of needles) {
    const word = new TextEncoder().encode(needle);
    const last = word[word.length - 1];
    if (last !== undefined) byLast.set(last, [...(byLast.get(last) ?? []), word]);
  }
  return (bytes) =>
    [...byLast].some(([last, words]) => {
      for (let at = bytes.indexOf(last); at !== -1; at = bytes.indexOf(last, at + 1)) {
        if (words.some((word) => at + 1 >= word.length && hasWord(bytes, at + 1 - word.length, word)))
          return true;
      }
      return false;
    });
}
