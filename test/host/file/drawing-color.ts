import { attribute, child, elements, localName } from "../../../src/file/xml/find";
import type { XmlElement } from "../../../src/file/xml/parse-part";
import type { ChartFont, ChartLine } from "../book/chart";
import { at, numberAttribute, numberVal } from "./attributes";
import { DASHES, fromFile } from "./chart-words";
import { fromHsl, toHsl, type Theme } from "./colors";

/** Fills, lines and fonts as drawings say them (ECMA-376 Part 1, 20.1). */

export const EMU_A_POINT = 12_700;

const SCHEME = "bg1 tx1 bg2 tx2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split(" ");
const ALIASES: Readonly<Record<string, string>> = { lt1: "bg1", dk1: "tx1", lt2: "bg2", dk2: "tx2" };

/** The colour of a `solidFill`; undefined for any other fill, or none. */
export function solidColor(fill: XmlElement | undefined, theme: Theme): string | undefined {
  const color = fill && elements(fill)[0];
  if (!color) return undefined;
  const value = attribute(color, "val") ?? "";
  const kind = localName(color.name);
  const plain =
    kind === "srgbClr"
      ? value
      : kind === "sysClr"
        ? (attribute(color, "lastClr") ?? "000000")
        : kind === "schemeClr"
          ? theme[SCHEME.indexOf(ALIASES[value] ?? value)]
          : undefined;
  if (plain === undefined) return undefined;
  const [modified, offset] = [numberVal(color, "lumMod"), numberVal(color, "lumOff")];
  const hex = `#${plain.toUpperCase()}`;
  if (modified === undefined && offset === undefined) return hex;
  const [h, s, l] = toHsl(hex);
  return fromHsl(h, s, Math.min(1, (l * (modified ?? 100_000) + (offset ?? 0)) / 100_000));
}

/** What `spPr` fills with: a colour, null for nothing, undefined when it does not say. */
export function fillOf(shape: XmlElement | undefined, theme: Theme): string | null | undefined {
  if (!shape) return undefined;
  if (child(shape, "noFill")) return null;
  return solidColor(child(shape, "solidFill"), theme);
}

/** @param otherwise where nothing is said. */
export function lineOf(shape: XmlElement | undefined, theme: Theme, otherwise: ChartLine): ChartLine {
  const line = shape && child(shape, "ln");
  if (!line) return { ...otherwise };
  const width = numberAttribute(line, "w");
  const weight = width === undefined ? otherwise.weight : Number((width / EMU_A_POINT).toFixed(4));
  if (child(line, "noFill")) return { style: "None", weight, color: undefined };
  const color = solidColor(child(line, "solidFill"), theme) ?? otherwise.color;
  const dash = child(line, "prstDash");
  const style = fromFile(DASHES, (dash && attribute(dash, "val")) ?? "solid", "Continuous");
  return { style, weight, color };
}

/** @param text `txPr`, or a title's `rich`. */
export function fontOf(text: XmlElement | undefined, theme: Theme, otherwise: ChartFont): ChartFont {
  const paragraph = text && child(text, "p");
  const run = at(paragraph, "r", "rPr");
  const standard = at(paragraph, "pPr", "defRPr");
  const said = (name: string): string | undefined =>
    (run && attribute(run, name)) ?? (standard && attribute(standard, name));
  const part = (name: string): XmlElement | undefined => at(run, name) ?? at(standard, name);
  const latin = part("latin");
  const size = said("sz");
  const flag = (name: string, unsaid: boolean): boolean => {
    const value = said(name);
    return value === undefined ? unsaid : value === "1" || value === "true";
  };
  return {
    name: (latin && attribute(latin, "typeface")?.replace(/^\+.*/, otherwise.name)) ?? otherwise.name,
    size: size === undefined ? otherwise.size : Number(size) / 100,
    color: solidColor(part("solidFill"), theme) ?? otherwise.color,
    bold: flag("b", otherwise.bold),
    italic: flag("i", otherwise.italic),
  };
}

/** The text of a title or a label, its paragraphs by line. */
export const richText = (rich: XmlElement | undefined): string | undefined =>
  rich &&
  elements(rich)
    .filter(({ name }) => localName(name) === "p")
    .map((paragraph) =>
      elements(paragraph)
        .map((run) => (child(run, "t") ?? { text: "" }).text)
        .join(""),
    )
    .join("\n");
