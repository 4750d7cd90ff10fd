import type { Package } from "../package/package";
import { isOfType, relationshipsOf } from "../package/relationships";
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
 * Whether any of `parts` (worksheets) holds a formula that may refer to one of the sheets: its name followed by `!`. A text that
 * only looks so counts too, which costs no more than a calculation when Excel opens the file.
 */
export async function anyRefersTo(
  pkg: Package,
  parts: readonly string[],
  sheets: readonly string[],
): Promise<boolean> {
  const needles = sheets.flatMap((name) => {
    const quoted = escapeText(name.replace(/'/g, "''"));
    return [`${quoted}'!`, `${quoted}!`, `${quoted.replace(/'/g, "&apos;")}&apos;!`];
  });
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
