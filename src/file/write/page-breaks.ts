import type { PartEditor } from "../xml/edit-part";
import { booleanAttribute, child, childrenNamed, integerAttribute } from "../xml/find";
import { WORKSHEET_ORDER } from "./worksheet-order";

/** Page breaks above these rows; nothing when there are none. */
export function breaksXml(rows: readonly number[]): string {
  if (!rows.length) return "";
  const breaks = rows.map((row) => `<brk id="${row - 1}" max="16383" man="1"/>`).join("");
  return `<rowBreaks count="${rows.length}" manualBreakCount="${rows.length}">${breaks}</rowBreaks>`;
}

/** Sets the page breaks anew, unless somebody has changed those that we set before. */
export function writeBreaks(editor: PartEditor, before: readonly number[], now: readonly number[]): void {
  const list = child(editor.root, "rowBreaks");
  const found = (list ? childrenNamed(list, "brk") : [])
    .filter((element) => booleanAttribute(element, "man"))
    .map((element) => (integerAttribute(element, "id") ?? 0) + 1);
  if (found.join() !== before.join() || before.join() === now.join()) return;
  const xml = breaksXml(now);
  if (!list) editor.insert(editor.root, "rowBreaks", xml, WORKSHEET_ORDER);
  else if (xml) editor.replace(list, xml);
  else editor.remove(list);
}
