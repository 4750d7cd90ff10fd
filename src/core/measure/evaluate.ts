import { dayOf } from "../calendar/day";
import { periodsBetween } from "../calendar/periods";
import { workingDays } from "../calendar/working-days";
import { fold } from "../table/column";
import type { SourceTable } from "../table/source-table";
import { whyIncomplete } from "./completeness";
import type { EvaluateContext } from "./evaluate-context";
import type { EvaluatedMeasure, Point } from "./evaluated";
import { measureOfFigures } from "./measure-of-figures";
import { nodesOf } from "./measure-nodes";
import { measureOfMeasures } from "./measure-of-measures";
import { measureOfRows } from "./measure-of-rows";
import type { PreparedMeasure } from "./prepare";
import type { Own } from "./read-measure";
import { remember, startWork } from "./source-work";
import type { SourceWork } from "./source-work";
import { withoutUnread } from "./unread-sheets";

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

/**
 * Works out every measure for every node and period shown, from that node's own rows.
 * @param prepared as `prepareMeasures` gives them: each after those it refers to
 * @returns in the setup's order
 */
export function evaluateMeasures(
  prepared: readonly PreparedMeasure[],
  context: EvaluateContext,
): EvaluatedMeasure[] {
  const workdays = workingDays(context.setup.holidays);
  const tables = new Map<string, SourceTable>(
    [...context.tables].map(([name, table]) => [fold(name), table]),
  );
  const works = new Map<string, SourceWork>();
  const known = new Map<string, EvaluatedMeasure>();
  for (const measure of prepared) {
    const { own } = measure;
    const table = own && tables.get(fold(own.source.name));
    const evaluate = (): EvaluatedMeasure => {
      if (!own) return measureOfMeasures(measure, context, known);
      if (!table) return withoutTable(measure, own, context);
      const work = remember(works, fold(own.source.name), () =>
        startWork(table, dayOf(context.asOf), workdays, (problem) => context.report?.(problem)),
      );
      const isFigures = own.source.kind === "figures";
      const whole = (isFigures ? measureOfFigures : measureOfRows)(measure, own, work, context, known);
      const unread = (context.unread ?? []).filter(({ source }) => fold(source) === fold(own.source.name));
      return withoutUnread(whole, unread, context.setup.organisation);
    };
    known.set(measure.setup.id, evaluate());
  }
  const order = new Map(context.setup.measures.map((measure, i) => [measure, i]));
  return [...known.values()].sort((a, b) => (order.get(a.measure) ?? 0) - (order.get(b.measure) ?? 0));
}
