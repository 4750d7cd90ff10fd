import type { Package } from "../package/package";
import { escapeText } from "../xml/escape";

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
