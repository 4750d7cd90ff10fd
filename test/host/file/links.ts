import { address, bottom, parseRange, right } from "../../../src/core/sheet/address";
import type { Package } from "../../../src/file/package/package";
import { relationshipsPartOf } from "../../../src/file/package/part-name";
import { relationshipsOf } from "../../../src/file/package/relationships";
import { relate } from "../../../src/file/write/parts";
import { relationshipPrefix } from "../../../src/file/write/relationship-prefix";
import { editPart, type PartEditor } from "../../../src/file/xml/edit-part";
import { escapeAttribute, escapeExcelAttribute } from "../../../src/file/xml/escape";
import { decodeExcelText } from "../../../src/file/xml/excel-text";
import { attribute, child, childrenNamed, elements, relationshipId } from "../../../src/file/xml/find";
import type { XmlElement } from "../../../src/file/xml/parse-part";
import type { Cell, Hyperlink, Sheet } from "../book/book";
import { put } from "./set-element";

/** A range of more cells than this has its link in its first alone. */
const MOST_CELLS = 10_000;

/** Gives cells the links that the sheet says. */
export async function readLinks(sheet: Sheet, root: XmlElement, pkg: Package, part: string): Promise<void> {
  const list = child(root, "hyperlinks");
  if (!list) return;
  const targets = new Map((await relationshipsOf(pkg, part)).map((one) => [one.id, one.target]));
  for (const element of childrenNamed(list, "hyperlink")) {
    const rect = parseRange(attribute(element, "ref") ?? "");
    if (!rect) continue;
    const address = targets.get(relationshipId(element) ?? "");
    const place = attribute(element, "location");
    const tip = attribute(element, "tooltip");
    const link: Hyperlink = {
      ...(address === undefined ? {} : { address }),
      ...(place === undefined ? {} : { documentReference: decodeExcelText(place) }),
      ...(tip === undefined ? {} : { screenTip: decodeExcelText(tip) }),
    };
    const all = rect.rows * rect.columns <= MOST_CELLS ? rect : { ...rect, rows: 1, columns: 1 };
    for (let row = all.row; row <= bottom(all); row++)
      for (let column = all.column; column <= right(all); column++) cellOf(sheet, row, column).link = link;
  }
}

function cellOf(sheet: Sheet, row: number, column: number): Cell {
  let line = sheet.cells.get(row);
  if (!line) sheet.cells.set(row, (line = new Map<number, Cell>()));
  let cell = line.get(column);
  if (!cell) line.set(column, (cell = {}));
  return cell;
}

export interface PlacedLink {
  row: number;
  column: number;
  link: Hyperlink;
}

export const linksOf = (sheet: Sheet): PlacedLink[] =>
  [...sheet.cells].flatMap(([row, line]) =>
    [...line].flatMap(([column, { link }]) => (link ? [{ row, column, link }] : [])),
  );

/** Writes all links of a sheet anew. Relationships to addresses outside that are there already are used again. */
export async function writeLinks(
  editor: PartEditor,
  sheet: Sheet,
  pkg: Package,
  part: string,
): Promise<void> {
  const ids = new Map(
    (await relationshipsOf(pkg, part))
      .filter(({ external }) => external)
      .map(({ target, id }) => [target, id]),
  );
  const declared = relationshipPrefix(editor.root);
  const written: string[] = [];
  for (const { row, column, link } of linksOf(sheet).sort((a, b) => a.row - b.row || a.column - b.column)) {
    const { address: target, documentReference: place, screenTip: tip } = link;
    let id = target === undefined || target === "" ? undefined : ids.get(target);
    if (target && id === undefined) ids.set(target, (id = await relateOutside(pkg, part, target)));
    written.push(
      [
        `<hyperlink${id === undefined ? "" : declared} ref="${address(row, column)}"`,
        id === undefined ? "" : ` r:id="${id}"`,
        place ? ` location="${escapeExcelAttribute(place)}"` : "",
        tip ? ` tooltip="${escapeExcelAttribute(tip)}"` : "",
        `/>`,
      ].join(""),
    );
  }
  put(editor, "hyperlinks", written.length ? `<hyperlinks>${written.join("")}</hyperlinks>` : "");
}

/** A relationship to an address outside the workbook. */
async function relateOutside(pkg: Package, part: string, target: string): Promise<string> {
  const placeholder = "xl/outside";
  const id = await relate(pkg, part, "hyperlink", placeholder);
  const name = relationshipsPartOf(part);
  const editor = editPart(await pkg.text(name), name);
  const element = elements(editor.root).find((one) => attribute(one, "Id") === id)!;
  editor.setAttribute(element, "Target", escapeAttribute(target));
  editor.setAttribute(element, "TargetMode", "External");
  pkg.set(name, editor.text());
  return id;
}
