import { dayOf } from "../calendar/day";
import { periodsBetween } from "../calendar/periods";
import { workingDays } from "../calendar/working-days";
import { fold } from "../table/column";
import { carryOut } from "./aggregate/plan";
import { whyIncomplete } from "./results/completeness";
import type { EvaluateContext } from "./evaluate-context";
import type { EvaluatedMeasure, Point } from "./evaluated";
import { measureOfFigures } from "./results/measure-of-figures";
import { nodesOf } from "./results/measure-nodes";
import { measureOfMeasures } from "./results/measure-of-measures";
import type { Finish } from "./results/measure-of-rows";
import { measureOfRows } from "./results/measure-of-rows";
import type { PreparedMeasure } from "./prepare";
import type { Own } from "./formula/read-measure";
import { remember, startWork } from "./grouping/source-work";
import type { SourceWork } from "./grouping/source-work";
import { withoutUnread } from "./results/unread-sheets";

/** A measure whose source was left out: shown, with nothing in it. */
function withoutTable(measure: PreparedMeasure, own: Own, context: EvaluateContext): EvaluatedMeasure {
  const last = dayOf(context.asOf);
  const first = Math.min(own.source.dataFrom ?? last, last);
  const periods = periodsBetween(measure.setup.rhythm, first, last, context.setup.options.yearStarts);
  const limits = { ...own.source, asOf: context.asOf };
  const note = `No sheet of ${own.source.name} could be read.`;
  const nothing = { value: null, numerator: null, denominator: null, basis: null, blanks: 0, note };
  const series = nodesOf(measure.setup, context.setup.organisation).nodes.map((node) => ({
    node,
    points: periods.map((period): Point => ({
      period,
      ...nothing,
      complete: whyIncomplete(node, period, limits) === undefined,
    })),
  }));
  return { measure: measure.setup, additive: measure.additive, stock: measure.stock, series };
}

/** Plans a measure. What it gives works the measure out, once the rows of all sources have been gone through. */
function plan(measure: PreparedMeasure, context: EvaluateContext, sources: Sources): Finish {
  const { own } = measure;
  if (!own) return (known) => measureOfMeasures(measure, context, known);
  const work = sources.workOn(own.source.name);
  const isFigures = own.source.kind === "figures";
  const finish: Finish = work
    ? (isFigures ? measureOfFigures : measureOfRows)(measure, own, work, context)
    : () => withoutTable(measure, own, context);
  const unread = (context.unread ?? []).filter(({ source }) => fold(source) === fold(own.source.name));
  return work ? (known) => withoutUnread(finish(known), unread, context.setup.organisation) : finish;
}

/** The sources whose rows are asked something, by folded name. */
interface Sources {
  /** Undefined for a source that was left out. */
  workOn(source: string): SourceWork | undefined;
  works: Map<string, SourceWork>;
}

function openSources(context: EvaluateContext): Sources {
  const workdays = workingDays(context.setup.holidays);
  const tables = new Map([...context.tables].map(([name, table]) => [fold(name), table]));
  const works = new Map<string, SourceWork>();
  const workOn = (source: string): SourceWork | undefined => {
    const table = tables.get(fold(source));
    if (!table) return undefined;
    return remember(works, fold(source), () =>
      startWork(table, dayOf(context.asOf), workdays, (problem) => context.report?.(problem)),
    );
  };
  return { workOn, works };
}

/**
 * Works out every measure for every node and period shown, from that node's own rows. First all that the measures ask is planned,
 * so that each source's rows are gone through once.
 * @param prepared as `prepareMeasures` gives them: each after those it refers to
 * @returns in the setup's order
 */
export function evaluateMeasures(
  prepared: readonly PreparedMeasure[],
  context: EvaluateContext,
): EvaluatedMeasure[] {
  const sources = openSources(context);
  const planned = prepared.map((measure) => ({ measure, finish: plan(measure, context, sources) }));
  for (const work of sources.works.values()) carryOut(work.plan);
  const known = new Map<string, EvaluatedMeasure>();
  for (const { measure, finish } of planned) known.set(measure.setup.id, finish(known));
  const order = new Map(context.setup.measures.map((measure, i) => [measure, i]));
  return [...known.values()].sort((a, b) => (order.get(a.measure) ?? 0) - (order.get(b.measure) ?? 0));
}
