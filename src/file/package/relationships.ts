import { attribute, childrenNamed } from "../xml/find";
import { parsePart } from "../xml/parse-part";
import type { Package } from "./package";
import { relationshipsPartOf, resolveTarget } from "./part-name";

/** One relationship of a part. */
export interface Relationship {
  id: string;
  /** The whole type, a URI. */
  type: string;
  /** The target's part name; for an external target, the address as written. */
  target: string;
  external: boolean;
}

/** The relationships of a part, in file order; none when it has no relationships part. `""` is the package itself. */
export async function relationshipsOf(pkg: Package, part: string): Promise<Relationship[]> {
  const name = relationshipsPartOf(part);
  if (!pkg.has(name)) return [];
  const root = parsePart(await pkg.text(name), name);
  return childrenNamed(root, "Relationship").map((element) => {
    const target = attribute(element, "Target") ?? "";
    const external = attribute(element, "TargetMode") === "External";
    return {
      id: attribute(element, "Id") ?? "",
      type: attribute(element, "Type") ?? "",
      target: external ? target : resolveTarget(part, target),
      external,
    };
  });
}

/** Whether a relationship is of a kind, by the last word of its type (`worksheet`, `table`): the same in every edition. */
export function isOfType(relationship: Relationship, kind: string): boolean {
  return relationship.type.endsWith(`/${kind}`);
}
