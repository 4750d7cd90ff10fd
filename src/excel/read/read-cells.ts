/// <reference types="office-js" />
import { FatalProblem } from "../../core/problem";
import { bottom } from "../../core/sheet/address";
import type { CellBlock, ReadRequest, Rect } from "../../workbook";
import type { Session } from "../run";
import { bandsOf, LAST_ROW, widthOf } from "./bands";
import { blockBuilder } from "./block-builder";
import type { ExcelContents } from "./contents";
import type { Reading, Weights } from "./reading";
import { RECT, rectOf } from "./rect";
import { askTogether, LIMITS, type Limits } from "./together";
import { valuesAsk } from "./values-ask";

/** More than a small machine can hold in one block: a million rows of 96 columns take about 1 GB. */
const MOST_CELLS = 100_000_000;

/** Of so many cells all can be asked at once: what is too much then, a megabyte or two, costs less than to ask once more. */
const FEW_CELLS = 60_000;

/**
 * Reads cells of sheets, all together: values, the formats of numbers only, and what kind of value it is only where a text looks like
 * an error; of few cells, all at once. At most 2 syncs and one for each 4 MB, however many sheets there are, and one more where a
 * request is for a sheet of ours.
 *
 * Which columns, and whether there is anything at all in these rows, goes by the contents as they were asked for: what has been put beside
 * that since is not seen. How far down goes by the sheet as it is when its first rows are read, so that rows added since are. When people
 * change a sheet while it is read, some rows are from before and some from after.
 * @throws FatalProblem when there is no such sheet, or too much on it; ExcelTrouble.
 */
export async function readCells(
  session: Session,
  contents: Pick<ExcelContents, "sheets">,
  requests: readonly ReadRequest[],
  limits: Limits = LIMITS,
  weights: Weights = new Map(),
): Promise<CellBlock[]> {
  const readings = await begin(session, contents, requests);
  const few = readings.reduce((sum, reading) => sum + cellsOf(reading), 0) <= FEW_CELLS;
  const asks = readings
    .filter(({ bands }) => bands.length > 0)
    .map((reading) => valuesAsk(reading, few, weights));
  await askTogether(session, asks, limits);
  return readings.map(({ block }) => block.finish());
}

async function begin(
  session: Session,
  { sheets }: Pick<ExcelContents, "sheets">,
  requests: readonly ReadRequest[],
): Promise<Reading[]> {
  const found = requests.map((request) => {
    const known = sheets.find(({ name }) => name === request.sheet);
    if (!known)
      throw new FatalProblem(`There is no sheet "${request.sheet}" in the workbook.`, {
        sheet: request.sheet,
      });
    const sheet = session.context.workbook.worksheets.getItem(known.id);
    const asked = known.used === undefined ? sheet.getUsedRangeOrNullObject(true).load(RECT) : undefined;
    return { request, known, sheet, asked };
  });
  if (found.some(({ asked }) => asked)) await session.sync();
  return found.map(({ request, known, sheet, asked }) => {
    const used = asked ? (asked.isNullObject ? null : rectOf(asked)) : known.used;
    const reading: Reading = {
      known,
      sheet,
      request,
      ...partOf(request, used ?? null),
      block: blockBuilder(request.firstRow, request.columns),
    };
    if (cellsOf(reading) > MOST_CELLS)
      throw new FatalProblem(tooLarge(request.sheet), { sheet: request.sheet });
    return reading;
  });
}

function partOf(request: ReadRequest, used: Rect | null): Pick<Reading, "bands" | "lastRow"> {
  const nothing = { bands: [], lastRow: request.firstRow - 1 };
  if (!used) return nothing;
  const lastRow = Math.min(request.lastRow ?? LAST_ROW, bottom(used));
  return lastRow < request.firstRow ? nothing : { bands: bandsOf(request, used), lastRow };
}

const cellsOf = ({ bands, lastRow, request }: Reading): number =>
  widthOf(bands) * (lastRow - request.firstRow + 1);

const tooLarge = (sheet: string): string =>
  `The sheet ${sheet} spreads over too many rows and columns to be read. Delete the rows and columns beyond its data, save it, and try again.`;
