/// <reference types="office-js" />
import type { Rect } from "../../workbook";
import { rangeAt } from "../read/rect";
import type { Session } from "../run";
import { rectsIn } from "../write/addresses";
import { linksIn, type LinkNow } from "../write/links";
import { mergesIn, queueMergesLook } from "../write/merges";
import { breaksNow, queueBreaksLook } from "../write/page";

/** What has to be known besides of a sheet of ours that is to be written. */
export interface CloserLook {
  /** Whether a cell carries our mark: its formula would be hidden. */
  marked: (row: number, column: number) => boolean;
  numberFormat: (row: number, column: number) => string;
  /** Those that touch the rectangle looked at. */
  merges: Rect[];
  /** Rows with a page break above them. */
  breaks: number[];
  links: LinkNow[];
  /** Undefined when the whole sheet is printed. */
  printArea: Rect | undefined;
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
  { sheet: id, rect, areas, places }: Closer,
): Promise<() => CloserLook> {
  const sheet = session.context.workbook.worksheets.getItem(id);
  const merges = queueMergesLook(sheet, areas);
  const breaks = queueBreaksLook(sheet);
  const printed = sheet.pageLayout.getPrintAreaOrNullObject();
  printed.load("address");
  const overs = places.map((over) => ({
    over,
    range: rangeAt(sheet, over).load("width,height"),
  }));
  const formats = await queueFormats(session, sheet, rect, areas);
  return () => ({
    ...formats(),
    merges: mergesIn(merges),
    breaks: breaksNow(breaks),
    printArea: printed.isNullObject ? undefined : rectsIn(printed.address)[0],
    size: (over) => overs.find((one) => one.over === over)?.range ?? { width: 0, height: 0 },
  });
}

/** A sheet that is too large for one answer is asked about in pieces. */
async function queueFormats(
  session: Session,
  sheet: Excel.Worksheet,
  rect: Rect,
  areas: readonly Rect[],
): Promise<() => Pick<CloserLook, "marked" | "numberFormat" | "links">> {
  const pieces: { range: Excel.Range; marks: OfficeExtension.ClientResult<Excel.CellProperties[][]> }[] = [];
  const atOnce = Math.max(1, Math.floor(MOST_CELLS / rect.columns));
  for (let down = 0; down < rect.rows; down += atOnce) {
    if (down > 0) await session.sync();
    const part = { ...rect, row: rect.row + down, rows: Math.min(atOnce, rect.rows - down) };
    const range = rangeAt(sheet, part).load("numberFormat");
    pieces.push({ range, marks: range.getCellProperties({ format: { protection: true }, hyperlink: true }) });
  }
  return () => {
    const marks = pieces.flatMap((piece) => piece.marks.value);
    const formats = pieces.flatMap((piece) => piece.range.numberFormat as string[][]);
    return {
      marked: (row, column) =>
        marks[row - rect.row]?.[column - rect.column]?.format?.protection?.formulaHidden === true,
      numberFormat: (row, column) => formats[row - rect.row]?.[column - rect.column] ?? "General",
      links: linksIn(marks, rect, areas),
    };
  };
}
