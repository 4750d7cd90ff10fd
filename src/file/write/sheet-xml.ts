import { bottom, covers, overlap, parseRange, rangeAddress, right } from "../../core/sheet/address";
import type { Grid } from "../../core/sheet/grid";
import type { SheetSpec } from "../../core/sheet/spec";
import type { Rect } from "../../workbook";
import { editPart, type PartEditor } from "../xml/edit-part";
import { attribute, child, childrenNamed } from "../xml/find";
import { writeCells } from "./sheet-cells";
import type { StyleBook } from "./style-book";
import { WORKSHEET_ORDER } from "./worksheet-order";

/**
 * A worksheet's XML with our area made as the spec says: cells, merges, dimension. Everything else keeps its own text.
 * @param owned the area owned until now, if any: what is ours in it and is not in the spec goes.
 */
export function updateSheetXml(
  text: string,
  spec: SheetSpec,
  grid: Grid,
  owned: Rect | undefined,
  styles: StyleBook,
): PartEditor {
  const editor = editPart(text);
  writeCells(editor, spec, grid, owned, styles);
  writeMerges(editor, spec, owned);
  writeDimension(editor, spec);
  return editor;
}

/** Of merges only those inside our area, or crossing one of ours, change. */
function writeMerges(editor: PartEditor, spec: SheetSpec, owned: Rect | undefined): void {
  const list = child(editor.root, "mergeCells");
  const kept = (list ? childrenNamed(list, "mergeCell") : []).filter((element) => {
    const rect = parseRange(attribute(element, "ref") ?? "");
    if (!rect) return true;
    const inside = covers(spec.area, rect) || (owned !== undefined && covers(owned, rect));
    return !inside && !spec.merges.some((merge) => overlap(merge, rect));
  });
  const refs = [
    ...kept.map((element) => editor.source(element)),
    ...spec.merges.map((merge) => `<mergeCell ref="${rangeAddress(merge)}"/>`),
  ];
  if (list && !refs.length) return editor.remove(list);
  if (!refs.length) return;
  const xml = `<mergeCells count="${refs.length}">${refs.join("")}</mergeCells>`;
  if (list) editor.replace(list, xml);
  else editor.insert(editor.root, "mergeCells", xml, WORKSHEET_ORDER);
}

function writeDimension(editor: PartEditor, spec: SheetSpec): void {
  const element = child(editor.root, "dimension");
  if (!element) return;
  const old = parseRange(attribute(element, "ref") ?? "") ?? spec.area;
  const rows = Math.max(bottom(old), bottom(spec.area));
  const columns = Math.max(right(old), right(spec.area));
  editor.setAttribute(element, "ref", rangeAddress({ row: 1, column: 1, rows, columns }));
}
