import type { Rhythm } from "../calendar/period";
import { rhythmInWords } from "../calendar/rhythm";
import { evaluateRows } from "./columns";
import { countedOnKey } from "./counted-on";
import type { EvaluateContext } from "./evaluate-context";
import { groupRows } from "./grouping";
import type { Grouping } from "./grouping";
import type { Own } from "./read-measure";
import { shownPeriods } from "./shown-periods";
import { remember } from "./source-work";
import type { SourceWork } from "./source-work";
import { spansOf } from "./spans";
import { BY_BLANK, HOLDS } from "./vector";
import type { ConditionVector } from "./vector";

/** The rows that a blank cell kept out of Rows; undefined when there are none. */
function keptOutByBlank(filter: ConditionVector): ConditionVector | undefined {
  const values = filter.values.map((bits) => (bits === BY_BLANK ? HOLDS : 0));
  return values.includes(HOLDS) ? { ...filter, values } : undefined;
}

/**
 * A measure's rows, filtered and sorted by period and unit. Measures of a source that count alike share their periods; those
 * that filter alike too share the whole grouping.
 * @param units whose rows they are: teams, or for Figures all nodes
 */
export function rowGroups(
  own: Own,
  rhythm: Rhythm,
  units: number,
  work: SourceWork,
  context: EvaluateContext,
): Grouping {
  const { yearStarts } = context.setup.options;
  const { countedOn, rows } = own;
  const key = `${countedOnKey(countedOn)} by ${rhythmInWords(rhythm)}`;
  return remember(work.groupings, `${key} where ${rows?.key ?? "all"}`, () => {
    const timeline = remember(work.timelines, key, () =>
      shownPeriods(countedOn, rhythm, work, context.asOf, yearStarts),
    );
    const spans = remember(work.spans, key, () =>
      spansOf(countedOn, timeline, work, { length: rhythm.length, yearStarts }),
    );
    const group = (filter?: ConditionVector): Grouping =>
      groupRows(spans, work.table.node, units, filter, timeline);
    if (!rows) return group();
    const filter = evaluateRows(rows, work) as ConditionVector;
    const keptOut = keptOutByBlank(filter);
    return { ...group(filter), filter, ...(keptOut && { keptOut: group(keptOut) }) };
  });
}
