import { numberFormatList } from "../../../src/file/write/number-formats";
import { styleList } from "../../../src/file/write/style-list";
import type { Alike } from "../../../src/file/write/style-meaning";
import { editPart } from "../../../src/file/xml/edit-part";
import { escapeAttribute, escapeExcelAttribute } from "../../../src/file/xml/escape";
import type { Border, CellStyle, Edge } from "../book/book";
import type { ConditionalLook } from "../book/condition";
import { argb } from "./colors";
import { BUILT_IN_IDS } from "./number-formats";
import { BORDERS, small, UNDERLINES } from "./style-words";

/** The styles part, changed by addition only. */
export interface StyleWriter {
  /** A cell's `s`. */
  cell(style: CellStyle): number;
  /** A rule's `dxfId`. */
  conditional(look: ConditionalLook): number;
  changed(): boolean;
  /** Asked once, at the end. */
  text(): string;
}

const FIRST = {
  fill: [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ],
  border: ["<border><left/><right/><top/><bottom/><diagonal/></border>"],
  normal: ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'],
};

/** @param known the indexes of styles that came from the file. */
export function styleWriter(
  text: string,
  standard: CellStyle,
  known: ReadonlyMap<CellStyle, number>,
): StyleWriter {
  const editor = editPart(text, "xl/styles.xml");
  const numberFormats = numberFormatList(editor, text);
  const fonts = styleList(editor, "fonts", "font", [fontXml(standard.font)]);
  const fills = styleList(editor, "fills", "fill", FIRST.fill);
  const borders = styleList(editor, "borders", "border", FIRST.border);
  const normals = styleList(editor, "cellStyleXfs", "xf", FIRST.normal);
  const lists: Readonly<Record<string, { alike(index: number): number }>> = {
    numFmtId: numberFormats,
    fontId: fonts,
    fillId: fills,
    borderId: borders,
  };
  const alike: Alike = (attribute, index) => lists[attribute]!.alike(index);
  const first = `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"${alignedXml(standard)}</xf>`;
  const formats = styleList(editor, "cellXfs", "xf", [first], alike);
  const looks = styleList(editor, "dxfs", "dxf", []);
  const idOf = (code: string): number => BUILT_IN_IDS.get(code) ?? numberFormats.id(code);
  const indexes = new Map(known);

  const added = (style: CellStyle): number => {
    for (const list of [fills, normals]) list.begin();
    const ids = [
      ` numFmtId="${idOf(style.numberFormat)}"`,
      ` fontId="${fonts.index(fontXml(style.font))}"`,
      ` fillId="${style.fill === undefined ? 0 : fills.index(fillXml(style.fill))}"`,
      ` borderId="${borders.index(bordersXml(style.borders))}"`,
    ].join("");
    const applied = ["NumberFormat", "Font", "Fill", "Border", "Alignment", "Protection"];
    return formats.index(
      `<xf${ids} xfId="0"${applied.map((what) => ` apply${what}="1"`).join("")}${alignedXml(style)}</xf>`,
    );
  };
  return {
    cell(style) {
      let index = indexes.get(style);
      if (index === undefined) indexes.set(style, (index = added(style)));
      return index;
    },
    conditional: (look) => looks.index(lookXml(look, idOf)),
    changed: () => [numberFormats, fonts, fills, borders, normals, formats, looks].some((one) => one.grown()),
    text: () => {
      for (const one of [numberFormats, fonts, fills, borders, normals, formats, looks]) one.commit();
      return editor.text();
    },
  };
}

/** A font of the styles part. */
export function fontXml(font: CellStyle["font"]): string {
  const underline = [...UNDERLINES].find(([, api]) => api === font.underline)?.[0] ?? "none";
  return [
    `<font>${font.bold ? "<b/>" : ""}${font.italic ? "<i/>" : ""}${font.strikethrough ? "<strike/>" : ""}`,
    underline === "none" ? "" : underline === "single" ? "<u/>" : `<u val="${underline}"/>`,
    `<sz val="${font.size}"/><color rgb="${argb(font.color)}"/><name val="${escapeAttribute(font.name)}"/><family val="2"/></font>`,
  ].join("");
}

const fillXml = (color: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${argb(color)}"/><bgColor indexed="64"/></patternFill></fill>`;

function bordersXml(borders: CellStyle["borders"]): string {
  const side = (name: string, edge: Edge): string => {
    const border = borders[edge];
    return border
      ? `<${name} style="${borderWord(border)}"><color rgb="${argb(border.color)}"/></${name}>`
      : `<${name}/>`;
  };
  const down = borders.DiagonalDown ? ` diagonalDown="1"` : "";
  const up = borders.DiagonalUp ? ` diagonalUp="1"` : "";
  return [
    `<border${up}${down}>`,
    side("left", "EdgeLeft"),
    side("right", "EdgeRight"),
    side("top", "EdgeTop"),
    side("bottom", "EdgeBottom"),
    side("diagonal", borders.DiagonalDown ? "DiagonalDown" : "DiagonalUp"),
    `</border>`,
  ].join("");
}

/** Of the weights that a style has none of, the nearest there is. */
const borderWord = ({ style, weight }: Border): string => {
  const ofStyle = BORDERS.filter(([, api]) => api === style);
  return (ofStyle.find(([, , its]) => its === weight) ?? ofStyle[0])![0];
};

/** Ends the open tag, and holds what stands within. */
function alignedXml(style: CellStyle): string {
  const horizontal =
    style.horizontal === "CenterAcrossSelection" ? "centerContinuous" : small(style.horizontal);
  const { rotation } = style;
  const alignment = [
    style.horizontal === "General" ? "" : ` horizontal="${horizontal}"`,
    style.vertical === "Bottom" ? "" : ` vertical="${small(style.vertical)}"`,
    rotation ? ` textRotation="${rotation === 180 ? 255 : rotation < 0 ? 90 - rotation : rotation}"` : "",
    style.wrap ? ` wrapText="1"` : "",
    style.indent ? ` indent="${style.indent}"` : "",
    style.shrink ? ` shrinkToFit="1"` : "",
  ].join("");
  const protection = `${style.locked ? "" : ' locked="0"'}${style.formulaHidden ? ' hidden="1"' : ""}`;
  return `>${alignment && `<alignment${alignment}/>`}${protection && `<protection${protection}/>`}`;
}

function lookXml(look: ConditionalLook, idOf: (code: string) => number): string {
  const flag = (name: string, on: boolean | undefined): string =>
    on === undefined ? "" : on ? `<${name}/>` : `<${name} val="0"/>`;
  const font = [
    flag("b", look.bold),
    flag("i", look.italic),
    flag("strike", look.strikethrough),
    look.underline === undefined ? "" : `<u val="${look.underline ? "single" : "none"}"/>`,
    look.color === undefined ? "" : `<color rgb="${argb(look.color)}"/>`,
  ].join("");
  const { numberFormat, fill } = look;
  return [
    `<dxf>${font && `<font>${font}</font>`}`,
    numberFormat === undefined
      ? ""
      : `<numFmt numFmtId="${idOf(numberFormat)}" formatCode="${escapeExcelAttribute(numberFormat)}"/>`,
    fill === undefined ? "" : `<fill><patternFill><bgColor rgb="${argb(fill)}"/></patternFill></fill>`,
    `</dxf>`,
  ].join("");
}
