import type { Day } from "../calendar/day";

export type Level = "team" | "service" | "directorate";
export const LEVELS: readonly Level[] = ["team", "service", "directorate"];

export interface Node {
  level: Level;
  name: string;
  /** Who manages a team, as PrimedTeams says; absent when blank, and at the levels above. */
  manager?: string;
  /** The level above; absent at directorates. */
  parent?: Node;
  /** The level below, in setup order; empty at teams. */
  children: readonly Node[];
  /** Indexes into `Organisation.teams`: the team's own, or all teams below. */
  teams: readonly number[];
  /** When it was in being, both days inside; a parent's is its teams' earliest and latest. Absent = open. */
  from?: Day;
  to?: Day;
}

export interface Organisation {
  teams: readonly Node[];
  services: readonly Node[];
  directorates: readonly Node[];
  /** Teams first, then services, then directorates. */
  nodes: readonly Node[];
  /** The index of the team that a sheet or cell names: by Team or Also known as, case-blind and trimmed; -1 when unknown. */
  teamIndex(name: string): number;
  /**
   * The node a target, event or figure names: bare (a team also by Also known as), or `service:Name`. Undefined when there is
   * none, and when a bare name stands at two levels: `whyNotFound` says which.
   */
  find(name: string): Node | undefined;
}
