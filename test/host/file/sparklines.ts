import { parseRange } from "../../../src/core/sheet/address";
import {
  extensionItems,
  SPARKLINES_URI,
  X14_NAMESPACES,
  type ExtensionChange,
} from "../../../src/file/write/over-cells/extensions";
import { sqref } from "../../../src/file/write/over-cells/sqref";
import type { PartEditor } from "../../../src/file/xml/edit-part";
import { escapeText } from "../../../src/file/xml/escape";
import { child, childrenNamed } from "../../../src/file/xml/find";
import type { XmlElement } from "../../../src/file/xml/parse-part";
import type { Sheet } from "../book/book";
import { sourceOf } from "./source-xml";

/** What a sparkline's group looks like, and the cells that it draws. */
interface KeptSparkline {
  /** The group's own tag and colours, with `PLACE` where its sparklines go. */
  group: string;
  cells: string;
}

const PLACE = "<!--sparklines-->";

/** Each sparkline by itself, since cells may go different ways. */
export const readSparklines = (root: XmlElement): Sheet["sparklines"] =>
  extensionItems(root, SPARKLINES_URI).flatMap((group) => {
    const list = child(group, "sparklines");
    const all = list ? childrenNamed(list, "sparkline") : [];
    const written = sourceOf(group).replace(
      /<(?:[\w.-]+:)?sparklines[\s>].*<\/(?:[\w.-]+:)?sparklines>/s,
      PLACE,
    );
    return all.flatMap((one) => {
      const rect = parseRange(child(one, "sqref")?.text.trim() ?? "");
      const source: KeptSparkline = { group: written, cells: child(one, "f")?.text ?? "" };
      return rect ? [{ rects: [rect], source }] : [];
    });
  });

/** Writes all sparklines of a sheet anew. @returns what is to change in the extension list. */
export function writeSparklines(editor: PartEditor, sparklines: Sheet["sparklines"]): ExtensionChange {
  const groups: { group: string; members: string[] }[] = [];
  for (const { rects, source } of sparklines) {
    const { group, cells } = source as KeptSparkline;
    if (!rects.length) continue;
    const xml = `<x14:sparkline><xm:f>${escapeText(cells)}</xm:f><xm:sqref>${sqref(rects)}</xm:sqref></x14:sparkline>`;
    const last = groups[groups.length - 1];
    if (last?.group === group) last.members.push(xml);
    else groups.push({ group, members: [xml] });
  }
  const added = groups.map(({ group, members }) =>
    group.replace(PLACE, () => `<x14:sparklines ${X14_NAMESPACES}>${members.join("")}</x14:sparklines>`),
  );
  return {
    uri: SPARKLINES_URI,
    list: "sparklineGroups",
    removed: extensionItems(editor.root, SPARKLINES_URI),
    added,
  };
}
