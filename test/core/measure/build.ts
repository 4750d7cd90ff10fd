import { dayOfIso } from "../../../src/core/calendar/iso";
import { endOf, startOf } from "../../../src/core/calendar/day";
import type { Day } from "../../../src/core/calendar/day";
import { parseRhythm } from "../../../src/core/calendar/rhythm";
import type { Rhythm } from "../../../src/core/calendar/period";
import { evaluateMeasures } from "../../../src/core/measure/evaluate";
import type { EvaluatedMeasure, Point } from "../../../src/core/measure/evaluated";
import { prepareMeasures } from "../../../src/core/measure/prepare";
import type { Problem } from "../../../src/core/problem";
import type { Node, Organisation } from "../../../src/core/setup/organisation";
import type {
  FieldSetup,
  FieldType,
  MeasureSetup,
  Setup,
  SourceKind,
  SourceSetup,
} from "../../../src/core/setup/setup";
import { fold } from "../../../src/core/table/column";
import type { Column } from "../../../src/core/table/column";
import type { SourceTable } from "../../../src/core/table/source-table";

/** A small council as literals: names, rows as plain objects, dates as `2026-05-01` or `2026-05-01T16:45`. */
export type Cell = string | number | boolean | null | undefined;
export type Row = Readonly<Record<string, Cell>>;

export interface TeamLiteral {
  name: string;
  service: string;
  directorate?: string;
  from?: string;
  to?: string;
}

export interface SourceLiteral {
  kind?: SourceKind;
  fields: Readonly<Record<string, FieldType>>;
  /** Fields of format percent. */
  percent?: readonly string[];
  dataFrom?: string;
  dataTo?: string;
  /** Each names its node in `node`. Absent: the source was left out. */
  rows?: readonly Row[];
}

export interface MeasureLiteral {
  id: string;
  formula: string;
  source?: string;
  teams?: readonly string[];
  rows?: string;
  countedOn?: string;
  unit?: string;
  period?: string;
}

export interface Council {
  teams: readonly TeamLiteral[];
  sources: Readonly<Record<string, SourceLiteral>>;
  measures: readonly MeasureLiteral[];
  asOf: string;
  yearStarts?: number;
  holidays?: readonly string[];
}

/** The day that a test writes. */
export function day(iso: string): Day {
  const found = dayOfIso(iso.slice(0, 10));
  if (found === undefined) throw new Error(`${iso} is no date`);
  return found;
}

export function moment(iso: string): number {
  const [, hours, minutes, seconds] = /T(\d\d):(\d\d)(?::(\d\d))?$/.exec(iso) ?? [];
  return startOf(day(iso)) + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}

export function rhythm(text: string): Rhythm {
  const found = parseRhythm(text);
  if (!found) throw new Error(`${text} is no period`);
  return found;
}

const inBeing = (from: string | undefined, to: string | undefined): Pick<Node, "from" | "to"> => ({
  ...(from && { from: day(from) }),
  ...(to && { to: day(to) }),
});

export function buildOrganisation(literals: readonly TeamLiteral[]): Organisation {
  type Building = Node & { children: Node[]; teams: number[] };
  const make = (level: Node["level"], name: string): Building => ({ level, name, children: [], teams: [] });
  const parents = new Map<string, Building>();
  const parent = (level: Node["level"], name: string): Building => {
    const key = `${level}:${name}`;
    const found = parents.get(key) ?? make(level, name);
    parents.set(key, found);
    return found;
  };
  const teams = literals.map((literal, i) => {
    const directorate = parent("directorate", literal.directorate ?? "Adult Services");
    const service = parent("service", literal.service);
    const team: Node = {
      ...make("team", literal.name),
      ...inBeing(literal.from, literal.to),
      teams: [i],
      parent: service,
    };
    service.children.push(team);
    service.parent = directorate;
    if (!directorate.children.includes(service)) directorate.children.push(service);
    for (const above of [service, directorate]) above.teams.push(i);
    return team;
  });
  for (const above of parents.values()) {
    const below = above.teams.map((i) => teams[i] as Node);
    if (below.every((team) => team.from !== undefined))
      above.from = Math.min(...below.map((team) => team.from as Day));
    if (below.every((team) => team.to !== undefined))
      above.to = Math.max(...below.map((team) => team.to as Day));
  }
  const at = (level: Node["level"]): Node[] => [...parents.values()].filter((node) => node.level === level);
  const nodes = [...teams, ...at("service"), ...at("directorate")];
  return {
    ...{ teams, nodes, services: at("service"), directorates: at("directorate") },
    teamIndex: (name) => teams.findIndex((team) => fold(team.name) === fold(name)),
    find: (name) => nodes.find((node) => fold(node.name) === fold(name)),
  };
}

function buildColumn(type: FieldType, cells: readonly Cell[]): Column {
  const isBlank = (cell: Cell): boolean => cell === null || cell === undefined || cell === "";
  if (type === "number") {
    return { type, values: Float64Array.from(cells, (cell) => (isBlank(cell) ? NaN : Number(cell))) };
  }
  if (type === "date") {
    const values = Float64Array.from(cells, (cell) => (isBlank(cell) ? NaN : moment(String(cell))));
    return { type, values, dateOnly: values.every((value) => Number.isNaN(value) || value % 86_400 === 0) };
  }
  if (type === "yes/no")
    return { type, values: Uint8Array.from(cells, (cell) => (isBlank(cell) ? 2 : cell ? 1 : 0)) };
  const words = [""];
  const codes = Int32Array.from(cells, (cell) => {
    const word = isBlank(cell) ? "" : String(cell);
    const known = words.findIndex((each) => fold(each) === fold(word));
    return known >= 0 ? known : words.push(word) - 1;
  });
  return { type: "text", codes, words };
}

function buildSource(name: string, literal: SourceLiteral): SourceSetup {
  const fields = Object.entries(literal.fields).map(([field, type]): FieldSetup => ({
    ...{ name: field, headers: [`${field} header`], type, dateOrder: "dmy", key: false, where: {} },
    percent: literal.percent?.includes(field) ?? false,
  }));
  return {
    ...{ name, kind: literal.kind ?? "work", sheets: [name], teamFrom: "sheet", fields, where: {} },
    ...(literal.dataFrom && { dataFrom: day(literal.dataFrom) }),
    ...(literal.dataTo && { dataTo: day(literal.dataTo) }),
  };
}

export function buildTable(
  source: SourceSetup,
  rows: readonly Row[],
  organisation: Organisation,
): SourceTable {
  const columns = source.fields.map(({ name, type }): [string, Column] => [
    name,
    buildColumn(
      type,
      rows.map((row) => row[name]),
    ),
  ]);
  const places = organisation.nodes.map((node) => node.name);
  return {
    ...{ source, rows: rows.length, columns: new Map(columns), sheets: [source.name] },
    node: Int32Array.from(rows, (row) => places.indexOf(String(row["node"]))),
    sheet: new Int32Array(rows.length),
    sheetRow: Int32Array.from(rows, (_, i) => i + 2),
  };
}

function buildMeasure(literal: MeasureLiteral, firstSource: string): MeasureSetup {
  return {
    ...{
      id: literal.id,
      name: literal.id,
      goal: "",
      source: literal.source ?? firstSource,
      teams: literal.teams ?? [],
    },
    ...{ rows: literal.rows ?? "", countedOn: literal.countedOn ?? "", formula: literal.formula },
    ...{
      unit: literal.unit ?? "",
      goodIs: "neutral",
      rhythm: rhythm(literal.period ?? "month"),
      decimals: 0,
    },
    ...{ owner: "", definition: "", driverOf: "" },
    at: (column) => ({ sheet: "Primed setup", table: "PrimedMeasures", key: literal.id, column }),
  };
}

export function buildSetup(council: Council): Setup {
  const [firstSource = ""] = Object.keys(council.sources);
  return {
    organisation: buildOrganisation(council.teams),
    sources: Object.entries(council.sources).map(([name, literal]) => buildSource(name, literal)),
    measures: council.measures.map((literal) => buildMeasure(literal, firstSource)),
    holidays: new Set((council.holidays ?? []).map(day)),
    options: {
      ...{ yearStarts: council.yearStarts ?? 4, dateOrder: "dmy", smallNumber: 0, timeZone: "Europe/London" },
    },
    ...{ goals: [], targets: [], events: [], problems: [], fingerprint: "00000000" },
  };
}

export interface Outcome {
  measures: readonly EvaluatedMeasure[];
  /** What preparing and evaluating said. */
  problems: readonly Problem[];
  /** The point of a measure at a node in a period. */
  point(measure: string, node: string, period: string): Point;
  value(measure: string, node: string, period: string): number | null;
}

/** Prepares and evaluates a council's measures. */
export function evaluate(council: Council, asOf = endOf(day(council.asOf))): Outcome {
  const setup = buildSetup(council);
  const tables = new Map<string, SourceTable>();
  for (const source of setup.sources) {
    const rows = council.sources[source.name]?.rows;
    if (rows) tables.set(source.name, buildTable(source, rows, setup.organisation));
  }
  const { measures, problems } = prepareMeasures(setup, new Set());
  const reported: Problem[] = [...problems];
  const evaluated = evaluateMeasures(measures, {
    setup,
    tables,
    asOf,
    report: (problem) => reported.push(problem),
  });
  const point = (measure: string, node: string, period: string): Point => {
    const series = evaluated
      .find((each) => each.measure.id === measure)
      ?.series.find((each) => each.node.name === node);
    const found = series?.points.find((each) => each.period.label === period);
    if (!found) throw new Error(`no result for ${measure}, ${node}, ${period}: ${JSON.stringify(reported)}`);
    return found;
  };
  return { measures: evaluated, problems: reported, point, value: (...at) => point(...at).value };
}
