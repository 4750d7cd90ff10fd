import {
  attribute,
  booleanAttribute,
  child,
  childrenNamed,
  integerAttribute,
} from "../../../src/file/xml/find";
import { decodeExcelText } from "../../../src/file/xml/excel-text";
import { parsePart, type XmlElement } from "../../../src/file/xml/parse-part";
import type { Border, CellStyle, Edge } from "../book/book";
import type { ConditionalLook } from "../book/condition";
import { restyled, STANDARD_STYLE } from "../book/style";
import { at, numberVal, valOf } from "./attributes";
import { colorOf, type Theme } from "./colors";
import { BUILT_IN_FORMATS } from "./number-formats";
import { BORDERS, capital, UNDERLINES } from "./style-words";

/** What the styles part says, by index. */
export interface FileStyles {
  /** A cell's `s`. */
  cells: readonly CellStyle[];
  /** A conditional format's `dxfId`. */
  conditional: readonly ConditionalLook[];
}

export function readStyles(text: string | undefined, theme: Theme): FileStyles {
  if (text === undefined) return { cells: [STANDARD_STYLE], conditional: [] };
  const root = parsePart(text, "xl/styles.xml");
  const list = (name: string, entry: string): XmlElement[] => {
    const found = child(root, name);
    return found ? childrenNamed(found, entry) : [];
  };
  const codes = new Map(BUILT_IN_FORMATS);
  for (const one of list("numFmts", "numFmt"))
    codes.set(integerAttribute(one, "numFmtId") ?? -1, decodeExcelText(attribute(one, "formatCode") ?? ""));
  const fonts = list("fonts", "font").map((font) => fontOf(font, theme));
  const fills = list("fills", "fill").map((fill) => fillOf(fill, theme));
  const borders = list("borders", "border").map((border) => bordersOf(border, theme));
  const cells = list("cellXfs", "xf").map((xf): CellStyle => {
    const index = (name: string): number => integerAttribute(xf, name) ?? 0;
    return restyled(STANDARD_STYLE, {
      numberFormat: codes.get(index("numFmtId")) ?? "General",
      font: fonts[index("fontId")] ?? STANDARD_STYLE.font,
      fill: fills[index("fillId")],
      borders: borders[index("borderId")] ?? {},
      ...alignmentOf(child(xf, "alignment")),
      ...protectionOf(child(xf, "protection")),
    });
  });
  return {
    cells: cells.length ? cells : [STANDARD_STYLE],
    conditional: list("dxfs", "dxf").map((dxf) => lookOf(dxf, theme)),
  };
}

const isOn = (parent: XmlElement, name: string): boolean => {
  const found = child(parent, name);
  return found !== undefined && booleanAttribute(found, "val", true);
};

function fontOf(font: XmlElement, theme: Theme): CellStyle["font"] {
  const underline = child(font, "u");
  return {
    name: valOf(font, "name") ?? STANDARD_STYLE.font.name,
    size: numberVal(font, "sz") ?? STANDARD_STYLE.font.size,
    color: colorOf(child(font, "color"), theme) ?? "#000000",
    bold: isOn(font, "b"),
    italic: isOn(font, "i"),
    underline: underline ? (UNDERLINES.get(attribute(underline, "val") ?? "single") ?? "None") : "None",
    strikethrough: isOn(font, "strike"),
  };
}

/** A pattern's or a gradient's first colour stands for it: the API knows one. */
function fillOf(fill: XmlElement, theme: Theme): string | undefined {
  const pattern = child(fill, "patternFill");
  const type = pattern && attribute(pattern, "patternType");
  if (!pattern || type === undefined || type === "none") return undefined;
  if (type === "solid") return colorOf(child(pattern, "fgColor"), theme) ?? "#000000";
  return colorOf(child(pattern, "bgColor"), theme) ?? "#FFFFFF";
}

function bordersOf(border: XmlElement, theme: Theme): Partial<Record<Edge, Border>> {
  const edges: [Edge, string][] = [
    ["EdgeTop", "top"],
    ["EdgeBottom", "bottom"],
    ["EdgeLeft", "left"],
    ["EdgeRight", "right"],
    ...(booleanAttribute(border, "diagonalDown") ? [["DiagonalDown", "diagonal"] as [Edge, string]] : []),
    ...(booleanAttribute(border, "diagonalUp") ? [["DiagonalUp", "diagonal"] as [Edge, string]] : []),
  ];
  return Object.fromEntries(
    edges.flatMap(([edge, name]) => {
      const element = child(border, name);
      const drawn = BORDERS.find(([file]) => element && file === attribute(element, "style"));
      if (!element || !drawn) return [];
      const color = colorOf(child(element, "color"), theme) ?? "#000000";
      return [[edge, { style: drawn[1], weight: drawn[2], color }]];
    }),
  );
}

function alignmentOf(alignment: XmlElement | undefined): Partial<CellStyle> {
  if (!alignment) return {};
  const said = (name: string, otherwise: string): string => capital(attribute(alignment, name) ?? otherwise);
  const horizontal = said("horizontal", "general");
  const rotation = integerAttribute(alignment, "textRotation") ?? 0;
  return {
    horizontal: (horizontal === "CenterContinuous"
      ? "CenterAcrossSelection"
      : horizontal) as CellStyle["horizontal"],
    vertical: said("vertical", "bottom") as CellStyle["vertical"],
    wrap: booleanAttribute(alignment, "wrapText"),
    shrink: booleanAttribute(alignment, "shrinkToFit"),
    indent: integerAttribute(alignment, "indent") ?? 0,
    // Files count 91 to 180 for downwards, and 255 for letters one below the other, which the API gives as 180.
    rotation: rotation === 255 ? 180 : rotation > 90 ? 90 - rotation : rotation,
  };
}

function protectionOf(protection: XmlElement | undefined): Partial<CellStyle> {
  if (!protection) return {};
  return {
    locked: booleanAttribute(protection, "locked", true),
    formulaHidden: booleanAttribute(protection, "hidden"),
  };
}

function lookOf(dxf: XmlElement, theme: Theme): ConditionalLook {
  const font = child(dxf, "font");
  const pattern = at(dxf, "fill", "patternFill");
  const color = colorOf(font && child(font, "color"), theme);
  const fill = colorOf(pattern && (child(pattern, "bgColor") ?? child(pattern, "fgColor")), theme);
  const code = child(dxf, "numFmt");
  return {
    ...(color === undefined ? {} : { color }),
    ...(fill === undefined ? {} : { fill }),
    ...(font && child(font, "b") ? { bold: isOn(font, "b") } : {}),
    ...(font && child(font, "i") ? { italic: isOn(font, "i") } : {}),
    ...(font && child(font, "u") ? { underline: valOf(font, "u") !== "none" } : {}),
    ...(font && child(font, "strike") ? { strikethrough: isOn(font, "strike") } : {}),
    ...(code ? { numberFormat: decodeExcelText(attribute(code, "formatCode") ?? "") } : {}),
  };
}
