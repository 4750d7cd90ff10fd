import { address, contains, parseRange } from "../../../core/sheet/address";
import { cutText } from "../../../core/sheet/cut-text";
import { anchorName } from "../../../core/sheet/link";
import type { Link } from "../../../core/sheet/spec";
import type { Rect } from "../../../workbook";
import type { PartEditor } from "../../xml/edit-part";
import { escapeAttribute } from "../../xml/escape";
import { attribute, child, childrenNamed } from "../../xml/find";
import type { XmlElement } from "../../xml/parse-part";
import { changeList } from "../sheet-list";

interface LinkNow {
  element: XmlElement;
  rect: Rect | undefined;
  /** In our area and to a place of ours. */
  ours: boolean;
}

/** Makes the links of our area as the spec says; a cell to which people have given a link of their own keeps it. */
export function writeLinks(editor: PartEditor, links: readonly Link[], areas: readonly Rect[]): void {
  const all = linksNow(editor.root, areas);
  changeList(editor, {
    name: "hyperlinks",
    removed: all.filter(({ ours }) => ours).map(({ element }) => element),
    added: free(links, all).map(linkXml),
    counted: false,
  });
}

export function showsLinks(root: XmlElement, links: readonly Link[], areas: readonly Rect[]): boolean {
  const all = linksNow(root, areas);
  const found = all
    .filter(({ ours }) => ours)
    .map(({ element }) => said(attribute(element, "ref"), attribute(element, "location")));
  const wanted = free(links, all).map(({ row, column, place }) =>
    said(address(row, column), anchorName(place)),
  );
  return found.sort().join(" ") === wanted.sort().join(" ");
}

const said = (ref: string | undefined, location: string | undefined): string =>
  `${ref ?? ""}>${(location ?? "").replace(/^#/, "").toLowerCase()}`;

function linksNow(root: XmlElement, areas: readonly Rect[]): LinkNow[] {
  const list = child(root, "hyperlinks");
  return (list ? childrenNamed(list, "hyperlink") : []).map((element) => {
    const rect = parseRange(attribute(element, "ref") ?? "");
    const inArea = rect !== undefined && areas.some((area) => contains(area, rect.row, rect.column));
    return { element, rect, ours: inArea && /^#?primed_go_/i.test(attribute(element, "location") ?? "") };
  });
}

const free = (links: readonly Link[], all: readonly LinkNow[]): Link[] =>
  links.filter(
    ({ row, column }) => !all.some(({ rect, ours }) => !ours && rect && contains(rect, row, column)),
  );

/** Excel takes no more. */
const LONGEST_TIP = 255;

const linkXml = ({ row, column, place, tip }: Link): string =>
  `<hyperlink ref="${address(row, column)}" location="${anchorName(place)}"${tip ? ` tooltip="${escapeAttribute(cutText(tip, LONGEST_TIP))}"` : ""}/>`;
