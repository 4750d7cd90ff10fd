/// <reference types="office-js" />
import { FatalProblem } from "../../core/problem";
import { bottom } from "../../core/sheet/address";
import type { CellBlock, ReadRequest, Rect } from "../../workbook";
import type { Session } from "../run";
import { inCommon, usedBands } from "./bands";
import { blockBuilder, type BlockBuilder } from "./block-builder";
import type { ExcelContents } from "./contents";
import { inPieces, LIMITS, type Limits, type Rows } from "./in-pieces";
import { rangeAt } from "./rect";
import { takeFormats, takeKinds, takeValues } from "./take";

/** More than a small machine can hold in one block: a million rows of 96 columns take about 1 GB. */
const MOST_CELLS = 100_000_000;

/**
 * Reads cells of a sheet: values, the formats of numbers only, and what kind of value it is only where a text looks like an error.
 * At most 3 syncs and one for each 4 MB. When people change the sheet meanwhile, some rows are from before and some from after.
 * @throws FatalProblem when there is no such sheet, or too much on it; ExcelTrouble.
 */
export async function readCells(
  session: Session,
  { sheets }: Pick<ExcelContents, "sheets">,
  request: ReadRequest,
  limits: Limits = LIMITS,
): Promise<CellBlock> {
  const known = sheets.find(({ name }) => name === request.sheet);
  if (!known)
    throw new FatalProblem(`There is no sheet "${request.sheet}" in the workbook.`, { sheet: request.sheet });
  const sheet = session.context.workbook.worksheets.getItem(known.id);
  const bands = await usedBands(session, sheet, request);
  const rows = { first: request.firstRow, last: Math.max(request.firstRow - 1, ...bands.map(bottom)) };
  const width = bands.reduce((sum, { columns }) => sum + columns, 0);
  if (width * (rows.last - rows.first + 1) > MOST_CELLS) {
    throw new FatalProblem(tooLarge(request.sheet), { sheet: request.sheet });
  }
  const block = blockBuilder(rows, request.columns);
  const later = await readValues(session, sheet, bands, limits, block);
  await readLater(session, sheet, later, limits, block);
  return block.finish();
}

/** Cells of which it showed only when their values had come that more has to be known. */
interface Later {
  formats: Rect[];
  kinds: Rect[];
}

/** Values, together with the formats of columns that have shown a number in a piece before. */
async function readValues(
  session: Session,
  sheet: Excel.Worksheet,
  bands: readonly Rect[],
  limits: Limits,
  block: BlockBuilder,
): Promise<Later> {
  const later: Later = { formats: [], kinds: [] };
  const withNumbers = new Set<number>();
  // For each column's values there may be as many formats.
  const width = 2 * bands.reduce((sum, { columns }) => sum + columns, 0);

  await inPieces(session, spanOf(bands), width, limits, (piece) => {
    const parts = bands.flatMap((band) => within(band, piece));
    const loaded = load(sheet, parts, "values");
    const formats = load(
      sheet,
      parts.flatMap((rect) => columnsOf(rect).filter(({ column }) => withNumbers.has(column))),
      "numberFormat",
    );
    const known = new Set(withNumbers);
    return () => {
      const weight = loaded.map(({ rect, take }) => {
        const seen = takeValues(rect, take(), block);
        for (const column of seen.numbers) withNumbers.add(column);
        later.kinds.push(...seen.likeErrors);
        later.formats.push(
          ...columnsOf(rect).filter(({ column }) => seen.numbers.has(column) && !known.has(column)),
        );
        return seen.weight;
      });
      return sum(weight) + sum(formats.map(({ rect, take }) => takeFormats(rect, take(), block)));
    };
  });
  return later;
}

async function readLater(
  session: Session,
  sheet: Excel.Worksheet,
  { formats, kinds }: Later,
  limits: Limits,
  block: BlockBuilder,
): Promise<void> {
  const width = new Set([...formats, ...kinds].map(({ column }) => column)).size;
  await inPieces(session, spanOf([...formats, ...kinds]), width, limits, (piece) => {
    const ofFormats = load(
      sheet,
      formats.flatMap((rect) => within(rect, piece)),
      "numberFormat",
    );
    const ofKinds = load(
      sheet,
      kinds.flatMap((rect) => within(rect, piece)),
      "valueTypes",
    );
    if (!ofFormats.length && !ofKinds.length) return undefined;
    return () =>
      sum(ofFormats.map(({ rect, take }) => takeFormats(rect, take(), block))) +
      sum(ofKinds.map(({ rect, take }) => takeKinds(rect, take(), block)));
  });
}

interface Loaded {
  rect: Rect;
  /** The answer, once. */
  take(): unknown[][];
}

function load(
  sheet: Excel.Worksheet,
  rects: readonly Rect[],
  what: "values" | "numberFormat" | "valueTypes",
): Loaded[] {
  return rects.map((rect) => {
    const range = rangeAt(sheet, rect).load(what);
    const take = (): unknown[][] => {
      const answer = range[what];
      // Else the library keeps the range and its answer until the session ends, and Excel watches over it as long.
      range.untrack();
      return answer;
    };
    return { rect, take };
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const within = (rect: Rect, { first, last }: Rows): Rect[] => {
  const common = inCommon(rect, { ...rect, row: first, rows: last - first + 1 });
  return common ? [common] : [];
};

const columnsOf = (rect: Rect): Rect[] =>
  Array.from({ length: rect.columns }, (_, i) => ({ ...rect, column: rect.column + i, columns: 1 }));

const spanOf = (rects: readonly Rect[]): Rows => ({
  first: Math.min(...rects.map(({ row }) => row)),
  last: Math.max(0, ...rects.map(bottom)),
});

const tooLarge = (sheet: string): string =>
  `The sheet ${sheet} spreads over too many rows and columns to be read. Delete the rows and columns beyond its data, save it, and try again.`;
