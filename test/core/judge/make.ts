/** Small builders, so that a test states only what it is about. */
import type { Period, Rhythm } from "../../../src/core/calendar/period";
import type { EvaluatedMeasure, Point } from "../../../src/core/measure/evaluated";
import type { Node, Organisation } from "../../../src/core/setup/organisation";
import type { EventSetup, MeasureSetup, Setup, TargetSetup } from "../../../src/core/setup/setup";
import { fold } from "../../../src/core/table/column";

export interface TeamRow {
  name: string;
  service: string;
  directorate: string;
  from?: number;
  to?: number;
}

type Growing = Omit<Node, "children" | "teams"> & { children: Node[]; teams: number[] };

export function organisation(rows: readonly TeamRow[]): Organisation {
  const directorates = new Map<string, Growing>();
  const services = new Map<string, Growing>();
  const at = (map: Map<string, Growing>, level: Node["level"], name: string, parent?: Growing): Growing => {
    const made = map.get(name) ?? { level, name, children: [], teams: [], ...(parent && { parent }) };
    if (!map.has(name)) parent?.children.push(made);
    map.set(name, made);
    return made;
  };
  const teams = rows.map(({ name, service, directorate, from, to }, index): Node => {
    const above = at(directorates, "directorate", directorate);
    const parent = at(services, "service", service, above);
    const dates = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    const team: Node = { level: "team", name, parent, children: [], teams: [index], ...dates };
    parent.children.push(team);
    parent.teams.push(index);
    above.teams.push(index);
    return team;
  });
  const nodes = [...teams, ...services.values(), ...directorates.values()];
  return {
    teams,
    services: [...services.values()],
    directorates: [...directorates.values()],
    nodes,
    teamIndex: (name) => teams.findIndex((team) => fold(team.name) === fold(name)),
    find: (written) => {
      const [level, name] = written.includes(":") ? written.split(":") : [undefined, written];
      const found = nodes.filter(
        (node) => fold(node.name) === fold(name!) && (!level || node.level === level),
      );
      return found.length === 1 ? found[0] : undefined;
    },
  };
}

export const threeTeams = organisation([
  { name: "Alder", service: "Community", directorate: "Adult Services" },
  { name: "Birch", service: "Community", directorate: "Adult Services" },
  { name: "Cedar", service: "Reablement", directorate: "Adult Services", from: 46216 },
]);

export function measure(over: Partial<MeasureSetup> = {}): MeasureSetup {
  const id = over.id ?? "ONTIME";
  return {
    id,
    name: id,
    goal: "",
    source: "Cases",
    teams: [],
    rows: "",
    countedOn: "completed",
    formula: "",
    unit: "",
    goodIs: "higher",
    rhythm: { length: "month" },
    decimals: 0,
    owner: "",
    definition: "",
    driverOf: "",
    at: (column) => ({ table: "PrimedMeasures", key: id, column }),
    ...over,
  };
}

export function target(over: Partial<TargetSetup> = {}): TargetSetup {
  const key = over.measure ?? "ONTIME";
  return {
    measure: key,
    node: "",
    target: 10,
    tolerance: 0,
    at: (column) => ({ sheet: "Primed setup", table: "PrimedTargets", key, column }),
    ...over,
  };
}

export function event(over: Partial<EventSetup> = {}): EventSetup {
  return { date: 0, node: "", measure: "", note: "New rota", rebase: true, reason: "", ...over };
}

export function setup(over: Partial<Setup> = {}, smallNumber = 0): Setup {
  return {
    organisation: threeTeams,
    sources: [],
    goals: [],
    measures: [],
    targets: [],
    events: [],
    holidays: new Set(),
    options: { yearStarts: 4, dateOrder: "dmy", smallNumber, timeZone: "Europe/London" },
    problems: [],
    fingerprint: "00000000",
    ...over,
  };
}

/** A period of 30 days, numbered from 0. */
export function period(index: number): Period {
  const start = 40_000 + index * 30;
  return { label: `P${index}`, start, end: start + 29, baseStart: start };
}

export function point(value: number | null, over: Partial<Point> = {}): Point {
  return {
    period: period(0),
    value,
    numerator: null,
    denominator: null,
    complete: true,
    basis: null,
    blanks: 0,
    ...over,
  };
}

/** One measure at one node (Alder): values in successive periods, all complete unless said. */
export function evaluated(
  values: readonly (number | null)[],
  over: {
    measure?: MeasureSetup;
    stock?: boolean;
    additive?: boolean;
    points?: (i: number) => Partial<Point>;
  } = {},
): EvaluatedMeasure {
  const points = values.map((value, i) => point(value, { period: period(i), ...over.points?.(i) }));
  return {
    measure: over.measure ?? measure(),
    additive: over.additive ?? false,
    stock: over.stock ?? false,
    series: [{ node: threeTeams.teams[0]!, points }],
  };
}

export const rhythm = (length: Rhythm["length"], window?: Rhythm["window"]): Rhythm =>
  window ? { length, window } : { length };
