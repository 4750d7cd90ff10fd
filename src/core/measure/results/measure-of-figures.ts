import type { Period } from "../../calendar/period";
import type { Node } from "../../setup/organisation";
import { planAggregates } from "../aggregate/aggregates";
import { afterData, inBeing, whyIncomplete, whyNoRows } from "./completeness";
import type { Limits } from "./completeness";
import type { EvaluateContext } from "../evaluate-context";
import type { Point } from "../evaluated";
import { resolveFigure } from "./figure-roll-up";
import type { Figure, RollUp } from "./figure-roll-up";
import { answer } from "./group-formula";
import { nodesOf } from "./measure-nodes";
import { aggregatesOf, formulaParts } from "./formula-parts";
import type { Finish } from "./measure-of-rows";
import { rowGroups } from "../grouping/row-groups";
import { matchParts } from "./parts";
import type { PreparedMeasure } from "../prepare";
import type { Own } from "../formula/read-measure";
import type { SourceWork } from "../grouping/source-work";
import { walk } from "../term";
import type { Term } from "../term";

const fieldsOf = (term: Term): string[] =>
  [...walk(term)].flatMap((each) => (each.kind === "field" ? [each.name] : []));

/** How a formula over Figures can be made from the level below, if at all. */
function rollUpOf(measure: PreparedMeasure): RollUp {
  const { formula } = measure;
  if (formula.kind === "ratio") {
    const numerators = fieldsOf(formula.numerator);
    const denominators = fieldsOf(formula.denominator);
    const fromBoth =
      numerators.length > 0 &&
      denominators.length > 0 &&
      numerators.every((name) => name === "numerator") &&
      denominators.every((name) => name === "denominator");
    return fromBoth ? { by: "ratio", per: formula.per } : { by: "nothing" };
  }
  return measure.additive ? { by: "sum" } : { by: "nothing" };
}

/** Joins the base periods of a window: sums of what each has. */
function joinFigures(figures: readonly (Figure | undefined)[], rollUp: RollUp, label: string): Figure {
  if (figures.length === 1 && figures[0]) return figures[0];
  const there = figures.filter((each): each is Figure => each !== undefined && each.value !== null);
  if (rollUp.by === "nothing" || there.length === 0) {
    const note =
      rollUp.by === "nothing" ? `This figure cannot be added up over ${label}.` : "There are no rows.";
    return { value: null, numerator: null, denominator: null, missing: [], note, blanks: 0 };
  }
  const total = (of: (each: Figure) => number | null): number =>
    there.reduce((sum, each) => sum + (of(each) ?? 0), 0);
  const missing = [...new Set(figures.flatMap((each) => each?.missing ?? []))];
  if (there.length < figures.length && missing.length === 0) missing.push("some of the periods");
  const blanks = total((each) => each.blanks);
  if (rollUp.by === "sum")
    return { value: total((each) => each.value), numerator: null, denominator: null, missing, blanks };
  const numerator = total((each) => each.numerator);
  const denominator = total((each) => each.denominator);
  return {
    value: denominator === 0 ? null : (numerator / denominator) * rollUp.per,
    numerator,
    denominator,
    missing,
    blanks,
  };
}

function pointOf(node: Node, period: Period, figure: Figure, limits: Limits): Point {
  const incomplete = whyIncomplete(node, period, limits);
  const isAfter = afterData(period, limits);
  const { missing, blanks } = figure;
  const value = isAfter ? null : figure.value;
  const numerator = isAfter ? null : figure.numerator;
  const denominator = isAfter ? null : figure.denominator;
  const short = missing.length > 0 ? `There is no figure for ${missing.join(", ")}.` : undefined;
  const empty = isAfter || !inBeing(node, period) ? whyNoRows(node, period, limits) : figure.note;
  const note = value === null ? (empty ?? short) : (incomplete ?? short);
  const complete = incomplete === undefined && short === undefined;
  return {
    period,
    value,
    numerator,
    denominator,
    complete,
    basis: denominator,
    blanks,
    ...(note !== undefined && { note }),
  };
}

/** Plans a measure of Figures: a node's own row, else made from the level below where that can be done. */
export function measureOfFigures(
  measure: PreparedMeasure,
  own: Own,
  work: SourceWork,
  context: EvaluateContext,
): Finish {
  const { organisation } = context.setup;
  const { rhythm } = measure.setup;
  const { nodes } = nodesOf(measure.setup, organisation);
  const places = new Map(organisation.nodes.map((node, i) => [node, i]));
  const itself = nodes.map((node) => [places.get(node) as number]);
  const grouping = rowGroups(own, { length: rhythm.length }, organisation.nodes.length, work, context);
  const { timeline } = grouping;
  const foundFor = planAggregates(aggregatesOf(measure.formula), grouping, work.plan);
  const rollUp = rollUpOf(measure);
  const windows = rowGroups(own, rhythm, organisation.nodes.length, work, context).timeline.periods;
  const limits: Limits = { ...own.source, asOf: context.asOf };
  return (known) => {
    const found = foundFor(itself);
    const matched = matchParts(measure.parts, known, nodes, timeline.periods);
    const result = answer(measure.formula, formulaParts(found, matched, nodes.length, work, timeline));
    const base = resolveFigure(nodes, timeline.periods, found, result, rollUp, measure, work);
    const series = nodes.map((node, n) => ({
      node,
      points: windows.map((period, p) => {
        const reach = rhythm.window ? stepsOf(timeline.periods, period, p) : [p];
        const figures = reach.map((i) => base[n]?.[i]);
        return pointOf(node, period, joinFigures(figures, rollUp, period.label), limits);
      }),
    }));
    return { measure: measure.setup, additive: measure.additive, stock: measure.stock, series };
  };
}

/** The indexes of the base periods in a window; those before the first shown are counted as -1. */
function stepsOf(periods: readonly Period[], window: Period, last: number): number[] {
  const steps: number[] = [];
  for (let i = last; i >= 0 && (periods[i] as Period).start >= window.start; i--) steps.push(i);
  const first = periods[steps[steps.length - 1] ?? 0];
  return first && first.start > window.start ? [...steps, -1] : steps;
}
