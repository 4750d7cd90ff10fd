/// <reference types="office-js" />
import type { Rect } from "../../workbook";
import { areaIn, queueAreaLook } from "./area";
import { rangeAt } from "../read/rect";
import type { Session } from "../run";
import { rectsIn } from "../write/addresses";
import { linksIn, type LinkNow } from "../write/links";
import { mergesIn, queueMergesLook } from "../write/merges";
import { breaksNow, queueBreaksLook } from "../write/page";

/** What has to be known besides of a sheet of ours that is to be written. */
export interface CloserLook {
  /** Whether a cell carries our mark (its formula would be hidden), or is as we wrote it. */
  marked: (row: number, column: number) => boolean;
  numberFormat: (row: number, column: number) => string;
  /** Where our area is by now: people may have moved it since they were asked for the first time. */
  area: Rect | undefined;
  /** Those that touch the rectangle looked at. */
  merges: Rect[];
  /** Rows with a page break above them. */
  breaks: number[];
  links: LinkNow[];
  /** None when the whole sheet is printed. */
  printAreas: Rect[];
  /** How large the cells are, in points, that a chart is to be put over. */
  size: (over: Rect) => Size;
}

/** Points. */
export interface Size {
  width: number;
  height: number;
}

export interface Closer {
  /** Excel's id of it. */
  sheet: string;
  rect: Rect;
  areas: readonly Rect[];
  /** Cells that charts are to be put over. */
  places: readonly Rect[];
  /** There may be links of ours, or are to be some. */
  links: boolean;
  /** Cells of which it is not known whether they carry our mark. */
  inDoubt: Rect | undefined;
}

/** Formats cost about a hundred bytes a cell in an answer: so many cells at once. */
const MOST_CELLS = 25_000;

export async function lookCloser(session: Session, wanted: readonly Closer[]): Promise<CloserLook[]> {
  const looks: (() => CloserLook)[] = [];
  let cells = 0;
  for (const one of wanted) {
    const { rows, columns } = one.rect;
    if (cells > 0 && cells + rows * columns > MOST_CELLS) {
      await session.sync();
      cells = 0;
    }
    cells += rows * columns;
    looks.push(await queue(session, one));
  }
  if (looks.length) await session.sync();
  return looks.map((look) => look());
}

async function queue(
  session: Session,
  { sheet: id, rect, areas, places, links, inDoubt }: Closer,
): Promise<() => CloserLook> {
  const sheet = session.context.workbook.worksheets.getItem(id);
  const area = queueAreaLook(sheet);
  const merges = queueMergesLook(sheet, areas);
  const breaks = queueBreaksLook(sheet);
  const printed = sheet.pageLayout.getPrintAreaOrNullObject();
  printed.load("address");
  const overs = places.map((over) => ({
    over,
    range: rangeAt(sheet, over).load("width,height"),
  }));
  const formats = await queueFormats(session, sheet, rect);
  const marks = await queueMarks(session, sheet, links ? rect : inDoubt, links);
  return () => ({
    numberFormat: formats(),
    ...marks(areas),
    area: areaIn(area),
    merges: mergesIn(merges),
    breaks: breaksNow(breaks),
    printAreas: printed.isNullObject ? [] : rectsIn(printed.address),
    size: (over) => overs.find((one) => one.over === over)?.range ?? { width: 0, height: 0 },
  });
}

/** A sheet that is too large for one answer is asked about in pieces. */
async function queueFormats(
  session: Session,
  sheet: Excel.Worksheet,
  rect: Rect,
): Promise<() => CloserLook["numberFormat"]> {
  const pieces = await inPieces(session, rect, (part) => rangeAt(sheet, part).load("numberFormat"));
  return () => {
    const formats = pieces.flatMap(({ numberFormat }) => numberFormat as string[][]);
    return (row, column) => formats[row - rect.row]?.[column - rect.column] ?? "General";
  };
}

/** @param rect undefined when there is nothing to ask. */
async function queueMarks(
  session: Session,
  sheet: Excel.Worksheet,
  rect: Rect | undefined,
  hyperlink: boolean,
): Promise<(areas: readonly Rect[]) => Pick<CloserLook, "marked" | "links">> {
  if (!rect) return () => ({ marked: () => true, links: [] });
  const wanted = { format: { protection: true }, hyperlink };
  const pieces = await inPieces(session, rect, (part) => rangeAt(sheet, part).getCellProperties(wanted));
  return (areas) => {
    const cells = pieces.flatMap(({ value }) => value);
    return {
      marked: (row, column) => {
        const cell = cells[row - rect.row]?.[column - rect.column];
        return cell === undefined || cell.format?.protection?.formulaHidden === true;
      },
      links: linksIn(cells, rect, areas),
    };
  };
}

async function inPieces<T>(session: Session, rect: Rect, ask: (part: Rect) => T): Promise<T[]> {
  const pieces: T[] = [];
  const atOnce = Math.max(1, Math.floor(MOST_CELLS / rect.columns));
  for (let down = 0; down < rect.rows; down += atOnce) {
    if (down > 0) await session.sync();
    pieces.push(ask({ ...rect, row: rect.row + down, rows: Math.min(atOnce, rect.rows - down) }));
  }
  return pieces;
}
