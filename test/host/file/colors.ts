import { attribute, booleanAttribute, child, elements } from "../../../src/file/xml/find";
import { parsePart, type XmlElement } from "../../../src/file/xml/parse-part";

/** Colours as files say them (ECMA-376 Part 1, 18.8.3): plain, of the theme with a tint, of the old palette, or automatic. */

/** The theme's colours, in the order that `theme` counts: light before dark. */
export type Theme = readonly string[];

const OFFICE: Theme =
  "FFFFFF 000000 EEECE1 1F497D 4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646 0000FF 800080".split(" ");
const ORDER = "lt1 dk1 lt2 dk2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split(" ");

/** @param text the theme's part; Office's own theme when there is none. */
export function themeOf(text: string | undefined): Theme {
  if (text === undefined) return OFFICE;
  const scheme = find(parsePart(text, "the theme"), ["themeElements", "clrScheme"]);
  return ORDER.map((name, i) => {
    const color = scheme && child(scheme, name);
    const said = color && elements(color)[0];
    return (said && (attribute(said, "lastClr") ?? attribute(said, "val"))) ?? OFFICE[i]!;
  });
}

const find = (from: XmlElement, path: readonly string[]): XmlElement | undefined =>
  path.reduce((at: XmlElement | undefined, name) => at && child(at, name), from);

/** Excel's palette of 56 colours, given twice for the first eight. */
const INDEXED = (
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF " +
  "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF " +
  "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 " +
  "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333 " +
  "000000 FFFFFF"
).split(" ");

/** `#RRGGBB`; undefined when it is automatic or not said. */
export function colorOf(element: XmlElement | undefined, theme: Theme): string | undefined {
  if (!element || booleanAttribute(element, "auto")) return undefined;
  const rgb = attribute(element, "rgb");
  const index = attribute(element, "indexed");
  const themed = attribute(element, "theme");
  const plain =
    rgb !== undefined
      ? rgb.slice(-6)
      : themed !== undefined
        ? theme[Number(themed)]
        : index !== undefined
          ? INDEXED[Number(index)]
          : undefined;
  return plain === undefined
    ? undefined
    : tinted(`#${plain.toUpperCase()}`, Number(attribute(element, "tint") ?? 0));
}

/** Lighter towards white or darker towards black, in the colour's lightness (18.8.19). */
export function tinted(color: string, tint: number): string {
  if (!tint) return color;
  const [h, s, l] = toHsl(color);
  return fromHsl(h, s, tint < 0 ? l * (1 + tint) : l * (1 - tint) + tint);
}

export function toHsl(color: string): [number, number, number] {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  const [high, low] = [Math.max(r, g, b), Math.min(r, g, b)];
  const [range, l] = [high - low, (high + low) / 2];
  if (!range) return [0, 0, l];
  const s = range / (1 - Math.abs(2 * l - 1));
  const h = high === r ? ((g - b) / range + 6) % 6 : high === g ? (b - r) / range + 2 : (r - g) / range + 4;
  return [h, s, l];
}

export function fromHsl(h: number, s: number, l: number): string {
  const range = (1 - Math.abs(2 * l - 1)) * s;
  const middle = range * (1 - Math.abs((h % 2) - 1));
  const [r, g, b] = (
    [
      [range, middle, 0],
      [middle, range, 0],
      [0, range, middle],
      [0, middle, range],
      [middle, 0, range],
      [range, 0, middle],
    ] as const
  )[Math.floor(h) % 6]!;
  const low = l - range / 2;
  const hex = (part: number): string =>
    Math.round(Math.min(1, Math.max(0, part + low)) * 255)
      .toString(16)
      .padStart(2, "0");
  return `#${hex(r)}${hex(g)}${hex(b)}`.toUpperCase();
}

/** As files write a colour: `FF1B2430`. */
export const argb = (color: string): string => `FF${color.slice(1).toUpperCase()}`;
