/// <reference types="office-js" />
import { contains } from "../../core/sheet/address";
import { cutText } from "../../core/sheet/cut-text";
import { anchorName } from "../../core/sheet/link";
import type { Link } from "../../core/sheet/spec";
import type { Rect } from "../../workbook";
import { rangeAt } from "../read/rect";
import { hullOf } from "./addresses";

/** A cell that leads somewhere when it is clicked. */
export interface LinkNow {
  row: number;
  column: number;
  /** The name that it leads to, if it leads to one. */
  to: string;
  tip: string;
  /** It is in our area and leads to a place of ours. */
  ours: boolean;
}

/** What was asked of Excel, to be read after the next sync. */
export interface LinksLook {
  areas: readonly Rect[];
  rect: Rect;
  cells: OfficeExtension.ClientResult<Excel.CellProperties[][]>;
}

/** Queues a look at the links in our areas. */
export function queueLinksLook(sheet: Excel.Worksheet, areas: readonly Rect[]): LinksLook {
  const rect = hullOf(areas);
  return { areas, rect, cells: rangeAt(sheet, rect).getCellProperties({ hyperlink: true }) };
}

export const linksNow = ({ areas, rect, cells }: LinksLook): LinkNow[] => linksIn(cells.value, rect, areas);

/** @param cells of the rectangle, asked for with their hyperlinks. */
export const linksIn = (
  cells: readonly (readonly Excel.CellProperties[])[],
  rect: Rect,
  areas: readonly Rect[],
): LinkNow[] =>
  cells.flatMap((line, down) =>
    line.flatMap(({ hyperlink }, across): LinkNow[] => {
      const { address = "", documentReference = "", screenTip = "" } = hyperlink ?? {};
      if (!address && !documentReference) return [];
      const [row, column] = [rect.row + down, rect.column + across];
      const inArea = areas.some((area) => contains(area, row, column));
      const ours = inArea && !address && /^#?primed_go_/i.test(documentReference);
      return [{ row, column, to: documentReference.replace(/^#/, ""), tip: screenTip, ours }];
    }),
  );

export function showsLinks(now: readonly LinkNow[], links: readonly Link[]): boolean {
  const ours = now.filter((one) => one.ours);
  const wanted = free(links, now);
  return ours.length === wanted.length && wanted.every((link) => ours.some((one) => isLink(one, link)));
}

/**
 * Queues the links of our area as the spec says; a cell to which people have given a link of their own keeps it. To be done before the
 * cells are dressed: Excel gives a cell with a link the look of one.
 */
export function writeLinks(sheet: Excel.Worksheet, links: readonly Link[], now: readonly LinkNow[]): void {
  const wanted = free(links, now);
  const stays = (one: LinkNow): boolean =>
    wanted.some(({ row, column }) => row === one.row && column === one.column);
  for (const { row, column } of now.filter((one) => one.ours && !stays(one))) {
    rangeAt(sheet, { row, column, rows: 1, columns: 1 }).clear("Hyperlinks");
  }
  for (const { row, column, place, tip } of wanted.filter((link) => !now.some((one) => saysAll(one, link)))) {
    rangeAt(sheet, { row, column, rows: 1, columns: 1 }).hyperlink = {
      documentReference: anchorName(place),
      ...(tip ? { screenTip: cutText(tip, LONGEST_TIP) } : {}),
    };
  }
}

/** Excel takes no more. */
const LONGEST_TIP = 255;

const free = (links: readonly Link[], now: readonly LinkNow[]): Link[] =>
  links.filter(
    ({ row, column }) => !now.some((one) => !one.ours && one.row === row && one.column === column),
  );

const isLink = (one: LinkNow, { row, column, place }: Link): boolean =>
  one.row === row && one.column === column && one.to.toLowerCase() === anchorName(place).toLowerCase();

const saysAll = (one: LinkNow, link: Link): boolean =>
  isLink(one, link) && one.tip === cutText(link.tip ?? "", LONGEST_TIP);
