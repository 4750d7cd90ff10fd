import type { Edge, Style } from "../../core/sheet/style";
import { FONT, INK, TEXT_SIZE } from "../../core/sheet/style";
import { editPart } from "../xml/edit-part";
import { attribute, booleanAttribute, child, childrenNamed } from "../xml/find";
import type { XmlElement } from "../xml/parse-part";
import { numberFormatList } from "./number-formats";
import { styleList } from "./style-list";
import type { Alike } from "./style-meaning";

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
  /** The index of the look that a conditional format gives (a rule's `dxfId`). */
  differentialFormat(look: Look): number;
  /** The colours of such a look; those of the theme, or none, are left out. */
  differential(index: number): Omit<Look, "bold">;
  /** The index of a cell format that differs from another (a cell's `s`) in its number format alone. */
  withNumberFormat(format: number, code: string): number;
  /** Whether a cell format (a cell's `s`) carries that mark. */
  marksOurs(format: number): boolean;
  changed(): boolean;
  /** The new stylesheet. Asked once, when no more formats are wanted. */
  text(): string;
}

/** What a conditional format changes of a cell's look; colours are #RRGGBB. */
export interface Look {
  color?: string;
  fill?: string;
  bold?: boolean;
}

/** What Excel takes the first entries to be: the Normal font and format, no fill, the grey fill, no border. */
const FIRST = {
  font: ['<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'],
  fill: [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ],
  border: ["<border><left/><right/><top/><bottom/><diagonal/></border>"],
  normal: ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'],
  cell: ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'],
};

export function openStyleBook(text: string): StyleBook {
  const editor = editPart(text, "xl/styles.xml");
  const numberFormats = numberFormatList(editor, text);
  const fonts = styleList(editor, "fonts", "font", FIRST.font);
  const fills = styleList(editor, "fills", "fill", FIRST.fill);
  const borders = styleList(editor, "borders", "border", FIRST.border);
  const normals = styleList(editor, "cellStyleXfs", "xf", FIRST.normal);
  const parts: Readonly<Record<string, { alike(index: number): number }>> = {
    numFmtId: numberFormats,
    fontId: fonts,
    fillId: fills,
    borderId: borders,
  };
  const alike: Alike = (attribute, index) => parts[attribute]!.alike(index);
  const formats = styleList(editor, "cellXfs", "xf", FIRST.cell, alike);
  const differentials = styleList(editor, "dxfs", "dxf", []);
  const lists = [numberFormats, fonts, fills, borders, normals, formats, differentials];
  const looks = looksOf(editor.root);
  const known = new Map<string, number>();
  /** Most cells share the very style with others. */
  const [filledAlike, emptyAlike] = [new WeakMap<Style, number>(), new WeakMap<Style, number>()];
  const marked = markedFormats(editor.root);

  const added = (style: Style, filled: boolean): number => {
    for (const list of [fills, normals]) list.begin();
    const ids = {
      numFmtId: numberFormats.id(style.format ?? "General"),
      fontId: fonts.index(fontXml(style)),
      fillId: style.fill ? fills.index(fillXml(style.fill)) : 0,
      borderId: borders.index(borderXml(style)),
    };
    return formats.index(formatXml(ids, style, filled));
  };
  const formatOf = (style: Style, filled: boolean): number => {
    const key = JSON.stringify([style, filled]);
    const index = known.get(key) ?? added(style, filled);
    known.set(key, index);
    return index;
  };
  return {
    cellFormat(style, filled) {
      const same = filled ? filledAlike : emptyAlike;
      let index = same.get(style);
      if (index === undefined) same.set(style, (index = formatOf(style, filled)));
      return index;
    },
    differentialFormat: (look) => differentials.index(differentialXml(look)),
    differential: (index) => looks[index] ?? {},
    withNumberFormat(format, code) {
      const list = child(editor.root, "cellXfs");
      const entry = list && childrenNamed(list, "xf")[format];
      const changed = editPart(entry ? editor.source(entry) : FIRST.cell[0]!);
      changed.setAttribute(changed.root, "numFmtId", String(numberFormats.id(code)));
      changed.setAttribute(changed.root, "applyNumberFormat", "1");
      return formats.index(changed.text());
    },
    marksOurs: (format) => marked.has(format),
    changed: () => lists.some((list) => list.grown()),
    text: () => {
      for (const list of lists) list.commit();
      return editor.text();
    },
  };
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

function differentialXml({ color, fill, bold }: Look): string {
  const font = `${bold ? "<b/>" : ""}${color ? `<color rgb="${rgb(color)}"/>` : ""}`;
  const filled = fill ? `<fill><patternFill><bgColor rgb="${rgb(fill)}"/></patternFill></fill>` : "";
  return `<dxf>${font && `<font>${font}</font>`}${filled}</dxf>`;
}

function looksOf(root: XmlElement): Look[] {
  const list = child(root, "dxfs");
  return (list ? childrenNamed(list, "dxf") : []).map((look) => {
    const colored = (path: readonly string[]): string | undefined => {
      const found = path.reduce((at: XmlElement | undefined, name) => at && child(at, name), look);
      const value = found && attribute(found, "rgb");
      return value && `#${value.slice(-6).toUpperCase()}`;
    };
    const color = colored(["font", "color"]);
    const fill = colored(["fill", "patternFill", "bgColor"]);
    return { ...(color === undefined ? {} : { color }), ...(fill === undefined ? {} : { fill }) };
  });
}

/**
 * The mark of a cell that we filled: its formula is hidden when the sheet is protected. It shows nowhere else, and Excel,
 * LibreOffice and Office.js all keep it.
 */
const MARK = ` hidden="1"`;

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
  const flags = `${style.unlocked ? ' locked="0"' : ""}${filled ? MARK : ""}`;
  const protection = flags && `<protection${flags}/>`;
  const applied = ["NumberFormat", "Font", "Fill", "Border", "Alignment", ...(flags ? ["Protection"] : [])]
    .map((what) => ` apply${what}="1"`)
    .join("");
  return `<xf${numbers} xfId="0"${applied}><alignment${alignment}/>${protection}</xf>`;
}
