import type { BarFill, LineStyle, Marker } from "../../../core/sheet/chart";
import { CHART_TEXT_COLOR, CHART_TEXT_SIZE, EDGE_WIDTH } from "../../../core/sheet/chart-look";
import { FONT } from "../../../core/sheet/style";

/** Lines, fills and text as every part of a chart has them. */

const EMU_A_POINT = 12_700;

export const solidXml = (color: string): string =>
  `<a:solidFill><a:srgbClr val="${color.slice(1).toUpperCase()}"/></a:solidFill>`;

export const NO_LINE = `<a:ln><a:noFill/></a:ln>`;
export const NOTHING = `<a:noFill/>${NO_LINE}`;

/** A thin line round or under something. */
export const edgeXml = (color: string | undefined): string =>
  color === undefined ? NO_LINE : `<a:ln w="${EDGE_WIDTH * EMU_A_POINT}">${solidXml(color)}</a:ln>`;

export function lineXml(line: LineStyle | undefined): string {
  if (!line) return `<a:ln w="19050"><a:noFill/></a:ln>`;
  const dash = { solid: "solid", dash: "dash", dot: "sysDot" }[line.dash];
  return `<a:ln w="${Math.round(line.width * EMU_A_POINT)}" cap="rnd">${solidXml(line.color)}<a:prstDash val="${dash}"/><a:round/></a:ln>`;
}

export const barXml = ({ fill, edge }: BarFill): string =>
  `<c:spPr>${solidXml(fill)}${edgeXml(edge)}</c:spPr>`;

export function markerXml(marker: Marker | undefined): string {
  if (!marker || marker.shape === "none") return `<c:marker><c:symbol val="none"/></c:marker>`;
  return `<c:marker><c:symbol val="${marker.shape}"/><c:size val="${marker.size}"/><c:spPr>${solidXml(marker.fill)}${edgeXml(marker.edge)}</c:spPr></c:marker>`;
}

/** The attributes and children that `a:defRPr` and `a:rPr` share. */
export const fontXml = (element: "defRPr" | "rPr", color = CHART_TEXT_COLOR, bold = false): string =>
  `<a:${element}${element === "rPr" ? ` lang="en-GB"` : ""} sz="${CHART_TEXT_SIZE * 100}" b="${bold ? 1 : 0}">${solidXml(color)}<a:latin typeface="${FONT}"/></a:${element}>`;

export const textXml = (color?: string, bold?: boolean): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${fontXml("defRPr", color, bold)}</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`;
