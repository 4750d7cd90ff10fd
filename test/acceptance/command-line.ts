import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Fault } from "../file/faults/faults.cjs";
import { ROOT, scratch } from "./tools";

/** The command line as people run it: built, in a process of its own. */

let built: string | undefined;

/** The built command line, apart from the one in `dist`, which may be that of another day. */
export function commandLine(): string {
  if (built) return built;
  const folder = scratch();
  const webpack = join(ROOT, "node_modules/.bin/webpack");
  execFileSync(webpack, ["--config-name", "cli", "--output-path", folder], { cwd: ROOT, stdio: "pipe" });
  return (built = join(folder, "primed.js"));
}

export interface Ended {
  /** Null when it was killed. */
  code: number | null;
  signal: string | null;
  out: string;
  err: string;
}

export interface Around {
  /** Before the command: a shell's `ulimit`, another user. */
  within?: readonly string[];
  /** Loaded before it. */
  preload?: string;
  env?: Record<string, string>;
}

/** Runs `primed` with these words. @throws when it has not ended in two minutes. */
export function primed(words: readonly string[], { within = [], preload, env = {} }: Around = {}): Ended {
  const node = [process.execPath, ...(preload ? ["--require", preload] : []), commandLine(), ...words];
  const [program, ...rest] = [...within, ...node];
  const ended = spawnSync(program!, rest, {
    encoding: "utf8",
    timeout: 120_000,
    killSignal: "SIGTERM",
    maxBuffer: 1 << 28,
    env: { ...process.env, ...env },
  });
  if (ended.error) throw ended.error;
  return { code: ended.status, signal: ended.signal, out: ended.stdout, err: ended.stderr };
}

/** The same with a call that goes wrong, and the names of the calls that change the disk, in order. */
export function primedWithFault(
  words: readonly string[],
  fault: Partial<Fault>,
): Ended & { calls: string[] } {
  const log = join(scratch(), "calls");
  const ended = primed(words, {
    preload: join(__dirname, "../file/faults/preload.cjs"),
    env: { PRIMED_FAULT: JSON.stringify({ ...fault, log }) },
  });
  const calls = existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").filter(Boolean) : [];
  rmSync(join(log, ".."), { recursive: true });
  return { ...ended, calls };
}
