/** The same twelve measures in SQL, as somebody who knows DuckDB would write them: every node and month in three queries. */
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { isoOfDay } from "../src/core/calendar/iso";
import { dayOf } from "../src/core/calendar/day";
import type { DateColumn, NumberColumn, TextColumn } from "../src/core/table/column";
import { FIRST_DAY, LAST_DAY, serviceOf, type Council } from "./council";

const SETS = "GROUP BY GROUPING SETS ((team, service, m), (service, m), (m))";

const RECEIVED = `
  SELECT team, service, date_trunc('month', received) m, count(*) AS "NEW",
    avg((priority = 'High')::INT) AS "URGENT"
  FROM work ${SETS}`;

const COMPLETED = `
  SELECT * EXCLUDE quantiles, quantiles[1] AS "MEDIAN", quantiles[2] AS "P90" FROM (
    SELECT team, service, date_trunc('month', completed) m, count(*) AS "DONE",
      avg((completed <= due)::INT) FILTER (due IS NOT NULL) AS "ONTIME",
      avg(completed - received) AS "DAYS",
      quantile_cont(completed - received, [0.5, 0.9]) AS quantiles,
      sum(hours) AS "HOURS",
      sum(hours) FILTER (type = 'Review') / nullif(count(*) FILTER (type = 'Review'), 0) AS "HRSREVIEW",
      count(DISTINCT worker) AS "WORKERS"
    FROM work WHERE completed IS NOT NULL ${SETS})`;

/**
 * Open at a month's end is everything that came, less everything that went, up to then: sums of what changes, not a join. The
 * million rows are first counted by the months they came, went and fell due in, so what follows is of a few thousand.
 */
const OPEN = `
  WITH spans AS (
    SELECT team, service, date_trunc('month', received) came, date_trunc('month', completed) went,
      date_trunc('month', greatest(received, due + 1)) fell, due IS NOT NULL AS has_due, count(*)::INT n
    FROM work GROUP BY ALL
  ), changes AS (
    SELECT team, service, came AS m, n AS opened, 0 AS late FROM spans
    UNION ALL SELECT team, service, went, -n, 0 FROM spans WHERE went IS NOT NULL
    UNION ALL SELECT team, service, fell, 0, n FROM spans WHERE has_due AND (went IS NULL OR went > fell)
    UNION ALL SELECT team, service, went, 0, -n FROM spans WHERE has_due AND went > fell
  ), months AS (SELECT team, service, m, sum(opened) o, sum(late) l FROM changes ${SETS})
  SELECT team, service, m, sum(o) OVER w AS "OPEN", sum(l) OVER w AS "OVERDUE" FROM months
  WINDOW w AS (PARTITION BY team, service ORDER BY m)`;

/** Loads the rows; the time this takes is nobody's. */
export async function loadDuckDb({ table }: Council): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(
    `CREATE TABLE work (team INT, service INT, received INT, due INT, completed INT, hours DOUBLE, type VARCHAR, priority VARCHAR, worker VARCHAR)`,
  );
  const date = (name: string) => (table.columns.get(name) as DateColumn).values;
  const text = (name: string) => table.columns.get(name) as TextColumn;
  const hours = (table.columns.get("hours") as NumberColumn).values;
  const [received, due, completed] = [date("received"), date("due"), date("completed")];
  const [type, priority, worker] = [text("type"), text("priority"), text("worker")];
  const appender = await connection.createAppender("work");
  const day = (value: number): void =>
    Number.isNaN(value) ? appender.appendNull() : appender.appendInteger(dayOf(value));
  for (let row = 0; row < table.rows; row++) {
    const team = table.node[row]!;
    appender.appendInteger(team);
    appender.appendInteger(serviceOf(team));
    day(received[row]!);
    day(due[row]!);
    day(completed[row]!);
    if (Number.isNaN(hours[row]!)) appender.appendNull();
    else appender.appendDouble(hours[row]!);
    for (const column of [type, priority, worker]) appender.appendVarchar(column.words[column.codes[row]!]!);
    appender.endRow();
  }
  appender.closeSync();
  const asDate = (name: string) =>
    `CASE WHEN ${name} IS NULL THEN NULL ELSE DATE '1899-12-30' + ${name} END AS ${name}`;
  // Words as codes, as the contender has them: DuckDB's enumerations.
  for (const name of ["type", "priority", "worker"])
    await connection.run(`CREATE TYPE words_of_${name} AS ENUM (SELECT DISTINCT ${name} FROM work)`);
  const asWords = (name: string) => `${name}::words_of_${name} AS ${name}`;
  await connection.run(
    `CREATE OR REPLACE TABLE work AS SELECT team, service, ${["received", "due", "completed"].map(asDate).join(", ")}, hours,
      ${["type", "priority", "worker"].map(asWords).join(", ")} FROM work`,
  );
  return connection;
}

type Rows = Record<string, unknown>[];

/** Works out all results, and reads them. */
export async function runDuckDb(connection: DuckDBConnection): Promise<Rows> {
  const rows: Rows[] = [];
  for (const query of [RECEIVED, COMPLETED, OPEN])
    rows.push((await connection.runAndReadAll(query)).getRowObjectsJS());
  return rows.flat();
}

/** All results, by `measure|node|month`. */
export function resultsByName(rows: Rows): Map<string, number | null> {
  const results = new Map<string, number | null>();
  for (const { team, service, m, ...values } of rows) {
    const node =
      team !== null ? `Team ${String(team)}` : service !== null ? `Service ${String(service)}` : "Adults";
    const month = (m as Date).toISOString().slice(0, 7);
    for (const [measure, value] of Object.entries(values))
      results.set(`${measure}|${node}|${month}`, value === null ? null : Number(value));
  }
  return results;
}

export const RANGE = `${isoOfDay(FIRST_DAY)} to ${isoOfDay(LAST_DAY)}`;
