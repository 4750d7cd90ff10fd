import { escapeAttribute, escapeText } from "../../../src/file/xml/escape";
import type { ChartFont, ChartLine } from "../book/chart";
import { DASHES, toFile } from "./chart-words";
import { EMU_A_POINT } from "./drawing-color";

/** Lines, fills and texts as every part of a chart has them. */

export const solidXml = (color: string): string =>
  `<a:solidFill><a:srgbClr val="${color.slice(1).toUpperCase()}"/></a:solidFill>`;

/** A line without a colour is drawn in the automatic one, which is that of no `ln` at all. */
export function lineXml({ style, weight, color }: ChartLine): string {
  const width = `w="${Math.round(weight * EMU_A_POINT)}"`;
  if (style === "None") return `<a:ln ${width}><a:noFill/></a:ln>`;
  const dash = toFile(DASHES, style, "solid");
  return `<a:ln ${width}>${color === undefined ? "" : solidXml(color)}<a:prstDash val="${dash}"/></a:ln>`;
}

export const fillXml = (fill: string | undefined): string =>
  fill === undefined ? "<a:noFill/>" : solidXml(fill);

export const shapeXml = (fill: string | undefined, line: ChartLine): string =>
  `<c:spPr>${fillXml(fill)}${lineXml(line)}</c:spPr>`;

const fontXml = (element: "defRPr" | "rPr", { name, size, color, bold, italic }: ChartFont): string =>
  `<a:${element}${element === "rPr" ? ` lang="en-GB"` : ""} sz="${Math.round(size * 100)}" b="${bold ? 1 : 0}" i="${italic ? 1 : 0}">${solidXml(color)}<a:latin typeface="${escapeAttribute(name)}"/></a:${element}>`;

export const textXml = (font: ChartFont): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${fontXml("defRPr", font)}</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`;

/** @param turned runs upwards. */
export function richXml(text: string, font: ChartFont, turned = false): string {
  const paragraphs = text
    .split("\n")
    .map(
      (line) =>
        `<a:p><a:pPr>${fontXml("defRPr", font)}</a:pPr><a:r>${fontXml("rPr", font)}<a:t>${escapeText(line)}</a:t></a:r></a:p>`,
    );
  return `<c:tx><c:rich><a:bodyPr${turned ? ' rot="-5400000" vert="horz"' : ""}/><a:lstStyle/>${paragraphs.join("")}</c:rich></c:tx>`;
}
