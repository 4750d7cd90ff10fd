import { isoOfDay } from "../calendar/iso";
import type { Problem, Where } from "../problem";
import { whyNotFound } from "../setup/build-organisation";
import type { MeasureSetup, Setup, TargetSetup } from "../setup/setup";
import { fold } from "../table/column";
import { nodeKey } from "./node-key";

/** Something a person may want to know about a setup row that stops nothing. */
export interface Note {
  where: Where;
  message: string;
}

export interface TargetCheck {
  /** Faults: those of class `measure-disabled`, and rows whose node is unknown (the measure goes on without them). */
  problems: readonly Problem[];
  /** Rows that have no effect, and why. */
  notes: readonly Note[];
  /** Measure IDs, as PrimedMeasures spells them, that must not be evaluated. */
  disabled: ReadonlySet<string>;
}

/** Checks every row of PrimedTargets against the measures and the organisation. */
export function checkTargets(setup: Setup): TargetCheck {
  const measures = new Map(setup.measures.map((measure) => [fold(measure.id), measure]));
  const problems: Problem[] = [];
  const notes: Note[] = [];
  const disabled = new Set<string>();
  const seen = new Set<string>();

  for (const row of setup.targets) {
    const measure = measures.get(fold(row.measure));
    if (!measure) {
      problems.push(
        fault(
          row,
          "Measure ID",
          `"${row.measure}" is not a Measure ID in PrimedMeasures: this target is not used. Correct it, or delete the row.`,
        ),
      );
      continue;
    }
    const faults = [...faultsOf(row, measure), ...tieOf(row, setup, seen)];
    if (faults.length > 0) disabled.add(measure.id);
    problems.push(...faults, ...unknownNode(row, setup));
    notes.push(...notesOf(row, measure, setup));
  }
  return { problems, notes, disabled };
}

const fault = (row: TargetSetup, column: string, message: string): Problem => ({
  class: "measure-disabled",
  where: row.at(column),
  message,
});

function faultsOf(row: TargetSetup, { unit, goodIs }: MeasureSetup): Problem[] {
  const { target, tolerance, upper } = row;
  const percent = unit.trim() === "%";
  const found: Problem[] = [];
  const say = (column: string, message: string) => found.push(fault(row, column, message));

  if (!Number.isFinite(target))
    say("Target", "The target is blank or not a number: write one, or delete the row.");
  if (percent && target > 1)
    say("Target", `A target above 1 on a % measure (${shown(target)}): ${asFraction(target)}`);
  if (percent && upper !== undefined && upper > 1) {
    say("Upper", `An upper bound above 1 on a % measure (${shown(upper)}): ${asFraction(upper)}`);
  }
  if (percent && tolerance >= 1) {
    say(
      "Tolerance",
      `A tolerance of 1 or more on a % measure (${shown(tolerance)}): ${asFraction(tolerance)}`,
    );
  }
  if (!(tolerance >= 0)) {
    say(
      "Tolerance",
      `The tolerance (${shown(tolerance)}) must be 0 or more: it is how far off target still counts as near.`,
    );
  }
  if (goodIs === "between" && upper === undefined) {
    say("Upper", "A between target needs two bounds: the lower in Target, the upper in Upper.");
  }
  if (goodIs === "between" && upper !== undefined && upper < target) {
    say(
      "Upper",
      `Upper (${shown(upper)}) is below Target (${shown(target)}): the lower bound goes in Target, the upper in Upper.`,
    );
  }
  return found;
}

/** A second row for the same measure, node and From. */
function tieOf(row: TargetSetup, { organisation }: Setup, seen: Set<string>): Problem[] {
  const everyNode = row.node.trim() === "";
  const node = everyNode ? undefined : organisation.find(row.node);
  if (!everyNode && !node) return [];
  const key = JSON.stringify([fold(row.measure), node ? nodeKey(node) : "", row.from ?? null]);
  if (!seen.has(key)) {
    seen.add(key);
    return [];
  }
  const whose = node ? node.name : "every node";
  const since = row.from === undefined ? "with no From" : `from ${isoOfDay(row.from)}`;
  return [
    fault(row, "From", `There are two targets for ${whose} ${since}: delete one, or give it another From.`),
  ];
}

function unknownNode(row: TargetSetup, { organisation }: Setup): Problem[] {
  if (row.node.trim() === "" || organisation.find(row.node)) return [];
  const message = `${whyNotFound(organisation, row.node)} This target is not used.`;
  return [{ class: "unknown-team", where: row.at("Node"), message }];
}

function notesOf(row: TargetSetup, measure: MeasureSetup, { organisation }: Setup): Note[] {
  const notes: Note[] = [];
  if (measure.goodIs === "neutral") {
    notes.push({
      where: row.at("Target"),
      message: `${measure.id} is neutral, so it is shown but not judged against this target. Set Good is to higher, lower or between to judge it.`,
    });
  }
  if (row.upper !== undefined && measure.goodIs !== "between") {
    notes.push({
      where: row.at("Upper"),
      message: `Upper is used only when Good is says between: ${measure.id} is ${measure.goodIs}.`,
    });
  }
  const node = row.node.trim() === "" ? undefined : organisation.find(row.node);
  const allowed = measure.teams.map((name) => organisation.teamIndex(name));
  if (node && allowed.length > 0 && !node.teams.some((team) => allowed.includes(team))) {
    notes.push({
      where: row.at("Node"),
      message: `${measure.id} is limited to ${measure.teams.join(", ")}, so this target for ${node.name} is never used.`,
    });
  }
  return notes;
}

/** "write 0.85, or 85%." */
function asFraction(percentage: number): string {
  return `write ${shown(percentage / 100)}, or ${shown(percentage)}%.`;
}

/** As a person would write it: no tail of binary digits. */
const shown = (figure: number): string => String(Number(figure.toPrecision(12)));
