/** A planned path to a dated target: actual against path, and whether the target can still be reached. */

/** A straight line from one period's value to another's. Periods are indexes into the series. */
export interface Plan {
  from: { period: number; value: number };
  to: { period: number; value: number };
}

export type Reach = "reached" | "reachable" | "stretch" | "not-at-this-rate" | "ended-short" | "unknown";

export interface Trajectory {
  /** The path's value for each period of the plan, the first and the last included. */
  path: readonly number[];
  /** The last period with a figure; null when there is none yet. */
  now: number | null;
  /** Actual less path at `now`; null before the plan begins or when nothing is known. */
  gap: number | null;
  /** Change a period that would reach the target from here; null when reached or when no period is left. */
  needed: number | null;
  /** Change a period over the last periods: on average, and the least and most of the steps. */
  lately: { average: number; least: number; most: number; steps: number } | null;
  reach: Reach;
}

/** How many of the last steps say what is lately achieved. */
const LATELY = 8;
/** Rates are compared with the slack of targets. */
const SLACK = 1e-9;

/**
 * Reads a series against its plan.
 * @param values one a period, null where there is none (not complete, no data)
 * @returns `reach`: `reachable` when the average rate lately achieved is enough, `stretch` when the best of the last steps would
 * be, else `not-at-this-rate`; `ended-short` when the plan's last period has passed short of its target.
 * @throws RangeError when the plan does not run forwards: a fault of the program, since setup checks it.
 */
export function trajectory(values: readonly (number | null)[], plan: Plan): Trajectory {
  const length = plan.to.period - plan.from.period;
  if (!(length > 0)) throw new RangeError("A plan ends after it begins.");
  const rate = (plan.to.value - plan.from.value) / length;
  const path = Array.from({ length: length + 1 }, (_, i) => plan.from.value + rate * i);

  const now = values.findLastIndex((value) => value !== null);
  if (now < 0) return { path, now: null, gap: null, needed: null, lately: null, reach: "unknown" };
  const value = values[now]!;
  const planned = now < plan.from.period ? undefined : path[Math.min(now - plan.from.period, length)];
  const gap = planned === undefined ? null : value - planned;
  const lately = rateLately(values.slice(0, now + 1));

  // The plan's own direction says which way is towards the target.
  const way = Math.sign(rate) || 1;
  const towards = (change: number): number => change * way;
  const slack = SLACK * Math.max(1, Math.abs(plan.to.value));
  const left = plan.to.period - now;
  if (towards(value - plan.to.value) >= -slack)
    return { path, now, gap, needed: null, lately, reach: "reached" };
  if (left <= 0) return { path, now, gap, needed: null, lately, reach: "ended-short" };

  const needed = (plan.to.value - value) / left;
  return { path, now, gap, needed, lately, reach: reachOf(towards(needed), lately, way, slack) };
}

function reachOf(needed: number, lately: Trajectory["lately"], way: number, slack: number): Reach {
  if (!lately) return "unknown";
  if (lately.average * way >= needed - slack) return "reachable";
  return Math.max(lately.least * way, lately.most * way) >= needed - slack ? "stretch" : "not-at-this-rate";
}

/** Steps between neighbouring figures; over a gap the change is shared by the periods it took. */
function rateLately(values: readonly (number | null)[]): Trajectory["lately"] {
  const known = values.flatMap((value, period) => (value === null ? [] : [{ value, period }]));
  const last = known.slice(-LATELY - 1);
  const steps = last
    .slice(1)
    .map(({ value, period }, i) => (value - last[i]!.value) / (period - last[i]!.period));
  if (!steps.length) return null;
  const [first, end] = [last[0]!, last.at(-1)!];
  const average = (end.value - first.value) / (end.period - first.period);
  return { average, least: Math.min(...steps), most: Math.max(...steps), steps: steps.length };
}
