import { booleanAttribute, child, childrenNamed, integerAttribute } from "../../../src/file/xml/find";
import type { XmlElement } from "../../../src/file/xml/parse-part";
import { escapeAttribute } from "../../../src/file/xml/escape";
import type { CellStyle, Line, Sheet } from "../book/book";
import { numberAttribute } from "./attributes";
import type { RowWriter } from "./rows-xml";

/**
 * Column widths. Files count digits of the Normal font (ECMA-376 Part 1, 18.3.1.13), people's screens pixels, and the API points of
 * three quarters of a pixel.
 */
const POINTS_A_PIXEL = 0.75;

export const pointsOf = (width: number, digit: number): number =>
  Math.trunc(((256 * width + Math.trunc(128 / digit)) / 256) * digit) * POINTS_A_PIXEL;

export const widthOf = (points: number, digit: number): number =>
  Math.floor((points / POINTS_A_PIXEL / digit) * 256) / 256;

const DROPPED = new Set(["min", "max", "width", "customWidth", "hidden", "style"]);

/** @param digit see `digitWidth` of src/file. */
export function readColumns(
  sheet: Sheet,
  root: XmlElement,
  styles: readonly CellStyle[],
  digit: number,
): void {
  const format = child(root, "sheetFormatPr");
  sheet.standardWidth = standardWidthOf(format, digit);
  sheet.standardHeight = numberAttribute(format, "defaultRowHeight") ?? 15;
  const list = child(root, "cols");
  for (const element of list ? childrenNamed(list, "col") : []) {
    const [first, last] = [integerAttribute(element, "min") ?? 1, integerAttribute(element, "max") ?? 1];
    const width = numberAttribute(element, "width");
    const hidden = booleanAttribute(element, "hidden");
    const style = styles[integerAttribute(element, "style") ?? 0];
    const kept = Object.entries(element.attributes).filter(([name]) => !DROPPED.has(name));
    for (let column = first; column <= last; column++) {
      const line: Line = {};
      if (width !== undefined && width > 0) line.size = pointsOf(width, digit);
      if (hidden) line.hidden = true;
      if (style && style !== styles[0]) line.style = style;
      if (kept.length) line.kept = Object.fromEntries(kept);
      if (Object.keys(line).length) sheet.columns.set(column, line);
    }
  }
}

/** @param format `<sheetFormatPr>`. */
export function standardWidthOf(format: XmlElement | undefined, digit: number): number {
  const standard = numberAttribute(format, "defaultColWidth");
  if (standard !== undefined) return pointsOf(standard, digit);
  const base = numberAttribute(format, "baseColWidth") ?? 8;
  return Math.ceil((base * digit + 5) / 8) * 8 * POINTS_A_PIXEL;
}

/** What writing columns needs to know of the file: see `RowWriter`. */
export type ColumnWriter = Pick<RowWriter, "style" | "knows">;

/** `<cols>`, neighbours that are alike in one; nothing when there is none to write. */
export function columnsXml(sheet: Sheet, digit: number, writer: ColumnWriter): string {
  const runs: { first: number; last: number; said: string }[] = [];
  for (const column of [...sheet.columns.keys()].sort((a, b) => a - b)) {
    const said = saidOf(sheet.columns.get(column)!, sheet, digit, writer);
    const last = runs[runs.length - 1];
    if (last && last.last === column - 1 && last.said === said) last.last = column;
    else runs.push({ first: column, last: column, said });
  }
  const columns = runs.map(({ first, last, said }) => `<col min="${first}" max="${last}"${said}/>`);
  return columns.length ? `<cols>${columns.join("")}</cols>` : "";
}

function saidOf(line: Line, sheet: Sheet, digit: number, { style, knows }: ColumnWriter): string {
  const width = line.size ?? (line.hidden ? 0 : sheet.standardWidth);
  return [
    ` width="${widthOf(width, digit)}"`,
    line.size === undefined && !line.hidden ? "" : ` customWidth="1"`,
    line.style ? ` style="${style(line.style)}"` : "",
    line.hidden ? ` hidden="1"` : "",
    ...Object.entries(line.kept ?? {})
      .filter(([name]) => knows(name))
      .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`),
  ].join("");
}
