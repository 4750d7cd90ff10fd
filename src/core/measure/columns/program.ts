import { startOf } from "../../calendar/day";
import type { Day } from "../../calendar/day";
import type { WorkingDays } from "../../calendar/working-days";
import type { SourceTable } from "../../table/source-table";
import type { Timeline } from "../grouping/timeline";
import type { Term } from "../term";
import { filled } from "./batch";
import type { Batch } from "./batch";
import { columnOperation } from "./column-operation";
import { constant, constantDate, dates, likeVector } from "./vector";
import type { DateVector, Operation } from "./vector";

/** The terms that are worked out batch by batch, each once however many measures ask: over rows, or over rows in periods. */
export interface Program {
  /** By the terms' keys. */
  operations: Map<string, Operation>;
  asOf: Day;
  workdays: WorkingDays;
  /** The operation of a term that is not worked out from its parts: a field, a constant, what the rows already know. */
  leaf(term: Term): Operation | undefined;
  /** A date of each place's period, from that of every period; only where places have periods. */
  ofPeriod?(moments: Float64Array): Operation<DateVector>;
  timeline?: Timeline;
  /** Hears of a cell that no rule could read. */
  unreadable(row: number, field: string, message: string): void;
}

/** Terms over the rows of a table, one after another. None may depend on the period. */
export function rowProgram(
  table: SourceTable,
  asOf: Day,
  workdays: WorkingDays,
  unreadable: Program["unreadable"],
): Program {
  const leaf = (term: Term): Operation | undefined => {
    if (term.kind === "constant") return constant(term.value);
    if (term.kind === "moment") return constantDate(startOf(asOf));
    return term.kind === "field" ? columnOperation(table.columns.get(term.name), term.type) : undefined;
  };
  return { operations: new Map(), asOf, workdays, leaf, unreadable };
}

/**
 * Terms over places: rows, each in a period. What does not depend on the period is taken from the rows.
 * @param ofRows the operation of such a term over rows
 */
export function placeProgram(rows: Program, ofRows: (term: Term) => Operation, timeline: Timeline): Program {
  const ofPeriod = (moments: Float64Array): Operation<DateVector> => {
    const into = dates(true);
    return filled(into, [], (length, batch) => gather(moments, periodsOf(batch), into.values, length));
  };
  const leaf = (term: Term): Operation | undefined => {
    if (term.kind === "constant") return rows.leaf(term);
    if (!term.timed) return gathered(ofRows(term));
    if (term.kind !== "moment") return undefined;
    return ofPeriod(term.name === "period_start" ? timeline.starts : timeline.cutEnds);
  };
  return { ...rows, operations: new Map(), leaf, ofPeriod, timeline };
}

const nowhere = new Int32Array(0);
const periodsOf = (batch: Batch): Int32Array => batch.places?.periods ?? nowhere;

/** The values of rows, at the places that are of them. */
function gathered(rows: Operation): Operation {
  const into = likeVector(rows);
  return filled(into, [], (length, { places }) => {
    if (!places) return;
    rows.fill(places.rows);
    gather(rows.values, places.at, into.values, length);
  });
}

function gather(from: Operation["values"], at: Int32Array, into: Operation["values"], length: number): void {
  for (let i = 0; i < length; i++) into[i] = from[at[i] as number] as number;
}
