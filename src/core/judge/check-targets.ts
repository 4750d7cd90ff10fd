import { isoOfDay } from "../calendar/iso";
import type { Problem } from "../problem";
import type { MeasureSetup, Setup, TargetSetup } from "../setup/setup";
import { fold } from "../table/column";
import { nodeKey } from "./node-key";

/** A sentence about a row that stops nothing. */
export type Note = Pick<Problem, "where" | "message">;

export interface TargetCheck {
  /** Faults, of class `measure-disabled`, and the notes, of class `cell-blanked`. */
  problems: readonly Problem[];
  /** Those of the problems that stop nothing: the row, or its Upper, has no effect. */
  notes: readonly Note[];
  /** Measure IDs, as PrimedMeasures spells them, that must not be evaluated. */
  disabled: ReadonlySet<string>;
}

/**
 * Judges every row of PrimedTargets that could be read: whether it makes sense for its measure, and whether it is used. Rows of
 * a measure that can't be read are passed over: the setup has said what is wrong with it.
 */
export function checkTargets(setup: Setup): TargetCheck {
  const measures = new Map(setup.measures.map((measure) => [fold(measure.id), measure]));
  const tieOf = tieFinder(setup);
  const problems: Problem[] = [];
  const notes: Problem[] = [];
  const disabled = new Set<string>();
  for (const row of setup.targets) {
    const measure = measures.get(fold(row.measure));
    if (!measure) continue;
    const faults = [...faultsOf(row, measure), ...tieOf(row)];
    if (faults.length > 0) disabled.add(measure.id);
    const ownNotes = notesOf(row, measure, setup);
    notes.push(...ownNotes);
    problems.push(...faults, ...ownNotes);
  }
  return { problems, notes, disabled };
}

const problem = (kind: Problem["class"], row: TargetSetup, column: string, message: string): Problem => ({
  class: kind,
  where: row.at(column),
  message,
});

/** What makes no sense in the row's own cells, for this measure. */
function faultsOf(row: TargetSetup, { unit, goodIs }: MeasureSetup): Problem[] {
  const { target, tolerance, upper } = row;
  const found: Problem[] = [];
  const say = (column: string, message: string) =>
    void found.push(problem("measure-disabled", row, column, message));

  if (unit.trim() === "%") {
    const above = (what: string, figure: number) =>
      `${what} on a % measure (${shown(figure)}): ${asFraction(figure)}`;
    if (target > 1) say("Target", above("A target above 1", target));
    if (upper !== undefined && upper > 1) say("Upper", above("An upper bound above 1", upper));
    if (tolerance >= 1) say("Tolerance", above("A tolerance of 1 or more", tolerance));
  }
  if (tolerance < 0) {
    say(
      "Tolerance",
      `Tolerance is never negative: write ${shown(-tolerance)}. It is how far on the bad side still counts as near.`,
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

/** Finds a second row for one measure, node and From, however they are written; rows are given in turn. */
function tieFinder({ organisation }: Setup): (row: TargetSetup) => Problem[] {
  const seen = new Set<string>();
  return (row) => {
    const node = organisation.find(row.node);
    const key = JSON.stringify([fold(row.measure), node ? nodeKey(node) : "", row.from ?? null]);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const since = row.from === undefined ? "with no From" : `from ${isoOfDay(row.from)}`;
    const message = `There are two targets for ${node?.name ?? "every node"} ${since}: delete one, or give it another From.`;
    return [problem("measure-disabled", row, "From", message)];
  };
}

/** What is never used. */
function notesOf(row: TargetSetup, measure: MeasureSetup, { organisation }: Setup): Problem[] {
  const found: Problem[] = [];
  const say = (column: string, message: string) =>
    void found.push(problem("cell-blanked", row, column, message));

  const { id, goodIs } = measure;
  if (goodIs === "neutral") {
    say(
      "Target",
      `${id} is neutral, so its target is shown and never judged against: change Good is, or clear this row.`,
    );
  } else if (row.upper !== undefined && goodIs !== "between") {
    say("Upper", `Upper is used only when Good is says between: ${id} is ${goodIs}.`);
  }
  const node = organisation.find(row.node);
  const allowed = measure.teams.map((name) => organisation.teamIndex(name));
  if (node && allowed.length > 0 && !node.teams.some((team) => allowed.includes(team))) {
    say(
      "Node",
      `${id} is limited to ${measure.teams.join(", ")}, so this target for ${node.name} is never used.`,
    );
  }
  return found;
}

/** "write 0.85, or 85%." */
const asFraction = (percentage: number): string =>
  `write ${shown(percentage / 100)}, or ${shown(percentage)}%.`;

/** As a person would write it: no tail of binary digits. */
const shown = (figure: number): string => String(Number(figure.toPrecision(12)));
