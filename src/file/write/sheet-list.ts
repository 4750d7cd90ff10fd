import type { PartEditor } from "../xml/edit-part";
import { child, elements } from "../xml/find";
import type { XmlElement } from "../xml/parse-part";
import { WORKSHEET_ORDER } from "./worksheet-order";

/** A change to one of a worksheet's lists: `dataValidations`, `hyperlinks`, `tableParts`. */
export interface ListChange {
  name: string;
  removed: readonly XmlElement[];
  added: readonly string[];
  /** The list says how many it holds. */
  counted: boolean;
}

/** Takes some out and puts others at the end. A list is made when it is needed and goes when it is left empty, since Excel takes none. */
export function changeList(editor: PartEditor, { name, removed, added, counted }: ListChange): void {
  if (!removed.length && !added.length) return;
  const list = child(editor.root, name);
  const left = (list ? elements(list).length : 0) - removed.length + added.length;
  if (!list) {
    const count = counted ? ` count="${left}"` : "";
    return editor.insert(editor.root, name, `<${name}${count}>${added.join("")}</${name}>`, WORKSHEET_ORDER);
  }
  if (!left) return editor.remove(list);
  for (const element of removed) editor.remove(element);
  if (added.length) editor.append(list, added.join(""));
  if (counted) editor.setAttribute(list, "count", String(left));
}
