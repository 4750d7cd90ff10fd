import { workRows } from "../../support/council";
import { ownName, type Observed } from "./observed";
import { markerIn } from "./theirs";

/** What is known of the workbook without reading it: its sheets, the work on them, and what people have put where. */
export interface World {
  /** In tab order. */
  tabs: Tab[];
  work: Record<"North" | "South", (string | number | null)[][]>;
  /** What people typed, by a word or number that is nowhere else. */
  typed: Map<string, Typed>;
  /** The workbook as it was last looked at; between looks, people go on. */
  seen: Observed;
  /** What each dashboard was to show when it was last refreshed, in a workbook of its own. */
  wanted: Observed;
  steps: number;
  /** Whether the program that people work with lets names and formulas follow what it moves and renames. */
  follows: boolean;
}

export interface Tab {
  name: string;
  /** What it is to Primed: a dashboard's role; `copy` was one. */
  role: string | undefined;
  kind: "dashboard" | "copy" | "source" | "setup" | "own";
  /** Rows or columns were put in or taken out since it was last refreshed. */
  reshaped: boolean;
  /** They were, by a program that said nothing of it to the names: what stands where can't be told. */
  muddled?: boolean;
}

export interface Typed {
  /** It stands on a cell that was filled. */
  over: boolean;
  /** What it was typed over is a moment of refreshing, which Primed writes without asking what is there. */
  overMoment: boolean;
}

export interface Command {
  does: string;
  [name: string]: unknown;
}

export const newWork = (): World["work"] => ({ North: workRows("N"), South: workRows("S") });

/** A dashboard's role by the sheet's own name, without the fingerprint. */
export const roleOf = (observed: Observed, sheet: string): string | undefined =>
  /^"(.*)\|\w+"$/.exec(ownName(observed, sheet, "Primed_role") ?? "")?.[1];

/** Takes account of what the program did. */
export function note(world: World, command: Command, done: { was?: string | null; not?: string }): void {
  if (done.not !== undefined || !("was" in done)) return;
  const marker = markerIn(String(command["value"] ?? command["plus"]))!;
  const over = done.was !== null && done.was !== undefined && markerIn(done.was) === undefined;
  world.typed.set(marker, { over, overMoment: over && /2 November 2026/.test(done.was!) });
}
