/// <reference types="office-js" />
import { areasOf } from "../../core/owned/cells-now";
import { ownTables } from "../../core/owned/own-tables";
import { seriesIn } from "../../core/sheet/chart-sections";
import { chartLook } from "../../core/sheet/looks";
import { starterRects, withStarter } from "../../core/sheet/with-starter";
import type { Rect } from "../../workbook";
import { madeEver, type Candidate } from "../decide/candidates";
import type { Session } from "../run";
import { isTrouble } from "../trouble";
import { around } from "../write/cell-changes";
import type { ChartNow } from "../write/charts/write-chart";
import { linksNow, queueLinksLook, type LinkNow } from "../write/links";
import type { CellsLook } from "./cells";
import { lookAtCells } from "./look-at-cells";
import { finishOverCells, queueOverCells, type OverCellsNow } from "./over-cells";

/** What a sheet of ours shows now. */
export interface SheetLook extends OverCellsNow {
  /** Our area, as it is and as it is to be, and our tables. */
  areas: readonly Rect[];
  cells: CellsLook;
  /** By name; the first where there are two of one name. */
  charts: ReadonlyMap<string, ChartNow>;
  /** Asked about only where there are to be some. */
  links: LinkNow[];
}

const CHARTS = ["name", "left", "top", "width", "height", "series/count"]
  .map((what) => `items/${what}`)
  .join(",");

/** Bytes asked for at once, as far as can be guessed. */
const MOST_BYTES = 3_000_000;

/** Looks at all sheets of ours that are there, together. */
export async function lookAtSheets(
  session: Session,
  candidates: readonly Candidate[],
  date1904: boolean,
): Promise<Map<Candidate, SheetLook>> {
  for (let most = MOST_BYTES; ; most /= 4) {
    try {
      return await lookWithin(session, candidates, date1904, most);
    } catch (error) {
      // Cells may hold long texts.
      if (!isTrouble(error, "too-large") || most < 10_000) throw error;
    }
  }
}

async function lookWithin(
  session: Session,
  candidates: readonly Candidate[],
  date1904: boolean,
  most: number,
): Promise<Map<Candidate, SheetLook>> {
  const asked = candidates.flatMap((one) => {
    const { ours, spec } = one;
    if (!ours) return [];
    const areas = [
      ...areasOf({ owned: ours.area }, spec),
      ...ownTables(ours, spec).map(({ rect }) => rect),
      ...starterRects(spec),
    ];
    const sheet = session.context.workbook.worksheets.getItem(ours.sheet.id);
    return [
      {
        one,
        areas,
        id: ours.sheet.id,
        rect: areas.reduce(around),
        charts: sheet.charts.load(CHARTS),
        links: spec.links.length ? queueLinksLook(sheet, areas) : undefined,
        over: queueOverCells(sheet, areas, withStarter(spec), madeEver(one), ours.made, one.brokenOff),
      },
    ];
  });
  if (!asked.length) return new Map();
  const cells = await lookAtCells(
    session,
    asked.map(({ one, id, rect }) => ({ sheet: id, rect, tables: one.ours?.sheet.tables ?? [] })),
    most,
  );
  const over = await finishOverCells(
    session,
    asked.map((one) => one.over),
    date1904,
  );
  return new Map(
    asked.map(({ one, areas, charts, links }, i) => {
      const named = new Map<string, ChartNow>();
      for (const chart of charts.items) {
        if (named.has(chart.name)) continue;
        const made = one.ours?.looks && seriesIn(chartLook(one.ours.looks, chart.name));
        named.set(chart.name, { chart, series: chart.series.count, made: made ?? -1 });
      }
      return [
        one,
        { ...over[i]!, areas, cells: cells[i]!, charts: named, links: links ? linksNow(links) : [] },
      ];
    }),
  );
}
