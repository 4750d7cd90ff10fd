/** The setup tables as plain data, read and checked. One interface a table; see docs/setup.md for what a person writes. */
import type { Day } from "../calendar/day";
import type { Rhythm } from "../calendar/period";
import type { Problem, Where } from "../problem";
import type { Organisation } from "./organisation";

/** The sheet that holds the setup; found case-blind. */
export const SETUP_SHEET = "Primed setup";

export type SourceKind = "work" | "spend" | "figures" | "capacity";
export type FieldType = "date" | "number" | "text" | "yes/no" | "person";
export type DateOrder = "dmy" | "mdy" | "ymd";
export type Unit = string; // "%", "days", "£", "": as the person wrote it
export type GoodIs = "higher" | "lower" | "between" | "neutral";

export interface FieldSetup {
  name: string;
  /** The headers it goes by on sheets: case-blind, trimmed. */
  headers: readonly string[];
  type: FieldType;
  /** For dates written as text; the option Date order when the field says nothing. */
  dateOrder: DateOrder;
  /** A Figures field written as 85 for 85 %. */
  percent: boolean;
  /** The row's own reference. */
  key: boolean;
  where: Where;
}

export interface SourceSetup {
  name: string;
  kind: SourceKind;
  /** Sheet names or `*` wildcards. */
  sheets: readonly string[];
  /** `sheet`: the sheet's name is the team's; else a header. */
  teamFrom: "sheet" | { header: string };
  dataFrom?: Day;
  dataTo?: Day;
  fields: readonly FieldSetup[];
  where: Where;
}

export interface GoalSetup {
  goal: string;
  directorateWording: string;
  serviceWording: string;
  teamWording: string;
  bigNumber: string;
}

export interface MeasureSetup {
  id: string;
  name: string;
  goal: string;
  /** Blank when the formula is of other measures only. */
  source: string;
  /** Team names; empty = all. */
  teams: readonly string[];
  rows: string;
  countedOn: string;
  formula: string;
  unit: Unit;
  goodIs: GoodIs;
  rhythm: Rhythm;
  decimals: number;
  owner: string;
  definition: string;
  driverOf: string;
  /** The address of each of its cells, by column header, for messages: `at("Formula")`. */
  at(column: string): Where;
}

export interface TargetSetup {
  measure: string;
  /** A node's name (or `service:Name`); blank = every node. */
  node: string;
  /** Absent = always. */
  from?: Day;
  target: number;
  /** 0 = no near band. In the target's own form, never negative. */
  tolerance: number;
  /** The upper bound of a between target. */
  upper?: number;
  at(column: string): Where;
}

export interface EventSetup {
  date: Day;
  /** Blank = all nodes. */
  node: string;
  /** Blank = all measures. */
  measure: string;
  note: string;
  rebase: boolean;
  reason: string;
}

export interface Options {
  asOf?: Day;
  /** 1–12. */
  yearStarts: number;
  dateOrder: DateOrder;
  /** Below this many, a result is too few to judge; 0 = never. */
  smallNumber: number;
  timeZone: string;
}

export interface Setup {
  organisation: Organisation;
  /** Those in use. */
  sources: readonly SourceSetup[];
  goals: readonly GoalSetup[];
  measures: readonly MeasureSetup[];
  targets: readonly TargetSetup[];
  events: readonly EventSetup[];
  holidays: ReadonlySet<Day>;
  options: Options;
  /** What was wrong with rows of the setup, short of fatal. */
  problems: readonly Problem[];
  /** Eight hex digits over every cell the setup tables hold: the definition version printed on dashboards. */
  fingerprint: string;
}
