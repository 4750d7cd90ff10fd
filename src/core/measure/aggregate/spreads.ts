import type { NumberVector, Operation } from "../columns/vector";
import { cellCount } from "../grouping/cells";
import type { Grouping } from "../grouping/grouping";
import { remember } from "../grouping/source-work";
import { differentWordsTotal } from "./different-words";
import { listingOf } from "./listing";
import type { Listing } from "./listing";
import { addStep } from "./plan";
import type { Plan } from "./plan";
import { differentIn, quantileOf, quantileOfCounts } from "./quantile";
import { siteOf } from "./question";
import type { Question } from "./question";
import { addToTally, mergeTally, newTally } from "./tally";
import type { Tally } from "./tally";
import type { Total } from "./total";

/** All the values of a term in each cell: counted, where they are whole numbers near one another; else listed. */
export interface Spread {
  raster: Total["raster"];
  tally: Tally;
  listing: Listing;
}

/** A number made of values. */
interface Summary {
  ofCounts(counts: Int32Array, lowest: number): number;
  ofValues(values: Float64Array): number;
}

const quantile = (fraction: number): Summary => ({
  ofCounts: (counts, lowest) => quantileOfCounts(counts, lowest, fraction),
  ofValues: (values) => quantileOf(values, fraction),
});

const different: Summary = {
  ofCounts: (counts) => counts.reduce((sum, count) => sum + Number(count > 0), 0),
  ofValues: differentIn,
};

function spreadOf(grouping: Grouping, question: Question, plan: Plan): Spread {
  return remember(plan.spreads, `${grouping.key}: ${question.key}`, () => {
    const site = siteOf(grouping, question);
    const { cells, feed } = site;
    const values = question.in(site.program);
    const tally = newTally(cellCount(cells.raster));
    tally.fits = values.type === "number";
    if (tally.fits) {
      addStep(plan, feed, (batch) => {
        if (!tally.fits) return;
        cells.fill(batch);
        values.fill(batch);
        addToTally(tally, cells.values, (values as Operation<NumberVector>).values, batch.length, plan);
      });
    }
    return { raster: cells.raster, tally, listing: listingOf(site, values, plan.rows) };
  });
}

function summaryTotal({ raster, tally, listing }: Spread, summary: Summary): Total {
  let merged = new Int32Array(0);
  return {
    raster,
    before: (period) => {
      if (!tally.fits) listing.load(period);
      else if (merged.length !== tally.width) merged = new Int32Array(tally.width);
    },
    of: (cells, length) => {
      if (!tally.fits) return summary.ofValues(listing.gather(cells, length));
      mergeTally(tally, merged, cells, length);
      return summary.ofCounts(merged, tally.lowest);
    },
  };
}

/** A quantile of a number, its blanks apart; NaN when there is no value. */
export const quantileTotal = (grouping: Grouping, number: Question, fraction: number, plan: Plan): Total =>
  summaryTotal(spreadOf(grouping, number, plan), quantile(fraction));

/** How many different values there are, blanks apart. */
export function differentTotal(grouping: Grouping, question: Question, plan: Plan): Total {
  const key = `${grouping.key}: different ${question.key}`;
  return remember(plan.totals, key, () => {
    const words = differentWordsTotal(grouping, question, plan);
    return words ?? summaryTotal(spreadOf(grouping, question, plan), different);
  });
}
