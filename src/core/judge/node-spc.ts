import type { EvaluatedMeasure, Point, Series } from "../measure/evaluated";
import type { GoodIs } from "../setup/setup";
import type { SeriesEvent } from "./events";
import { xmr } from "./spc";
import { smallDenominatorsGuard } from "./spc-guards";
import type { Good, Xmr } from "./spc-types";

/** A figure that rests on fewer cases than this swings by chance more than its limits show. */
const FEW_CASES = 10;

/** An XmR chart of one measure at one node. */
export interface Spc extends Xmr {
  /** The rules followed, printed on the chart. */
  profile: "NHS-R";
  /** For each of `points`, its index in the series. */
  indexes: readonly number[];
  /** Labels of the periods between the first and last of `points` that took no part. */
  gaps: readonly string[];
  /** Says the gaps in words; null when there are none. */
  gapMessage: string | null;
}

/** Either the chart, or why there is none, in a sentence. */
export type SpcOrReason = { spc: Spc; reason: null } | { spc: null; reason: string };

/**
 * Runs SPC on the node's own series: complete periods with a figure, neighbours joined over what is missing, limits started
 * again at its own events. Figures on too few cases to be judged against a target still take part, for leaving them out
 * would leave out the most variable ones and make the limits too narrow; a guard says that they are there.
 */
export function nodeSpc(
  { measure, stock }: Pick<EvaluatedMeasure, "measure" | "stock">,
  { points }: Series,
  events: readonly SeriesEvent[],
  targetAt: (index: number) => number | null,
  smallNumber: number,
): SpcOrReason {
  if (measure.rhythm.window)
    return none(
      "Each figure covers a rolling window and shares most of its cases with the one before, so SPC is not used.",
    );
  const indexes = points.flatMap((point, i) => (takesPart(point) ? [i] : []));
  if (indexes.length === 0) return none("No complete period has a figure yet.");

  const taken = indexes.map((i) => points[i]!);
  const target = targetAt(indexes.at(-1)!);
  const chart = xmr(
    taken.map(({ value }) => value!),
    {
      good: goodOf(measure.goodIs),
      stock,
      rebaseAt: events.flatMap(({ restartsAt }) => firstFrom(indexes, restartsAt)),
      ...(target === null ? {} : { target }),
    },
  );
  const gaps = gapsIn(points, indexes);
  const small = smallDenominatorsGuard(
    taken.map(({ basis }) => basis),
    Math.max(FEW_CASES, smallNumber),
  );
  return {
    spc: {
      ...chart,
      guards: small ? [...chart.guards, small] : chart.guards,
      profile: "NHS-R",
      indexes,
      gaps,
      gapMessage: gapMessage(gaps),
    },
    reason: null,
  };
}

const none = (reason: string): SpcOrReason => ({ spc: null, reason });

const takesPart = ({ complete, value }: Point): boolean =>
  complete && value !== null && Number.isFinite(value);

/** Between: outside the range on either side is worse, so a change up or down is neither better nor worse by itself. */
const goodOf = (goodIs: GoodIs): Good => (goodIs === "higher" || goodIs === "lower" ? goodIs : "neutral");

function firstFrom(indexes: readonly number[], restart: number | null): number[] {
  const at = restart === null ? -1 : indexes.findIndex((index) => index >= restart);
  return at < 0 ? [] : [at];
}

function gapsIn(points: readonly Point[], indexes: readonly number[]): string[] {
  const taken = new Set(indexes);
  const between = points.slice(indexes[0], indexes.at(-1));
  return between.flatMap(({ period }, i) => (taken.has(indexes[0]! + i) ? [] : [period.label]));
}

const NAMED = 3;

function gapMessage(gaps: readonly string[]): string | null {
  if (gaps.length === 0) return null;
  const more = gaps.length > NAMED ? ` and ${gaps.length - NAMED} more` : "";
  const named = gaps.slice(0, NAMED).join(", ") + more;
  return `No complete figure for ${named}: the figures on either side are treated as neighbours.`;
}
