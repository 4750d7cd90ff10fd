import type { Package } from "../package/package";
import { attribute, child, childrenNamed, integerAttribute } from "../xml/find";
import { parsePart } from "../xml/parse-part";
import type { NumberKind } from "./number-format";
import { kindOfFormat } from "./number-format";

const known = new WeakMap<Package, { text: string; kinds: readonly NumberKind[] }>();

/** What numbers are in each cell style, by style index (a cell's `s`). Parsed once for each state of the styles part. */
export async function readNumberKinds(
  pkg: Package,
  part: string | undefined,
): Promise<readonly NumberKind[]> {
  if (part === undefined || !pkg.has(part)) return [];
  const text = await pkg.text(part);
  const before = known.get(pkg);
  if (before?.text === text) return before.kinds;
  const kinds = numberKindsOf(text, part);
  known.set(pkg, { text, kinds });
  return kinds;
}

/** The same from the styles part's text. */
export function numberKindsOf(text: string, part = "xl/styles.xml"): readonly NumberKind[] {
  const styles = parsePart(text, part);
  const custom = new Map<number, string>();
  const formats = child(styles, "numFmts");
  for (const format of formats ? childrenNamed(formats, "numFmt") : []) {
    custom.set(integerAttribute(format, "numFmtId") ?? -1, attribute(format, "formatCode") ?? "");
  }
  const cellFormats = child(styles, "cellXfs");
  const kinds = new Map<number, NumberKind>();
  return (cellFormats ? childrenNamed(cellFormats, "xf") : []).map((format) => {
    const id = integerAttribute(format, "numFmtId") ?? 0;
    const kind = kinds.get(id) ?? kindOfFormat(id, custom.get(id));
    kinds.set(id, kind);
    return kind;
  });
}
