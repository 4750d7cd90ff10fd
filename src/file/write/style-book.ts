import type { Edge, Style } from "../../core/sheet/style";
import { FONT, INK, TEXT_SIZE } from "../../core/sheet/style";
import { editPart } from "../xml/edit-part";
import { escapeAttribute } from "../xml/escape";
import { attribute, booleanAttribute, child, childrenNamed, elements, localName } from "../xml/find";
import { parsePart, type XmlElement } from "../xml/parse-part";

/**
 * The workbook's styles.xml, changed by addition only. Each part of a style is looked for among those there before one is
 * added, by what it says and not by how it is written, so that refreshing again adds nothing.
 */
export interface StyleBook {
  /**
   * The index to put in a cell's `s`.
   * @param filled whether the cell gets a value of ours: it is then marked, so that the next refresh can tell it from what people type.
   */
  cellFormat(style: Style, filled: boolean): number;
  /** Whether a cell format (a cell's `s`) carries that mark. */
  marksOurs(format: number): boolean;
  changed(): boolean;
  text(): string;
}

const STYLESHEET_ORDER = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
];
const FIRST_FREE_FORMAT = 164;

export function openStyleBook(text: string): StyleBook {
  const editor = editPart(text, "xl/styles.xml");
  const fonts = collection("fonts", "font");
  const fills = collection("fills", "fill");
  const borders = collection("borders", "border");
  const formats = collection("cellXfs", "xf");
  const numberFormats = numberFormatIds();
  const known = new Map<string, number>();
  const marked = markedFormats(editor.root);

  /** A list of the stylesheet: the index of an entry that says the same, or of a new one. */
  function collection(listName: string, entryName: string) {
    const list = child(editor.root, listName);
    const entries = list ? elements(list).filter((element) => localName(element.name) === entryName) : [];
    const indexes = new Map<string, number>();
    entries.forEach((entry, index) => {
      const key = canonical(entry);
      if (!indexes.has(key)) indexes.set(key, index);
    });
    const added: string[] = [];
    return {
      index(xml: string): number {
        const key = canonical(parsePart(xml));
        let index = indexes.get(key);
        if (index === undefined) {
          index = entries.length + added.length;
          indexes.set(key, index);
          added.push(xml);
        }
        return index;
      },
      commit(): void {
        if (!added.length) return;
        const count = String(entries.length + added.length);
        if (list) {
          editor.append(list, added.join(""));
          editor.setAttribute(list, "count", count);
        } else {
          const xml = `<${listName} count="${count}">${added.join("")}</${listName}>`;
          editor.insert(editor.root, listName, xml, STYLESHEET_ORDER);
        }
        added.length = 0;
      },
    };
  }

  function numberFormatIds() {
    const list = child(editor.root, "numFmts");
    const entries = list ? elements(list) : [];
    const ids = new Map<string, number>([["General", 0]]);
    let next = FIRST_FREE_FORMAT;
    for (const entry of entries) {
      const id = Number(attribute(entry, "numFmtId"));
      const code = attribute(entry, "formatCode") ?? "";
      if (!ids.has(code)) ids.set(code, id);
      next = Math.max(next, id + 1);
    }
    // A conditional format may define a number format of its own: its id is taken too.
    for (const id of text.matchAll(/numFmtId="(\d+)"/g)) next = Math.max(next, Number(id[1]) + 1);
    const added: string[] = [];
    return {
      id(code: string): number {
        let id = ids.get(code);
        if (id === undefined) {
          id = next++;
          ids.set(code, id);
          added.push(`<numFmt numFmtId="${id}" formatCode="${escapeAttribute(code)}"/>`);
        }
        return id;
      },
      commit(): void {
        if (!added.length) return;
        const count = String(entries.length + added.length);
        if (list) {
          editor.append(list, added.join(""));
          editor.setAttribute(list, "count", count);
        } else {
          const xml = `<numFmts count="${count}">${added.join("")}</numFmts>`;
          editor.insert(editor.root, "numFmts", xml, STYLESHEET_ORDER);
        }
        added.length = 0;
      },
    };
  }

  return {
    cellFormat(style, filled) {
      const key = JSON.stringify([style, filled]);
      let index = known.get(key);
      if (index === undefined) {
        const ids = {
          numFmtId: numberFormats.id(style.format ?? "General"),
          fontId: fonts.index(fontXml(style)),
          fillId: style.fill ? fills.index(fillXml(style.fill)) : 0,
          borderId: borders.index(borderXml(style)),
        };
        index = formats.index(formatXml(ids, style, filled));
        known.set(key, index);
      }
      return index;
    },
    marksOurs: (format) => marked.has(format),
    changed: () => {
      commitAll();
      return editor.changed();
    },
    text: () => {
      commitAll();
      return editor.text();
    },
  };

  function commitAll(): void {
    numberFormats.commit();
    for (const list of [fonts, fills, borders, formats]) list.commit();
  }
}

const rgb = (color: string): string => `FF${color.slice(1).toUpperCase()}`;

function fontXml(style: Style): string {
  const bold = style.bold ? "<b/>" : "";
  const underline = style.underline ? "<u/>" : "";
  return `<font>${bold}${underline}<sz val="${style.size ?? TEXT_SIZE}"/><color rgb="${rgb(style.color ?? INK)}"/><name val="${FONT}"/><family val="2"/></font>`;
}

const fillXml = (color: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${rgb(color)}"/><bgColor indexed="64"/></patternFill></fill>`;

function borderXml(style: Style): string {
  const side = (name: string, edge: Edge | undefined): string =>
    edge ? `<${name} style="${edge.weight}"><color rgb="${rgb(edge.color)}"/></${name}>` : `<${name}/>`;
  return `<border>${side("left", style.left)}${side("right", style.right)}${side("top", style.top)}${side("bottom", style.bottom)}<diagonal/></border>`;
}

/**
 * The mark of a cell that we filled: its formula is hidden when the sheet is protected. It shows nowhere else, and Excel,
 * LibreOffice and Office.js all keep it.
 */
const MARK = `<protection hidden="1"/>`;

function markedFormats(root: XmlElement): Set<number> {
  const list = child(root, "cellXfs");
  const formats = list ? childrenNamed(list, "xf") : [];
  return new Set(
    formats.flatMap((format, index) => {
      const protection = child(format, "protection");
      return protection && booleanAttribute(protection, "hidden") ? [index] : [];
    }),
  );
}

function formatXml(ids: Record<string, number>, style: Style, filled: boolean): string {
  const numbers = Object.entries(ids)
    .map(([name, id]) => ` ${name}="${id}"`)
    .join("");
  const alignment = [
    style.horizontal && ` horizontal="${style.horizontal}"`,
    ` vertical="${style.vertical ?? "center"}"`,
    style.wrap && ` wrapText="1"`,
    style.indent && ` indent="${style.indent}"`,
  ]
    .filter(Boolean)
    .join("");
  const applied = ["NumberFormat", "Font", "Fill", "Border", "Alignment", ...(filled ? ["Protection"] : [])]
    .map((what) => ` apply${what}="1"`)
    .join("");
  return `<xf${numbers} xfId="0"${applied}><alignment${alignment}/>${filled ? MARK : ""}</xf>`;
}

/** Attributes that only repeat what the rest says, or say the default. */
const SILENT: Record<string, string> = { pivotButton: "0", quotePrefix: "0" };

/** What an element says, whatever its prefixes, the order of its attributes or the flags that follow from them. */
function canonical(element: XmlElement): string {
  const attributes = Object.keys(element.attributes)
    .filter((name) => !name.startsWith("apply") && !name.startsWith("xmlns"))
    .filter((name) => element.attributes[name] !== SILENT[name])
    .sort()
    .map((name) => `${localName(name)}=${element.attributes[name]!.toLowerCase()}`);
  const children = elements(element).map(canonical).sort();
  return `${localName(element.name)}[${attributes.join(",")}](${children.join("")})`;
}
