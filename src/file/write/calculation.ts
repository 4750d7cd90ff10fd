import type { Package } from "../package/package";
import { isOfType, relationshipsOf } from "../package/relationships";
import type { FileContents } from "../read/contents";
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
 * Whether people's formulas may show something else now that these sheets have changed: a formula or a name of theirs holds a
 * sheet's name followed by `!`. A text that only looks so counts too, which costs no more than a calculation when Excel opens
 * the file.
 */
export async function anyRefersTo(
  pkg: Package,
  { sheets, definedNames }: FileContents,
  changed: readonly string[],
): Promise<boolean> {
  const quoted = changed.map((name) => name.replace(/'/g, "''"));
  const names = definedNames.filter(({ name }) => !/^(primed_|_xlnm\.)/i.test(name));
  if (
    names.some(({ text }) => quoted.some((name) => text.includes(`${name}'!`) || text.includes(`${name}!`)))
  )
    return true;
  const needles = quoted
    .map(escapeText)
    .flatMap((name) => [`${name}'!`, `${name}!`, `${name.replace(/'/g, "&apos;")}&apos;!`]);
  return anyHolds(
    pkg,
    sheets.map(({ part }) => part),
    needles,
  );
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
