import type { Rhythm } from "../../calendar/period";
import { rhythmInWords } from "../../calendar/rhythm";
import type { EvaluateContext } from "../evaluate-context";
import { countedOnKey } from "../formula/counted-on";
import type { CountedOn } from "../formula/counted-on";
import type { Own } from "../formula/read-measure";
import { datedDays, momentsOf, namedDays } from "./counted-days";
import { groupByDay, groupBySpan, groupWhere } from "./grouping";
import type { Grouping } from "./grouping";
import { shownPeriods } from "./shown-periods";
import { remember } from "./source-work";
import type { SourceWork } from "./source-work";
import { activeSpans, stockSpans } from "./spans";

/**
 * How a measure's rows fall into units and periods. Measures of a source that count alike share it; those that filter alike too
 * share all that is added up.
 * @param units whose rows they are: teams, or for Figures all nodes
 */
export function rowGroups(
  own: Own,
  rhythm: Rhythm,
  units: number,
  work: SourceWork,
  context: EvaluateContext,
): Grouping {
  const { countedOn, rows } = own;
  const key = `${countedOnKey(countedOn)} by ${rhythmInWords(rhythm)}`;
  const all = remember(work.groupings, key, () => groupAll(key, countedOn, rhythm, units, work, context));
  return rows ? remember(work.groupings, `${key} where ${rows.key}`, () => groupWhere(all, rows)) : all;
}

function groupAll(
  key: string,
  countedOn: CountedOn,
  rhythm: Rhythm,
  units: number,
  work: SourceWork,
  context: EvaluateContext,
): Grouping {
  const { yearStarts } = context.setup.options;
  const timeline = shownPeriods(countedOn, rhythm, work, context.asOf, yearStarts);
  const making = { key, timeline, units, work };
  if (countedOn.form === "date") return groupByDay(datedDays(countedOn.field, work), making);
  if (countedOn.form === "period") return groupByDay(namedDays(rhythm.length, yearStarts, work), making);
  const starts = momentsOf(countedOn.start, work);
  const ends = momentsOf(countedOn.end, work);
  const spans = countedOn.form === "open" ? stockSpans : activeSpans;
  return groupBySpan(spans(starts, ends, timeline), making);
}
