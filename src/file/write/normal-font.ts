import { attribute, child, childrenNamed, integerAttribute } from "../xml/find";
import { parsePart, type XmlElement } from "../xml/parse-part";

/** How wide a digit is against the font's size, for fonts that workbooks have as Normal; others are taken as Calibri. */
const DIGIT_TO_SIZE: Readonly<Record<string, number>> = {
  calibri: 0.507,
  carlito: 0.507,
  arial: 0.556,
  "liberation sans": 0.556,
  "aptos narrow": 0.49,
};
const PIXELS_A_POINT = 96 / 72;

/**
 * The width in pixels of a digit in the workbook's Normal font, which is what column widths are counted in: 7 for Calibri 11.
 * @param text the styles part.
 */
export function digitWidth(text: string): number {
  const font = normalFont(parsePart(text, "xl/styles.xml"));
  const value = (name: string) => font && attribute(child(font, name) ?? font, "val");
  const size = Number(value("sz") ?? 11) || 11;
  const ratio = DIGIT_TO_SIZE[(value("name") ?? "Calibri").toLowerCase()] ?? DIGIT_TO_SIZE["calibri"]!;
  return Math.max(1, Math.round(size * PIXELS_A_POINT * ratio));
}

function normalFont(root: XmlElement): XmlElement | undefined {
  const list = (name: string, entry: string) => {
    const parent = child(root, name);
    return parent ? childrenNamed(parent, entry) : [];
  };
  const normal = list("cellStyles", "cellStyle").find((style) => integerAttribute(style, "builtinId") === 0);
  const format = list("cellStyleXfs", "xf")[(normal && integerAttribute(normal, "xfId")) ?? 0];
  return list("fonts", "font")[(format && integerAttribute(format, "fontId")) ?? 0];
}
