import { BATCH } from "../columns/batch";
import type { Batch } from "../columns/batch";
import type { Spread } from "./spreads";
import type { Total } from "./total";

/** What is done with each batch as the rows go by. */
export type Step = (batch: Batch) => void;

/** Gives steps their batches: a step over rows, made of those that want rows as they are, or rows in periods. */
export type Feed = (steps: readonly Step[]) => Step;

/** Rows as they are. */
export const rowsFeed: Feed = (steps) => (rows) => {
  for (const step of steps) step(rows);
};

/** All that is to be added up of a source's rows, so that they are gone through once for all its measures. */
export interface Plan {
  rows: number;
  steps: Map<Feed, Step[]>;
  /** What is added up, by what it is. */
  totals: Map<string, Total>;
  spreads: Map<string, Spread>;
  /** How many more counts may be kept for tallies of single values. */
  room: number;
}

/** 64 MB of tallies, however many measures want one. */
const ROOM = 16_777_216;

export const newPlan = (rows: number): Plan => ({
  ...{ rows, steps: new Map(), totals: new Map(), spreads: new Map(), room: ROOM },
});

/** Takes a step up into the plan. */
export function addStep(plan: Plan, feed: Feed, step: Step): void {
  const steps = plan.steps.get(feed);
  if (steps) steps.push(step);
  else plan.steps.set(feed, [step]);
}

/** Hands all rows, a batch at a time, to a step. */
export function goThrough(rows: number, step: Step): void {
  for (let from = 0; from < rows; from += BATCH) step({ from, length: Math.min(BATCH, rows - from) });
}

/** Does all that is planned. */
export function carryOut(plan: Plan): void {
  const fed = [...plan.steps].map(([feed, steps]) => feed(steps));
  if (fed.length > 0) goThrough(plan.rows, rowsFeed(fed));
  plan.steps.clear();
}
