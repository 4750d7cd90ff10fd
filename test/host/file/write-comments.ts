import { address, columnNumber } from "../../../src/core/sheet/address";
import type { Package } from "../../../src/file/package/package";
import { isOfType, relationshipsOf } from "../../../src/file/package/relationships";
import { editPart } from "../../../src/file/xml/edit-part";
import { attribute, child, childrenNamed } from "../../../src/file/xml/find";
import type { Comment, Sheet } from "../book/book";

/** What became of a comment that the file has: where it was, and where it is; undefined when it is gone. */
interface Fate {
  from: string;
  to: string | undefined;
}

/**
 * Comments that have moved with their cells, or are gone, are so in the file too, with the notes that Excel keeps of them for older
 * programs. @param before the sheet's comments as they were loaded. @throws Error for comments that are new or say something else.
 */
export async function writeComments(
  pkg: Package,
  part: string,
  sheet: Sheet,
  before: readonly Comment[],
): Promise<void> {
  const said = ({ row: _row, column: _column, ...rest }: Comment): string => JSON.stringify(rest);
  const known = new Set(before.map(said));
  if (sheet.comments.some((one) => !known.has(said(one)))) throw new Error(notWritten(sheet.name));
  const now = new Map(sheet.comments.map(({ id, row, column }) => [id, address(row, column)]));
  const fates = before.map(({ id, row, column }): Fate => ({ from: address(row, column), to: now.get(id) }));
  const byPlace = new Map(fates.map((fate) => [fate.from, fate]));
  for (const one of await relationshipsOf(pkg, part)) {
    if (!pkg.has(one.target)) continue;
    if (isOfType(one, "threadedComment")) await placeElements(pkg, one.target, "threadedComment", byPlace);
    else if (isOfType(one, "comments")) await placeElements(pkg, one.target, "comment", byPlace);
    else if (isOfType(one, "vmlDrawing")) await placeShapes(pkg, one.target, byPlace);
  }
}

const notWritten = (sheet: string): string =>
  `There are new or changed comments on the sheet ${sheet}, which the host can't save. Leave comments as they are where the workbook is to be saved.`;

async function placeElements(
  pkg: Package,
  part: string,
  name: string,
  fates: ReadonlyMap<string, Fate>,
): Promise<void> {
  const editor = editPart(await pkg.text(part), part);
  const list = child(editor.root, "commentList") ?? editor.root;
  for (const element of childrenNamed(list, name)) {
    const fate = fates.get(attribute(element, "ref") ?? "");
    if (!fate) continue;
    if (fate.to === undefined) editor.remove(element);
    else editor.setAttribute(element, "ref", fate.to);
  }
  if (editor.changed()) pkg.set(part, editor.text());
}

/** The boxes that show the notes. They stand in a drawing of an older kind, which may be no well-formed XML. */
async function placeShapes(pkg: Package, part: string, fates: ReadonlyMap<string, Fate>): Promise<void> {
  const text = await pkg.text(part);
  const placed = text.replace(/<v:shape\s.*?<\/v:shape>/gs, (shape) => {
    const at = (name: string): number =>
      Number(new RegExp(`<x:${name}>\\s*(\\d+)`).exec(shape)?.[1] ?? NaN) + 1;
    const fate = shape.includes('ObjectType="Note"')
      ? fates.get(addressOf(at("Row"), at("Column")))
      : undefined;
    if (!fate) return shape;
    const [, letters = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(fate.to ?? "") ?? [];
    if (fate.to === undefined) return "";
    return shape
      .replace(/(<x:Row>)\s*\d+/, `$1${Number(row) - 1}`)
      .replace(/(<x:Column>)\s*\d+/, `$1${columnNumber(letters) - 1}`);
  });
  if (placed !== text) pkg.set(part, placed);
}

const addressOf = (row: number, column: number): string =>
  Number.isNaN(row) || Number.isNaN(column) ? "" : address(row, column);
