/**
 * `npm run perf:refresh`: a workbook with 100,000 rows opened, its dashboards refreshed, and saved, by the command line as it is
 * shipped and by openpyxl, each in a process of its own, in turn. Writes perf/results/refreshing.json.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { nodeCodec } from "../src/file/disk";
import { openFileWorkbook } from "../src/file/file-workbook";
import { openPackage } from "../src/file/package/package";
import { Kind } from "../src/workbook";
import { MEASURES } from "./council";
import { makeCouncilWorkbook, type CouncilSize } from "./council-workbook";
import { processRun, quickest, ratioOf, type ProcessRun } from "./process-run";

const ROWS = 100_000;
const RUNS = 3;
const SEPTEMBER = "2026-09-30";
const OCTOBER = "2026-10-31";

const COUNCILS: Record<string, CouncilSize> = {
  "one team, 4 measures": { rows: ROWS, teams: 1, measures: ["DONE", "ONTIME", "DAYS", "OPEN"] },
  "50 teams, 12 measures": { rows: ROWS, teams: 50, measures: MEASURES.map(([id]) => id) },
};

/** What has happened since the dashboards were written. */
interface Variant {
  name: string;
  before: "extract" | "written" | "changed";
  asOf: string;
  /** openpyxl has nothing to compare where there is no dashboard yet, or none to write. */
  peer: boolean;
}

const VARIANTS: readonly Variant[] = [
  { name: "first refresh", before: "extract", asOf: SEPTEMBER, peer: false },
  { name: "nothing changed", before: "written", asOf: SEPTEMBER, peer: false },
  { name: "one row changed", before: "changed", asOf: SEPTEMBER, peer: true },
  { name: "another date", before: "written", asOf: OCTOBER, peer: true },
];

const folder = mkdtempSync(join(tmpdir(), "primed-perf-"));
const work = join(folder, "work.xlsx");

function runPrimed(book: string, asOf: string): ProcessRun & { written: number } {
  copyFileSync(book, work);
  const cli = join(__dirname, "../../dist/cli/primed.js");
  const run = processRun(process.execPath, [
    cli,
    "refresh",
    work,
    "--as-of",
    asOf,
    "--now",
    "2026-11-02T09:00:00Z",
  ]);
  return { ...run, written: Number(/(\d+) sheets? written/.exec(run.output)?.[1] ?? 0) };
}

function runOpenpyxl(book: string, cells: string): ProcessRun {
  copyFileSync(book, work);
  return processRun("/usr/bin/python3", [join(__dirname, "../refreshing.py"), work, cells]);
}

/** One piece of work was completed on the day it came. */
async function withOneRowChanged(bytes: Uint8Array): Promise<Uint8Array> {
  const pkg = await openPackage(bytes, nodeCodec);
  const part = "xl/worksheets/sheet1.xml";
  const text = await pkg.text(part);
  const row =
    /(<c r="E(500\d\d)" s="1"><v>)(\d+)(<\/v><\/c><c r="F\2" s="1"><v>\d+<\/v><\/c><c r="G\2" s="1"><v>)\d+/;
  const changed = text.replace(row, "$1$3$4$3");
  if (changed === text) throw new Error("no such row");
  pkg.set(part, changed);
  return pkg.save();
}

type CellNow = [row: number, column: number, value: string | number];
type Cells = Record<string, CellNow[]>;

/** What is in the cells of the sheets that a refresh has written. */
async function cellsWritten(before: Uint8Array, after: Uint8Array): Promise<Cells> {
  const workbook = await openFileWorkbook(after, nodeCodec);
  const ours = (await workbook.contents()).sheets.filter(({ role }) => role !== undefined);
  const names = ours.map(({ name }) => name);
  const [old, now] = [await cellsOf(before, names), await cellsOf(after, names)];
  const written = names.filter((name) => JSON.stringify(now[name]) !== JSON.stringify(old[name]));
  return Object.fromEntries(written.map((name) => [name, now[name]!]));
}

async function cellsOf(bytes: Uint8Array, sheets: readonly string[]): Promise<Cells> {
  const workbook = await openFileWorkbook(bytes, nodeCodec);
  const found: Cells = {};
  for (const sheet of sheets) {
    const cells: CellNow[] = (found[sheet] = []);
    const { columns } = await workbook.read({ sheet, firstRow: 1 });
    for (const [column, { kinds, numbers, texts }] of columns) {
      kinds.forEach((kind, i) => {
        const isText = kind === Kind.Text || kind === Kind.Error;
        // openpyxl saves formulas without their results.
        if (kind !== Kind.Blank && kind !== Kind.Unvalued)
          cells.push([i + 1, column, isText ? texts[numbers[i]!]! : numbers[i]!]);
      });
    }
  }
  return found;
}

/** @throws Error when nine in ten of the cells do not show what they should: merges and formulas are left as they were. */
async function checkShows(bytes: Uint8Array, wanted: Cells): Promise<void> {
  const found = await cellsOf(bytes, Object.keys(wanted));
  for (const [sheet, cells] of Object.entries(wanted)) {
    const values = new Map(found[sheet]!.map(([row, column, value]) => [`${row},${column}`, value]));
    const same = cells.filter(([row, column, value]) => isSame(value, values.get(`${row},${column}`)));
    if (same.length < 0.9 * cells.length)
      throw new Error(`${sheet}: ${same.length} of ${cells.length} cells`);
  }
}

/** openpyxl writes numbers with sixteen digits, which is not always enough. */
const isSame = (one: string | number, other: string | number | undefined): boolean =>
  typeof one === "number" && typeof other === "number"
    ? Math.abs(one - other) <= 1e-14 * Math.abs(other)
    : one === other;

async function compare(
  council: string,
  { name, before, asOf, peer }: Variant,
  books: Record<string, string>,
) {
  const book = books[before]!;
  const cells = join(folder, "cells.json");
  const [ours, theirs]: [ReturnType<typeof runPrimed>[], ProcessRun[]] = [[], []];
  for (let i = 0; i < RUNS; i++) {
    ours.push(runPrimed(book, asOf));
    if (!peer) continue;
    const after = new Uint8Array(readFileSync(work));
    const written = await cellsWritten(new Uint8Array(readFileSync(book)), after);
    writeFileSync(cells, JSON.stringify(written));
    theirs.push(runOpenpyxl(book, cells));
    await checkShows(new Uint8Array(readFileSync(work)), written);
  }
  const seconds = (ms: number) => Number((ms / 1000).toFixed(2));
  const used = (name: string, runs: readonly ProcessRun[]) => ({
    [`${name}Seconds`]: seconds(quickest(runs)),
    [`${name}CpuSeconds`]: seconds(Math.min(...runs.map(({ cpuMs }) => cpuMs))),
    [`${name}Mb`]: Math.round(Math.max(...runs.map(({ peakMb }) => peakMb))),
  });
  return {
    council,
    variant: name,
    sheetsWritten: ours[0]!.written,
    ...used("primed", ours),
    ...(peer ? { ...used("openpyxl", theirs), ...ratioOf(theirs, ours) } : {}),
  };
}

async function main(): Promise<void> {
  const table: object[] = [];
  for (const [council, size] of Object.entries(COUNCILS)) {
    const book = (name: string) => join(folder, `${name}.xlsx`);
    writeFileSync(book("extract"), await makeCouncilWorkbook(size));
    runPrimed(book("extract"), SEPTEMBER);
    copyFileSync(work, book("written"));
    writeFileSync(book("changed"), await withOneRowChanged(new Uint8Array(readFileSync(work))));
    const books = { extract: book("extract"), written: book("written"), changed: book("changed") };
    for (const variant of VARIANTS) {
      const line = await compare(council, variant, books);
      table.push(line);
      console.log(JSON.stringify(line));
    }
  }
  rmSync(folder, { recursive: true });
  mkdirSync("perf/results", { recursive: true });
  const about = { rows: ROWS, columns: 12, cores: availableParallelism(), runs: RUNS };
  writeFileSync("perf/results/refreshing.json", `${JSON.stringify({ ...about, table }, null, 2)}\n`);
}

void main();
