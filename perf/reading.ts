/**
 * `npm run perf:reading`: a sheet of a million rows × 12 columns read by Primed, SheetJS, exceljs and openpyxl, each in a process
 * of its own, in turn, the quickest way each offers, with what they found compared. Writes perf/results/reading.json.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { nodeCodec } from "../src/file/disk";
import { openFileWorkbook } from "../src/file/file-workbook";
import { COLUMNS, makeLargeExtract, SHEET } from "./large-extract";
import { quickest, ratioOf } from "./process-run";

const ROWS = 1_000_000;
const RUNS = 3;
const READERS = ["primed", "primed, 4 columns", "sheetjs", "exceljs", "openpyxl"] as const;
/** Team, Received, Completed and Visits: what two measures need. */
const FOUR = [2, 5, 7, COLUMNS];
type Reader = (typeof READERS)[number];

/** What a reader found, so that all can be seen to have read the same. */
export interface Found {
  rows: number;
  /** Cells that hold something. */
  cells: number;
  /** The sum of the last column, whole numbers. */
  visits: number;
}

interface Line extends Found {
  ms: number;
  peakMb: number;
}

const readers: Record<Exclude<Reader, "openpyxl">, (path: string) => Promise<() => Found>> = {
  primed: (path) => readByPrimed(path),
  "primed, 4 columns": (path) => readByPrimed(path, FOUR),
  sheetjs: async (path) => {
    const { readFile } = await import("xlsx");
    const sheet = readFile(path, { dense: true, cellFormula: false, cellHTML: false, cellText: false })
      .Sheets[SHEET] as unknown as ({ v: unknown } | undefined)[][];
    return () => {
      let cells = 0;
      let visits = 0;
      for (const row of sheet) {
        for (const cell of row) if (cell) cells++;
        const last = row[COLUMNS - 1]?.v;
        if (typeof last === "number") visits += last;
      }
      return { rows: sheet.length, cells, visits };
    };
  },
  exceljs: async (path) => {
    const { default: exceljs } = await import("exceljs");
    const found: Found = { rows: 0, cells: 0, visits: 0 };
    const workbook = new exceljs.stream.xlsx.WorkbookReader(path, {
      worksheets: "emit",
      sharedStrings: "cache",
      styles: "cache",
      hyperlinks: "ignore",
      entries: "ignore",
    });
    for await (const sheet of workbook) {
      for await (const row of sheet) {
        found.rows++;
        const values = row.values as unknown[];
        for (const value of values) if (value !== undefined && value !== null) found.cells++;
        const last = values[COLUMNS];
        if (typeof last === "number") found.visits += last;
      }
    }
    return () => found;
  },
};

async function readByPrimed(path: string, columns?: readonly number[]): Promise<() => Found> {
  const workbook = await openFileWorkbook(new Uint8Array(readFileSync(path)), nodeCodec);
  const block = await workbook.read({ sheet: SHEET, firstRow: 1, ...(columns && { columns }) });
  return () => {
    let cells = 0;
    for (const { kinds } of block.columns.values()) for (const kind of kinds) if (kind) cells++;
    const visits = block.columns.get(COLUMNS)!;
    return { rows: block.rows, cells, visits: visits.numbers.subarray(1).reduce((sum, n) => sum + n, 0) };
  };
}

/** In a process of its own: reads, and says how long it took and how much memory there was at most. */
async function readOnce(reader: Exclude<Reader, "openpyxl">, path: string): Promise<void> {
  const start = performance.now();
  const count = await readers[reader](path);
  const ms = performance.now() - start;
  const peakMb = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ ms, peakMb, ...count() } satisfies Line));
}

function run(reader: Reader, path: string): Line {
  const command =
    reader === "openpyxl"
      ? ["/usr/bin/python3", join(__dirname, "../reading.py"), path]
      : [process.execPath, "--max-old-space-size=8000", __filename, reader, path];
  return JSON.parse(execFileSync(command[0]!, command.slice(1), { encoding: "utf8" })) as Line;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "primed-perf-"));
  const path = join(folder, "extract.xlsx");
  writeFileSync(path, await makeLargeExtract(ROWS));
  const lines = new Map<Reader, Line[]>(READERS.map((reader) => [reader, []]));
  for (let i = 0; i < RUNS; i++) {
    for (const reader of READERS) {
      const line = run(reader, path);
      lines.get(reader)!.push(line);
      const { rows, cells, visits } = lines.get("primed")![0]!;
      const hasAll = reader === "primed, 4 columns" || line.cells === cells;
      if (line.rows !== rows || !hasAll || line.visits !== visits)
        throw new Error(`${reader} read something else: ${JSON.stringify([line, { rows, cells, visits }])}`);
    }
  }
  rmSync(folder, { recursive: true });
  const ours = lines.get("primed")!;
  const table = [...lines].map(([reader, runs]) => ({
    reader,
    ms: Math.round(quickest(runs)),
    ...ratioOf(runs, ours),
    peakMb: Math.round(Math.max(...runs.map(({ peakMb }) => peakMb))),
  }));
  for (const line of table) console.log(JSON.stringify(line));
  mkdirSync("perf/results", { recursive: true });
  const about = { rows: ROWS, columns: COLUMNS, cores: availableParallelism(), runs: RUNS };
  writeFileSync("perf/results/reading.json", `${JSON.stringify({ ...about, table }, null, 2)}\n`);
}

const [, , reader, path] = process.argv;
void (reader === undefined ? main() : readOnce(reader as Exclude<Reader, "openpyxl">, path!));
