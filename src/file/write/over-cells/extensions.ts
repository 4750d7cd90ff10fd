import type { PartEditor } from "../../xml/edit-part";
import { attribute, child, childrenNamed, elements } from "../../xml/find";
import type { XmlElement } from "../../xml/parse-part";
import { WORKSHEET_ORDER } from "../worksheet-order";

/** What Excel 2010 added to a worksheet stands in `extLst`, a list of lists, each known by a URI ([MS-XLSX] 2.2.4). */

const X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
/** The namespaces of what stands there; said on each element of ours, for others may use other prefixes. */
export const X14_NAMESPACES = `xmlns:x14="${X14}" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"`;

export const CONDITIONS_URI = "{78C0D931-6437-407d-A8EE-F0AAD7539E65}";
export const VALIDATIONS_URI = "{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}";
export const SPARKLINES_URI = "{05C60535-1F16-4fd2-B633-F4F36F0B64E0}";

/** A change to one of the lists. */
export interface ExtensionChange {
  uri: string;
  /** The list's element: `conditionalFormattings`. */
  list: string;
  removed: readonly XmlElement[];
  added: readonly string[];
}

/** What a list holds now. */
export const extensionItems = (root: XmlElement, uri: string): XmlElement[] => {
  const list = listOf(root, uri);
  return list ? elements(list) : [];
};

/** Makes the changes; a list that is left empty goes, since Excel does not take one. */
export function writeExtensions(editor: PartEditor, changes: readonly ExtensionChange[]): void {
  const holder = child(editor.root, "extLst");
  const dropped: XmlElement[] = [];
  const made: string[] = [];
  for (const { uri, list, removed, added } of changes) {
    const found = listOf(editor.root, uri);
    if (!found) {
      if (added.length) {
        made.push(`<ext uri="${uri}" ${X14_NAMESPACES}><x14:${list}>${added.join("")}</x14:${list}></ext>`);
      }
    } else if (elements(found).length === removed.length && !added.length) {
      dropped.push(found.parent as XmlElement);
    } else {
      for (const item of removed) editor.remove(item);
      if (added.length) editor.append(found, added.join(""));
      const count = attribute(found, "count");
      if (count !== undefined) {
        const left = elements(found).length - removed.length + added.length;
        editor.setAttribute(found, "count", String(left));
      }
    }
  }
  if (!holder) {
    if (made.length)
      editor.insert(editor.root, "extLst", `<extLst>${made.join("")}</extLst>`, WORKSHEET_ORDER);
  } else if (dropped.length === elements(holder).length && !made.length) {
    if (dropped.length) editor.remove(holder);
  } else {
    for (const one of dropped) editor.remove(one);
    if (made.length) editor.append(holder, made.join(""));
  }
}

function listOf(root: XmlElement, uri: string): XmlElement | undefined {
  const holder = child(root, "extLst");
  const ext =
    holder &&
    childrenNamed(holder, "ext").find((one) => attribute(one, "uri")?.toLowerCase() === uri.toLowerCase());
  return ext && elements(ext)[0];
}
