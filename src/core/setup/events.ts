import type { Problem } from "../problem";
import { fold } from "../table/column";
import { whyNotFound } from "./build-organisation";
import type { Organisation } from "./organisation";
import type { EventSetup } from "./setup";
import type { SetupRow } from "./setup-row";
import type { TableShape } from "./setup-sheet";

export const PRIMED_EVENTS: TableShape = {
  name: "PrimedEvents",
  key: "Note",
  needed: ["Date"],
  optional: ["Node", "Measure ID", "Note", "Rebase", "Reason"],
};

/** An event that is wrong in any cell is left out, and said: on the wrong node or day it would mislead. */
export function readEvents(
  rows: readonly SetupRow[],
  organisation: Organisation,
  measureIds: ReadonlySet<string>,
): { events: EventSetup[]; problems: Problem[] } {
  const events = rows.flatMap((row) => eventOf(row, organisation, measureIds) ?? []);
  return { events, problems: rows.flatMap((row) => row.problems("cell-blanked")) };
}

function eventOf(
  row: SetupRow,
  organisation: Organisation,
  measureIds: ReadonlySet<string>,
): EventSetup | undefined {
  const date = row.date("Date");
  const node = row.text("Node");
  const measure = row.text("Measure ID");
  const rebase = row.yesNo("Rebase") ?? false;
  const note = row.text("Note");
  const reason = row.text("Reason");
  if (date === undefined) row.fault("Date", "This event has no Date, so it is left out: write one.");
  if (node !== "" && !organisation.find(node)) {
    row.fault("Node", `${whyNotFound(organisation, node)} The event is left out.`);
  }
  if (measure !== "" && !measureIds.has(fold(measure))) {
    row.fault("Measure ID", `"${measure}" is not a Measure ID of PrimedMeasures, so the event is left out.`);
  }
  if (date === undefined || row.hasFaults()) return undefined;
  return { date, node, measure, note, rebase, reason };
}
