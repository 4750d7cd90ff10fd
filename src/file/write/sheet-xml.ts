import { bottom, parseRange, rangeAddress, right } from "../../core/sheet/address";
import type { Grid } from "../../core/sheet/grid";
import type { SheetSpec } from "../../core/sheet/spec";
import { attribute, child } from "../xml/find";
import { writeCells } from "./sheet-cells";
import type { SheetNow } from "./sheet-now";
import type { StyleBook } from "./style-book";
import { WORKSHEET_ORDER } from "./worksheet-order";

/**
 * Makes our area of a worksheet as the spec says: cells, merges, dimension. What was ours and is not in the spec goes; all else
 * keeps its own text. Nothing of people's may be in the way (`firstConflict`).
 * @param starter what a new sheet gets besides, which is people's from now on.
 */
export function updateSheetXml(
  now: SheetNow,
  spec: SheetSpec,
  grid: Grid,
  styles: StyleBook,
  starter?: Grid,
): void {
  writeCells(now, spec, grid, styles, starter);
  writeMerges(now, spec);
  writeDimension(now, spec);
}

function writeMerges({ editor, merges }: SheetNow, spec: SheetSpec): void {
  const list = child(editor.root, "mergeCells");
  const refs = [
    ...merges.filter(({ peoples }) => peoples).map(({ element }) => editor.source(element)),
    ...spec.merges.map((merge) => `<mergeCell ref="${rangeAddress(merge)}"/>`),
  ];
  if (list && !refs.length) return editor.remove(list);
  if (!refs.length) return;
  const xml = `<mergeCells count="${refs.length}">${refs.join("")}</mergeCells>`;
  if (list) editor.replace(list, xml);
  else editor.insert(editor.root, "mergeCells", xml, WORKSHEET_ORDER);
}

function writeDimension({ editor }: SheetNow, spec: SheetSpec): void {
  const element = child(editor.root, "dimension");
  if (!element) return;
  const old = parseRange(attribute(element, "ref") ?? "") ?? spec.area;
  const rows = Math.max(bottom(old), bottom(spec.area));
  const columns = Math.max(right(old), right(spec.area));
  editor.setAttribute(element, "ref", rangeAddress({ row: 1, column: 1, rows, columns }));
}
