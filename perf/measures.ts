/**
 * `npm run perf:measures`: twelve measures × 50 teams × 24 months, worked out by Primed and by DuckDB on the same rows in memory,
 * in turn, with every result compared. Writes perf/results/measures.json; perf/README.md has the table.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { endOf } from "../src/core/calendar/day";
import { evaluateMeasures } from "../src/core/measure/evaluate";
import type { EvaluatedMeasure } from "../src/core/measure/evaluated";
import { prepareMeasures } from "../src/core/measure/prepare";
import { LAST_DAY, makeCouncil, type Council } from "./council";
import { loadDuckDb, resultsByName, runDuckDb } from "./duckdb";

const SIZES = [10_000, 100_000, 1_000_000];
const RUNS = 7;

function runPrimed({ setup, table }: Council): EvaluatedMeasure[] {
  const prepared = prepareMeasures(setup, new Set());
  if (prepared.problems.length) throw new Error(prepared.problems[0]!.message);
  return evaluateMeasures(prepared.measures, {
    setup,
    tables: new Map([["Work", table]]),
    asOf: endOf(LAST_DAY),
  });
}

/** All results, by `measure|node|month`. */
function byName(evaluated: readonly EvaluatedMeasure[]): Map<string, number | null> {
  const results = new Map<string, number | null>();
  for (const { measure, series } of evaluated) {
    for (const { node, points } of series) {
      for (const { period, value } of points)
        results.set(`${measure.id}|${node.name}|${period.label}`, value);
    }
  }
  return results;
}

function differences(ours: Map<string, number | null>, theirs: Map<string, number | null>): string[] {
  return [...ours].flatMap(([key, value]) => {
    const other = theirs.get(key) ?? null;
    const zero = (value === 0 && other === null) || (value === null && other === null);
    const close =
      value !== null && other !== null && Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(other));
    return zero || close ? [] : [`${key}: ${value} and ${other}`];
  });
}

async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

async function main(): Promise<void> {
  const table: object[] = [];
  for (const rows of SIZES) {
    const council = makeCouncil(rows);
    const connection = await loadDuckDb(council);
    const [primed, duckdb]: [number[], number[]] = [[], []];
    let compared = 0;
    let peak = 0;
    for (let run = -1; run < RUNS; run++) {
      global.gc?.();
      const before = process.memoryUsage();
      const ours = await timed(() => runPrimed(council));
      const after = process.memoryUsage();
      peak = Math.max(peak, after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers);
      const theirs = await timed(() => runDuckDb(connection));
      const [mine, others] = [byName(ours.result), resultsByName(theirs.result)];
      const found = differences(mine, others);
      if (found.length)
        throw new Error(`${found.length} of ${mine.size} results differ: ${found.slice(0, 5).join("; ")}`);
      compared = mine.size;
      if (run < 0) continue; // to warm up
      primed.push(ours.ms);
      duckdb.push(theirs.ms);
    }
    const ratios = duckdb.map((ms, i) => ms / primed[i]!);
    const line = {
      rows,
      primedMs: Math.round(median(primed)),
      duckdbMs: Math.round(median(duckdb)),
      ratio: Number(median(ratios).toFixed(2)),
      ratioRange: [Math.min(...ratios), Math.max(...ratios)].map((ratio) => Number(ratio.toFixed(2))),
      memoryMb: Math.round(peak / 1e6),
      resultsCompared: compared,
    };
    table.push(line);
    console.log(JSON.stringify(line));
    connection.closeSync();
  }
  mkdirSync("perf/results", { recursive: true });
  writeFileSync(
    "perf/results/measures.json",
    `${JSON.stringify({ cores: availableParallelism(), runs: RUNS, table }, null, 2)}\n`,
  );
}

void main();
