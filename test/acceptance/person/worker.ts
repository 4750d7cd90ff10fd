import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A program kept running that does what it is asked, one thing after the other: see worker.py. */
export interface Worker {
  /** @throws what the program says went wrong. */
  ask(command: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

interface Answer {
  ready?: true;
  done?: unknown;
  failed?: string;
}

/** Debian's own Python has openpyxl and LibreOffice's bridge. */
const PYTHON = "/usr/bin/python3";

export async function startWorker(script: string): Promise<Worker> {
  const program = spawn(PYTHON, [join(__dirname, script)], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => program.once("exit", () => resolve()));
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<Answer> => {
    const line = await lines.next();
    if (line.done) throw new Error(`${script} ended`);
    return JSON.parse(line.value) as Answer;
  };
  await answer();
  return {
    ask: async (command) => {
      program.stdin.write(`${JSON.stringify(command)}\n`);
      const { done, failed } = await answer();
      if (failed !== undefined) throw new Error(`${script}: ${failed}`);
      return done;
    },
    stop: async () => {
      program.stdin.end();
      await ended;
    },
  };
}
