import { ruleRecordOf } from "../../../core/sheet/rule-record";
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

/** @param recorded which conditional formats and sparklines we put there last time. */
export function writeOverCells(
  editor: PartEditor,
  sheet: string,
  spec: SheetSpec,
  areas: readonly Rect[],
  recorded: ReadonlySet<string>,
  styles: StyleBook,
): void {
  const { conditions, validations, starter } = spec;
  const record = new Set([...recorded, ...ruleRecordOf(spec)]);
  const changes = [
    writeConditions(editor, [...conditions, ...(starter?.conditions ?? [])], areas, record, styles),
    writeValidations(editor, [...validations, ...(starter?.validations ?? [])], areas),
    writeSparklines(editor, sheet, spec.sparklines, areas, record),
  ];
  writeLinks(editor, spec.links, areas);
  writeExtensions(editor, changes);
}

/** Whether what the spec puts over cells is there, and nothing else of ours. @param root the worksheet, its cells left out. */
export function showsOverCells(
  root: XmlElement,
  spec: SheetSpec,
  areas: readonly Rect[],
  recorded: ReadonlySet<string>,
  styles: StyleBook,
): boolean {
  const record = new Set([...recorded, ...ruleRecordOf(spec)]);
  return (
    showsConditions(root, spec.conditions, areas, record, styles) &&
    showsValidations(root, spec.validations, areas) &&
    showsSparklines(root, spec.sparklines, areas, record) &&
    showsLinks(root, spec.links, areas)
  );
}
