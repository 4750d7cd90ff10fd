import { editPart } from "../xml/edit-part";
import { escapeAttribute } from "../xml/escape";
import { attribute, childrenNamed, prefixOf } from "../xml/find";
import { parsePart } from "../xml/parse-part";
import type { Package } from "../package/package";
import { folderOf, partKey, relationshipsPartOf, resolveTarget } from "../package/part-name";

/** Adding and removing parts: what a part needs besides its text is a content type and a relationship to it. */

const CONTENT_TYPES = "[Content_Types].xml";
const DECLARATION = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The number last given for each pattern: below it none were free then. */
const lastNumbers = new WeakMap<Package, Map<string, number>>();

/** A part name not yet in use: `xl/charts/chart4.xml` from `xl/charts/chart#.xml`. */
export function freePartName(pkg: Package, pattern: string): string {
  const numbers = lastNumbers.get(pkg) ?? new Map<string, number>();
  lastNumbers.set(pkg, numbers);
  for (let n = numbers.get(pattern) ?? 1; ; n++) {
    const name = pattern.replace("#", String(n));
    if (pkg.has(name)) continue;
    numbers.set(pattern, n);
    return name;
  }
}

/** Stages a new part's text and its content type. */
export async function addPart(pkg: Package, name: string, xml: string, contentType: string): Promise<void> {
  pkg.set(name, DECLARATION + xml);
  const override = `<Override PartName="/${escapeAttribute(name)}" ContentType="${contentType}"/>`;
  const list = await typeList(pkg);
  if (list.end !== undefined && !list.parts.has(partKey(name))) return addType(pkg, list, override, name);
  const editor = editPart(list.text, CONTENT_TYPES);
  const old = overrideOf(editor.root, name);
  if (old) editor.replace(old, override);
  else editor.append(editor.root, override);
  pkg.set(CONTENT_TYPES, editor.text());
}

/** The content types as they last were: a thousand charts may be added, and the list must not be parsed a thousand times. */
interface TypeList {
  text: string;
  /** Those that have a type of their own. */
  parts: Set<string>;
  /** Where the next goes; undefined where it would take more than putting it there. */
  end: number | undefined;
}

const typeLists = new WeakMap<Package, TypeList>();

async function typeList(pkg: Package): Promise<TypeList> {
  const text = await pkg.text(CONTENT_TYPES);
  const known = typeLists.get(pkg);
  if (known?.text === text) return known;
  const root = parsePart(text, CONTENT_TYPES);
  const names = childrenNamed(root, "Override").map((element) => attribute(element, "PartName") ?? "");
  const end = root.end - `</${root.name}>`.length;
  const isPlain = prefixOf(root.name) === "" && text.startsWith(`</${root.name}>`, end);
  return { text, parts: new Set(names.map(partKey)), end: isPlain ? end : undefined };
}

function addType(pkg: Package, { text, parts, end }: TypeList, override: string, name: string): void {
  const added = text.slice(0, end) + override + text.slice(end);
  typeLists.set(pkg, { text: added, parts: parts.add(partKey(name)), end: end! + override.length });
  pkg.set(CONTENT_TYPES, added);
}

/** Stages the removal of a part, its relationships part and its content type. The relationship to it is the caller's. */
export async function removePart(pkg: Package, name: string): Promise<void> {
  pkg.remove(name);
  pkg.remove(relationshipsPartOf(name));
  const editor = editPart(await pkg.text(CONTENT_TYPES), CONTENT_TYPES);
  const override = overrideOf(editor.root, name);
  if (!override) return;
  editor.remove(override);
  pkg.set(CONTENT_TYPES, editor.text());
}

const overrideOf = (root: Parameters<typeof childrenNamed>[0], name: string) =>
  childrenNamed(root, "Override").find(
    (element) => attribute(element, "PartName")?.toLowerCase() === `/${name.toLowerCase()}`,
  );

/** Relates `part` to `target` by a type's last word (`chart`) and gives the new id; ids are never used twice. */
export async function relate(pkg: Package, part: string, kind: string, target: string): Promise<string> {
  const name = relationshipsPartOf(part);
  if (!pkg.has(name)) await startRelationships(pkg, name);
  const editor = editPart(await pkg.text(name), name);
  const taken = new Set(
    childrenNamed(editor.root, "Relationship").map((element) => attribute(element, "Id")),
  );
  let n = taken.size + 1;
  while (taken.has(`rId${n}`)) n++;
  const xml = `<Relationship Id="rId${n}" Type="${OFFICE}/${kind}" Target="${escapeAttribute(relativeTarget(part, target))}"/>`;
  editor.append(editor.root, xml);
  pkg.set(name, editor.text());
  return `rId${n}`;
}

/** An empty relationships part. Its content type goes by its extension, which some programs name for each part instead. */
async function startRelationships(pkg: Package, name: string): Promise<void> {
  pkg.set(name, `${DECLARATION}<Relationships xmlns="${RELATIONSHIPS}"/>`);
  const editor = editPart(await pkg.text(CONTENT_TYPES), CONTENT_TYPES);
  const extensions = childrenNamed(editor.root, "Default").map((element) => attribute(element, "Extension"));
  if (extensions.some((extension) => extension?.toLowerCase() === "rels")) return;
  editor.append(editor.root, `<Default Extension="rels" ContentType="${RELATIONSHIPS_TYPE}"/>`);
  pkg.set(CONTENT_TYPES, editor.text());
}

/** Stages the removal of every relationship of `part` to `target`. */
export async function unrelate(pkg: Package, part: string, target: string): Promise<void> {
  const name = relationshipsPartOf(part);
  if (!pkg.has(name)) return;
  const editor = editPart(await pkg.text(name), name);
  for (const element of childrenNamed(editor.root, "Relationship")) {
    const resolved = resolveTarget(part, attribute(element, "Target") ?? "");
    if (attribute(element, "TargetMode") !== "External" && resolved.toLowerCase() === target.toLowerCase()) {
      editor.remove(element);
    }
  }
  if (editor.changed()) pkg.set(name, editor.text());
}

/** As Excel writes targets: relative to the part's own folder. */
function relativeTarget(part: string, target: string): string {
  const from = folderOf(part).split("/").slice(0, -1);
  const to = target.split("/");
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}
