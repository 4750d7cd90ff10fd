/** A council of any size, made up in memory: the rows that the benchmarks work on, the same for every contender. */
import { dayOfIso } from "../src/core/calendar/iso";
import { parseRhythm } from "../src/core/calendar/rhythm";
import { SECONDS_A_DAY } from "../src/core/calendar/day";
import { buildOrganisation } from "../src/core/setup/build-organisation";
import type { FieldSetup, MeasureSetup, Setup } from "../src/core/setup/setup";
import type { Column, TextColumn } from "../src/core/table/column";
import type { SourceTable } from "../src/core/table/source-table";

export const TEAMS = 50;
const SERVICES = 5;
export const MONTHS = 24;
export const FIRST_DAY = dayOfIso("2024-11-01")!;
export const LAST_DAY = dayOfIso("2026-10-31")!;
const TYPES = ["Assessment", "Review", "Request", "Safeguarding"];
const PRIORITIES = ["High", "Medium", "Low"];
const WORKERS = 600;

/** What a performance officer would write. Each rests on the rows of one source. */
export const MEASURES: readonly [id: string, countedOn: string, formula: string, rows?: string][] = [
  ["NEW", "received", "count()"],
  ["URGENT", "received", 'share(priority == "High")'],
  ["DONE", "completed", "count()"],
  ["ONTIME", "completed", "share(completed <= due, not blank(due))"],
  ["DAYS", "completed", "mean(days(received, completed))"],
  ["MEDIAN", "completed", "median(days(received, completed))"],
  ["P90", "completed", "quantile(days(received, completed), 0.9)"],
  ["HOURS", "completed", "sum(hours)"],
  ["HRSREVIEW", "completed", "sum(hours) / count()", 'type == "Review"'],
  ["WORKERS", "completed", "distinct(worker)"],
  ["OPEN", "open(received, completed)", "count()"],
  ["OVERDUE", "open(received, completed)", "count(due < period_end)"],
];

const FIELDS: readonly [string, FieldSetup["type"]][] = [
  ["received", "date"],
  ["due", "date"],
  ["completed", "date"],
  ["hours", "number"],
  ["type", "text"],
  ["priority", "text"],
  ["worker", "person"],
];

export interface Council {
  setup: Setup;
  table: SourceTable;
}

/** Numbers that are the same on every machine (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One row in ten is still open, one in twenty has no due date, one in twenty no hours. */
export function makeCouncil(rows: number): Council {
  const next = random(rows);
  const pick = (count: number): number => Math.floor(next() * count);
  const node = new Int32Array(rows);
  const received = new Float64Array(rows);
  const due = new Float64Array(rows);
  const completed = new Float64Array(rows);
  const hours = new Float64Array(rows);
  const [type, priority, worker] = [new Int32Array(rows), new Int32Array(rows), new Int32Array(rows)];
  for (let row = 0; row < rows; row++) {
    node[row] = pick(TEAMS);
    const start = FIRST_DAY + pick(LAST_DAY - FIRST_DAY + 1);
    const end = start + pick(60);
    received[row] = start * SECONDS_A_DAY;
    due[row] = next() < 0.05 ? NaN : (start + 28) * SECONDS_A_DAY;
    completed[row] = next() < 0.1 || end > LAST_DAY ? NaN : end * SECONDS_A_DAY;
    hours[row] = next() < 0.05 ? NaN : Math.round(next() * 400) / 4;
    type[row] = 1 + pick(TYPES.length);
    priority[row] = 1 + pick(PRIORITIES.length);
    worker[row] = 1 + pick(WORKERS);
  }
  const text = (codes: Int32Array, words: readonly string[]): TextColumn => ({
    type: "text",
    codes,
    words: ["", ...words],
  });
  const date = (values: Float64Array): Column => ({ type: "date", values, dateOnly: true });
  const columns = new Map<string, Column>([
    ["received", date(received)],
    ["due", date(due)],
    ["completed", date(completed)],
    ["hours", { type: "number", values: hours }],
    ["type", text(type, TYPES)],
    ["priority", text(priority, PRIORITIES)],
    [
      "worker",
      text(
        worker,
        Array.from({ length: WORKERS }, (_, i) => `Worker ${i}`),
      ),
    ],
  ]);
  const setup = makeSetup();
  const sheetRow = new Int32Array(rows).map((_, row) => row + 2);
  const source = setup.sources[0]!;
  return {
    setup,
    table: { source, rows, node, columns, sheet: new Int32Array(rows), sheetRow, sheets: ["Work"] },
  };
}

export const serviceOf = (team: number): number => team % SERVICES;

function makeSetup(): Setup {
  const where = {};
  const organisation = buildOrganisation(
    Array.from({ length: TEAMS }, (_, team) => ({
      name: `Team ${team}`,
      service: `Service ${serviceOf(team)}`,
      directorate: "Adults",
      manager: "",
      alsoKnownAs: [],
      at: () => where,
    })),
  );
  const fields = FIELDS.map(([name, type]): FieldSetup => ({
    name,
    headers: [name],
    type,
    dateOrder: "dmy",
    percent: false,
    key: false,
    where,
  }));
  const measures = MEASURES.map(([id, countedOn, formula, rows = ""]): MeasureSetup => ({
    id,
    name: id,
    goal: "",
    source: "Work",
    teams: [],
    rows,
    countedOn,
    formula,
    unit: "",
    goodIs: "higher",
    rhythm: parseRhythm("month")!,
    decimals: 1,
    owner: "",
    definition: "",
    driverOf: "",
    at: () => where,
  }));
  return {
    organisation,
    sources: [
      {
        name: "Work",
        kind: "work",
        sheets: ["Work"],
        teamFrom: { header: "Team" },
        dataFrom: FIRST_DAY,
        fields,
        where,
      },
    ],
    goals: [],
    measures,
    targets: [],
    events: [],
    holidays: new Set(),
    options: { yearStarts: 4, dateOrder: "dmy", smallNumber: 0, timeZone: "Europe/London" },
    problems: [],
    fingerprint: "00000000",
  };
}
