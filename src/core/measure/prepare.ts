import type { Problem } from "../problem";
import type { MeasureSetup, Setup } from "../setup/setup";
import { fold } from "../table/column";
import { isTotal } from "./formula/check";
import { inDependencyOrder } from "./formula/dependencies";
import { MeasureFault, readMeasure } from "./formula/read-measure";
import type { ReadMeasure } from "./formula/read-measure";
import { walk } from "./term";
import type { Term } from "./term";

/** A measure that can be worked out. */
export interface PreparedMeasure extends ReadMeasure {
  /** A parent's value is the sum of its teams'. */
  additive: boolean;
  /** Points lean on each other: counted on open(…), or made of measures that are. */
  stock: boolean;
}

/** Counts and sums, and + − of them and of measures that are (worked example, resolution 59). */
function isAdditive(term: Term, of: (id: string) => boolean): boolean {
  if (term.kind === "measure") return of(term.id);
  if (term.kind !== "operation") return isTotal(term);
  return (term.operator === "+" || term.operator === "-") && term.args.every((each) => isAdditive(each, of));
}

/** A percentage is never summed, up the tree or over time, whatever its formula. */
function isShare({ setup, formula, own }: ReadMeasure): boolean {
  const percents = new Set(own?.source.fields.filter(({ percent }) => percent).map(({ name }) => name));
  return (
    setup.unit.trim() === "%" ||
    [...walk(formula)].some((term) => term.kind === "field" && percents.has(term.name))
  );
}

/**
 * Reads every measure's formula. What cannot be understood is disabled, and so is what refers to it; the others go on.
 * @param alreadyDisabled the IDs of measures that something else disabled, such as a target
 * @returns the measures that stand, each after those it refers to, and a `measure-disabled` problem for each that does not
 */
export function prepareMeasures(
  setup: Setup,
  alreadyDisabled: ReadonlySet<string>,
): { measures: PreparedMeasure[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const disable = (measure: MeasureSetup, column: string, message: string): void => {
    problems.push({ class: "measure-disabled", where: measure.at(column), message });
  };
  const disabled = new Set([...alreadyDisabled].map(fold));
  const read = new Map<string, ReadMeasure>();
  for (const measure of setup.measures) {
    if (disabled.has(fold(measure.id))) continue;
    try {
      read.set(measure.id, readMeasure(measure, setup));
    } catch (error) {
      if (!(error instanceof MeasureFault)) throw error;
      disable(measure, error.column, error.message);
    }
  }
  const order = inDependencyOrder(new Map([...read].map(([id, each]) => [id, each.parts])));
  for (const { id, reason } of order.dropped) {
    const measure = read.get(id)?.setup;
    if (measure) disable(measure, "Formula", reason);
  }
  const prepared = new Map<string, PreparedMeasure>();
  for (const id of order.ids) {
    const each = read.get(id) as ReadMeasure;
    const others = each.parts.map((part) => prepared.get(part) as PreparedMeasure);
    const additive =
      !isShare(each) && isAdditive(each.formula, (part) => prepared.get(part)?.additive ?? false);
    const stock = each.own?.countedOn.form === "open" || others.some((other) => other.stock);
    prepared.set(id, { ...each, additive, stock });
  }
  return { measures: [...prepared.values()], problems };
}
