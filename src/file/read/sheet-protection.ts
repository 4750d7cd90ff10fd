import type { Package } from "../package/package";
import { attribute, booleanAttribute } from "../xml/find";
import { parsePart, type XmlElement } from "../xml/parse-part";

/**
 * Whether a worksheet's content is protected (`<sheetProtection sheet="1">`; without `sheet`, Excel protects nothing). The
 * element stands behind the cells, so the whole part is inflated: ask it only of sheets that are to be written.
 */
export async function isSheetProtected(pkg: Package, part: string): Promise<boolean> {
  const word = "sheetProtection";
  let window = "";
  for await (const chunk of pkg.stream(part)) {
    // Enough is kept for a tag cut by the chunk's end.
    window = window.slice(-4096) + chunk;
    for (let at = window.indexOf(word); at !== -1; at = window.indexOf(word, at + 1)) {
      const open = window.lastIndexOf("<", at);
      const close = window.indexOf(">", at);
      if (open === -1 || close === -1) continue;
      const tag = window.slice(open, close + 1);
      if (!/^<([\w.-]+:)?sheetProtection[\s/>]/.test(tag)) continue;
      return booleanAttribute(parsePart(selfClosed(tag), part), "sheet");
    }
  }
  return false;
}

/** Whether a `<sheetProtection>` can be taken off with a password only. */
export const hasPassword = (protection: XmlElement): boolean =>
  ["password", "hashValue"].some((name) => attribute(protection, name));

/** The opening tag alone as a document: its prefix need not be declared, since the parser leaves namespaces alone. */
function selfClosed(tag: string): string {
  return tag.endsWith("/>") ? tag : `${tag.slice(0, -1)}/>`;
}
