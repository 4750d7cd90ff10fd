import { dayOfIso } from "../../src/core/calendar/iso";
import { endOf } from "../../src/core/calendar/day";
import { refresh } from "../../src/core/refresh";
import { makeCouncilWorkbook } from "../../perf/council-workbook";
import { MEASURES } from "../../perf/council";
import type { Book } from "../host/book/book";
import { changeCell } from "../host/book/cells";
import { openInExcel, type OpenInExcel } from "../contract/ports";

/**
 * A council of 20 teams and 20 measures over 100,000 rows, refreshed in Excel on the web: requests and answers of 5 MB at most, and a
 * tenth of a second for each.
 */
const OPTIONS = { now: Date.UTC(2026, 10, 2, 9), asOf: endOf(dayOfIso("2026-10-31")!) };
const CAP = 5_000_000;
const LATENCY = 100;

interface Spent {
  syncs: number;
  actions: number;
  bytes: number;
  seconds: number;
  written: number;
}

async function refreshed({ workbook, host }: OpenInExcel): Promise<Spent> {
  host.statistics.reset();
  const start = performance.now();
  const { sheets } = await refresh(workbook, OPTIONS);
  expect(sheets.skipped).toEqual([]);
  const { syncs, actions, bytesUp, bytesDown } = host.statistics;
  const seconds = (performance.now() - start) / 1000;
  return { syncs, actions, bytes: bytesUp + bytesDown, seconds, written: sheets.written.length };
}

test("20 teams, 20 measures and 100,000 rows", async () => {
  const all = MEASURES.map(([id]) => id);
  const bytes = await makeCouncilWorkbook({
    rows: 100_000,
    teams: 20,
    measures: all,
    ofUrgent: all.filter((id) => id !== "URGENT").slice(0, 8),
  });
  const excel = await openInExcel(bytes, { payloadCap: CAP, latency: LATENCY });
  const built = await refreshed(excel);
  const unchanged = await refreshed(excel);
  await excel.person(changeOneTeam);
  const oneTeam = await refreshed(excel);
  console.info(
    ["built", "nothing to write", "one row of one team changed"]
      .map((what, i) => `${what.padEnd(28)} ${said([built, unchanged, oneTeam][i]!)}`)
      .join("\n"),
  );
  expect(unchanged.written).toBe(0);
  // The team, its service, and the directorate.
  expect(oneTeam.written).toBe(3);
  // Reading is the same each time.
  const writing = (one: Spent): number => one.bytes - unchanged.bytes;
  expect(writing(oneTeam)).toBeLessThan(writing(built) / 10);
  // A request a page; pages of more than 20,000 cells take two.
  expect(built.syncs).toBeLessThanOrEqual(2 * built.written + unchanged.syncs);
});

/** A piece of work of the first team that was open is completed after all. */
function changeOneTeam(book: Book): void {
  const sheet = book.sheets[0]!;
  const column = (name: string): number =>
    [...sheet.cells.get(1)!].find(([, { value }]) => value === name)![0];
  const [team, completed] = [column("Team"), column("Completed")];
  const open = [...sheet.cells].find(
    ([, cells]) => cells.get(team)?.value === "Team 1" && cells.get(completed)?.value === undefined,
  );
  changeCell(sheet, open![0], completed, { value: 46_300 });
}

const said = ({ syncs, actions, bytes, seconds, written }: Spent): string =>
  `${written} sheets written, ${syncs} syncs, ${actions} actions, ${(bytes / 1e6).toFixed(1)} MB, ${seconds.toFixed(1)} s at ${LATENCY} ms a sync`;
