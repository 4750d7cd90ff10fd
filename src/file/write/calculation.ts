import type { Package } from "../package/package";
import { isOfType, relationshipsOf } from "../package/relationships";
import type { DefinedName, FileContents } from "../read/contents";
import { escapeText } from "../xml/escape";
import { removePart, unrelate } from "./parts";

/** Drops the calculation chain: Excel makes it anew, and one that names formulas that are gone would count as damage. */
export async function dropCalculationChain(pkg: Package, workbookPart: string): Promise<void> {
  const chains = (await relationshipsOf(pkg, workbookPart)).filter((one) => isOfType(one, "calcChain"));
  for (const { target } of chains) {
    await removePart(pkg, target);
    await unrelate(pkg, workbookPart, target);
  }
}

/**
 * Whether people's formulas may show something else now that a sheet has changed: a formula or a name of theirs holds the sheet's
 * name followed by `!`. A text that only looks so counts too, which costs no more than a calculation when Excel opens the file.
 */
export async function anyRefersTo(
  pkg: Package,
  { sheets, definedNames }: FileContents,
  changed: readonly string[],
): Promise<boolean> {
  if (anyNameRefersTo(definedNames, changed)) return true;
  return anyHolds(
    pkg,
    sheets.map(({ part }) => part),
    changed.flatMap(needlesFor),
  );
}

/** A sheet that has changed, and the names and tables on it that formulas elsewhere may use. */
export interface ChangedSheet {
  title: string;
  names: readonly string[];
}

/** The same of several sheets, where each may refer to itself. */
export async function anyOtherRefersTo(
  pkg: Package,
  { sheets, definedNames }: FileContents,
  changed: readonly ChangedSheet[],
): Promise<boolean> {
  if (!changed.length) return false;
  const titles = changed.map(({ title }) => title);
  if (anyNameRefersTo(definedNames, titles)) return true;
  for (const { name, part } of sheets) {
    const others = changed.filter(({ title }) => title !== name);
    const needles = others.flatMap(({ title, names }) => [...needlesFor(title), ...names.map(escapeText)]);
    if (needles.length && (await anyHolds(pkg, [part], needles))) return true;
  }
  return false;
}

/** Names of ours refer to our sheets and show nothing. */
const anyNameRefersTo = (names: readonly DefinedName[], sheets: readonly string[]): boolean =>
  names.some(
    ({ name, text }) =>
      !/^(primed|_xlnm\.)/i.test(name) &&
      sheets.map(inFormulas).some((sheet) => text.includes(`${sheet}'!`) || text.includes(`${sheet}!`)),
  );

const inFormulas = (sheet: string): string => sheet.replace(/'/g, "''");

function needlesFor(sheet: string): string[] {
  const name = escapeText(inFormulas(sheet));
  return [`${name}'!`, `${name}!`, `${name.replace(/'/g, "&apos;")}&apos;!`];
}

/** Whether one of the parts holds one of these texts, as they are written in the file. */
export async function anyHolds(
  pkg: Package,
  parts: readonly string[],
  needles: readonly string[],
): Promise<boolean> {
  const longest = Math.max(0, ...needles.map((needle) => needle.length));
  for (const part of parts) {
    let rest = "";
    for await (const chunk of pkg.stream(part)) {
      const text = rest + chunk;
      if (needles.some((needle) => text.includes(needle))) return true;
      rest = text.slice(-longest);
    }
  }
  return false;
}
