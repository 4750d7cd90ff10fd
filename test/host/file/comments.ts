import { parseRange } from "../../../src/core/sheet/address";
import type { Package } from "../../../src/file/package/package";
import { isOfType, relationshipsOf } from "../../../src/file/package/relationships";
import { attribute, booleanAttribute, child, childrenNamed } from "../../../src/file/xml/find";
import { parsePart } from "../../../src/file/xml/parse-part";
import type { Comment } from "../book/book";

/** Who wrote comments, by id. */
export async function readPeople(pkg: Package, workbookPart: string): Promise<ReadonlyMap<string, string>> {
  const people = new Map<string, string>();
  for (const { type, target } of await relationshipsOf(pkg, workbookPart)) {
    if (!type.endsWith("/person") || !pkg.has(target)) continue;
    for (const person of childrenNamed(parsePart(await pkg.text(target), target), "person"))
      people.set(attribute(person, "id") ?? "", attribute(person, "displayName") ?? "");
  }
  return people;
}

/** A sheet's comments, with their answers. Notes are no comments in the API, and stay in the file. */
export async function readComments(
  pkg: Package,
  part: string,
  people: ReadonlyMap<string, string>,
): Promise<Comment[]> {
  const comments = new Map<string, Comment>();
  const targets = (await relationshipsOf(pkg, part)).filter(
    (one) => isOfType(one, "threadedComment") && pkg.has(one.target),
  );
  for (const { target } of targets) {
    for (const element of childrenNamed(parsePart(await pkg.text(target), target), "threadedComment")) {
      const id = attribute(element, "id") ?? "";
      const place = parseRange(attribute(element, "ref") ?? "");
      const author = people.get(attribute(element, "personId") ?? "") ?? "";
      const text = child(element, "text")?.text ?? "";
      const first = comments.get(attribute(element, "parentId") ?? "");
      if (first) first.replies.push({ id, author, text });
      else if (place) {
        const resolved = booleanAttribute(element, "done");
        comments.set(id, { id, row: place.row, column: place.column, author, text, replies: [], resolved });
      }
    }
  }
  return [...comments.values()];
}
