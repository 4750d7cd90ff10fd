import { spawnSync } from "node:child_process";

/** A process from its start to its end: what it took, the most memory it held, and what it printed. */
export interface ProcessRun {
  ms: number;
  /** What all its threads together had of the processors. */
  cpuMs: number;
  peakMb: number;
  output: string;
}

/** Python asks the system what a process used at most, which Node can ask only of itself. */
const MEASURE = `
import json, resource, subprocess, sys, time
start = time.perf_counter()
run = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
ms = (time.perf_counter() - start) * 1000
used = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu, peak = (used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss / 1024
print(json.dumps({"ms": ms, "cpuMs": cpu, "peakMb": peak, "output": run.stdout, "error": run.stderr, "code": run.returncode}))
`;

/** @throws Error when the process fails. */
export function processRun(program: string, args: readonly string[]): ProcessRun {
  const measured = spawnSync("/usr/bin/python3", ["-c", MEASURE, program, ...args], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const { error, code, ...run } = JSON.parse(measured.stdout) as ProcessRun & { error: string; code: number };
  if (code !== 0) throw new Error(`${program} ${args.join(" ")}: ${error}`);
  return run;
}

/** The quickest of some runs: what else a machine does can only make them slower. */
export const quickest = (runs: readonly { ms: number }[]): number => Math.min(...runs.map(({ ms }) => ms));

/** How many times longer the one takes: by the quickest run of each, and run by run. */
export function ratioOf(longer: readonly { ms: number }[], shorter: readonly { ms: number }[]) {
  const each = longer.map(({ ms }, i) => ms / shorter[i]!.ms);
  const rounded = (ratio: number): number => Number(ratio.toFixed(1));
  return {
    ratio: rounded(quickest(longer) / quickest(shorter)),
    ratioRange: [rounded(Math.min(...each)), rounded(Math.max(...each))],
  };
}
