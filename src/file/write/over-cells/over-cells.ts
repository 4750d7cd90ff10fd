import { madeBy, type Made } from "../../../core/sheet/made";
import type { SheetSpec } from "../../../core/sheet/spec";
import type { Rect } from "../../../workbook";
import type { PartEditor } from "../../xml/edit-part";
import type { XmlElement } from "../../xml/parse-part";
import type { StyleBook } from "../style-book";
import { showsConditions, writeConditions } from "./conditions";
import { writeExtensions } from "./extensions";
import { showsLinks, writeLinks } from "./links";
import { showsSparklines, writeSparklines } from "./sparklines";
import { showsValidations, writeValidations } from "./validations";

/** What lies over cells: conditional formats, validations, sparklines and links. In our area ours are made anew, people's stay. */

/** @param recorded what we made there last time. */
export function writeOverCells(
  editor: PartEditor,
  sheet: string,
  spec: SheetSpec,
  areas: readonly Rect[],
  recorded: Made | undefined,
  styles: StyleBook,
  date1904: boolean,
): void {
  const { conditions, validations, starter } = spec;
  const made = new Set([...(recorded ?? []), ...madeBy(spec)]);
  const changes = [
    writeConditions(editor, [...conditions, ...(starter?.conditions ?? [])], areas, made, styles),
    writeValidations(editor, [...validations, ...(starter?.validations ?? [])], areas, date1904),
    writeSparklines(editor, sheet, spec.sparklines, areas, made),
  ];
  writeLinks(editor, spec.links, areas);
  writeExtensions(editor, changes);
}

/** Whether what the spec puts over cells is there, and nothing else of ours. @param root the worksheet, its cells left out. */
export function showsOverCells(
  root: XmlElement,
  spec: SheetSpec,
  areas: readonly Rect[],
  recorded: Made | undefined,
  styles: StyleBook,
  date1904: boolean,
): boolean {
  const made = new Set([...(recorded ?? []), ...madeBy(spec)]);
  return (
    showsConditions(root, spec.conditions, areas, made, styles) &&
    showsValidations(root, spec.validations, areas, date1904) &&
    showsSparklines(root, spec.sparklines, areas, made) &&
    showsLinks(root, spec.links, areas)
  );
}
