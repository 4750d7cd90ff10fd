/** The same twelve measures in SQL, as somebody who knows DuckDB would write them: every node and month in three queries. */
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { isoOfDay } from "../src/core/calendar/iso";
import { dayOf } from "../src/core/calendar/day";
import type { DateColumn, NumberColumn, TextColumn } from "../src/core/table/column";
import { FIRST_DAY, LAST_DAY, serviceOf, type Council } from "./council";

const SETS = "GROUP BY GROUPING SETS ((team, service, m), (service, m), (m))";

const RECEIVED = `
  SELECT team, service, date_trunc('month', received) m, count(*) AS "NEW",
    avg((lower(priority) = 'high')::INT) AS "URGENT"
  FROM work ${SETS}`;

const COMPLETED = `
  SELECT team, service, date_trunc('month', completed) m, count(*) AS "DONE",
    avg((completed <= due)::INT) FILTER (due IS NOT NULL) AS "ONTIME",
    avg(completed - received) AS "DAYS",
    median(completed - received) AS "MEDIAN",
    quantile_cont(completed - received, 0.9) AS "P90",
    sum(hours) AS "HOURS",
    sum(hours) FILTER (lower(type) = 'review') / nullif(count(*) FILTER (lower(type) = 'review'), 0) AS "HRSREVIEW",
    count(DISTINCT worker) AS "WORKERS"
  FROM work WHERE completed IS NOT NULL ${SETS}`;

/** Open at a month's end is everything that came, less everything that went, up to then: sums of what changes, not a join. */
const OPEN = `
  WITH changes AS (
    SELECT team, service, date_trunc('month', received) m, 1 AS opened, 0 AS late FROM work
    UNION ALL SELECT team, service, date_trunc('month', completed), -1, 0 FROM work WHERE completed IS NOT NULL
    UNION ALL SELECT team, service, date_trunc('month', greatest(received, due + 1)), 0, 1 FROM work
      WHERE due IS NOT NULL AND (completed IS NULL OR date_trunc('month', completed) > date_trunc('month', greatest(received, due + 1)))
    UNION ALL SELECT team, service, date_trunc('month', completed), 0, -1 FROM work
      WHERE due IS NOT NULL AND completed IS NOT NULL AND date_trunc('month', completed) > date_trunc('month', greatest(received, due + 1))
  ), months AS (SELECT team, service, m, sum(opened) o, sum(late) l FROM changes GROUP BY GROUPING SETS ((team, service, m), (service, m), (m)))
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
  await connection.run(
    `CREATE OR REPLACE TABLE work AS SELECT team, service, ${asDate("received")}, ${asDate("due")}, ${asDate("completed")}, hours, type, priority, worker FROM work`,
  );
  return connection;
}

/** All results, by `measure|node|month`. */
export async function runDuckDb(connection: DuckDBConnection): Promise<Map<string, number | null>> {
  const results = new Map<string, number | null>();
  for (const query of [RECEIVED, COMPLETED, OPEN]) {
    const rows = (await connection.runAndReadAll(query)).getRowObjectsJson();
    for (const { team, service, m, ...values } of rows) {
      const node =
        team !== null ? `Team ${String(team)}` : service !== null ? `Service ${String(service)}` : "Adults";
      for (const [measure, value] of Object.entries(values)) {
        results.set(`${measure}|${node}|${String(m).slice(0, 7)}`, value === null ? null : Number(value));
      }
    }
  }
  return results;
}

export const RANGE = `${isoOfDay(FIRST_DAY)} to ${isoOfDay(LAST_DAY)}`;
