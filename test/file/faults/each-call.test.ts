import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import * as promises from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FatalProblem } from "../../../src/core/problem";
import { fingerprintOf, writeFileSafely } from "../../../src/file/disk";
import { inject, type Fault } from "./faults.cjs";

/**
 * Writing goes wrong at each call in turn. A process that is killed is played by a call that never comes back; the acceptance
 * tests kill real ones.
 */

jest.mock("node:fs/promises", () => ({
  __esModule: true,
  ...jest.requireActual<typeof promises>("node:fs/promises"),
}));
const genuine = { ...promises };

const before = new Uint8Array(1000).fill(1);
const after = new Uint8Array(2000).fill(2);
let folder = "";
let file = "";

beforeEach(layOut);
afterEach(() => {
  Object.assign(promises, genuine);
  rmSync(folder, { recursive: true });
});

function layOut(): void {
  Object.assign(promises, genuine);
  if (folder) rmSync(folder, { recursive: true, force: true });
  folder = mkdtempSync(join(tmpdir(), "primed-faults-"));
  file = join(folder, "book.xlsx");
  writeFileSync(file, before);
  writeFileSync(join(folder, ".primed-0123456789ab.tmp"), "left by another, long ago");
  utimesSync(join(folder, ".primed-0123456789ab.tmp"), 0, 0);
}

/** Writes with a fault; gives the calls made and how it ended. */
async function write(fault: Partial<Fault>): Promise<{ calls: string[]; ended: unknown }> {
  layOut();
  const calls: string[] = [];
  let died: (how: string) => void = () => undefined;
  const death = new Promise<string>((resolve) => (died = resolve));
  const die = (): Promise<never> => {
    died("died");
    return new Promise(() => undefined);
  };
  const closeAll = inject(promises, { ...fault, die, heard: (name) => void calls.push(name) });
  const work = writeFileSafely(file, after, { expectedBefore: fingerprintOf(before), keepCopy: true });
  const ended = await Promise.race([work, death]).catch((error: unknown) => error);
  await closeAll();
  return { calls, ended };
}

const content = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));
const names = (pattern: RegExp): string[] => readdirSync(folder).filter((name) => pattern.test(name));
const backups = (): string[] => names(/\.backup-/);

test("each call that changes the disk is seen", async () => {
  const made = ["open", "writeFile", "chown", "chmod", "sync", "close"];
  const { calls } = await write({});
  expect(calls).toEqual([...made, ...made, "rename", "rename", "sync", "unlink"]);
  expect(content("book.xlsx")).toEqual(after);
  expect(names(/\.tmp$/)).toEqual([]);
});

test.each(["before", "halfway", "after"])(
  "dying %s each: the old file or the new, a whole backup or none",
  async (how) => {
    const found = new Set<number>();
    for (let at = 1; ; at++) {
      const { calls, ended } = await write({ at, how });
      if (calls.length < at) break;
      expect(ended).toBe("died");
      const now = content("book.xlsx");
      found.add(now[0]!);
      expect(now).toEqual(now[0] === 1 ? before : after);
      for (const name of backups()) expect(content(name)).toEqual(before);
      expect(readdirSync(folder).length).toBe(1 + backups().length + names(/^\.primed-\w{12}\.tmp$/).length);
    }
    expect([...found].sort()).toEqual([1, 2]);
  },
);

test.each(["ENOSPC", "EIO", "EACCES", "EROFS", "EFBIG"])(
  "%s at each: a sentence, the old file and nothing left behind",
  async (how) => {
    const passed: string[] = [];
    for (let at = 1; ; at++) {
      const { calls, ended } = await write({ at, how });
      if (calls.length < at) break;
      if (ended instanceof Error) {
        expect(ended).toBeInstanceOf(FatalProblem);
        expect(ended.message).toMatch(/The file is as it was\.$/);
        expect(content("book.xlsx")).toEqual(before);
        expect(backups()).toEqual([]);
      } else {
        passed.push(calls[at - 1]!);
        expect(content("book.xlsx")).toEqual(after);
      }
      expect(names(/\.tmp$/).filter((name) => name !== ".primed-0123456789ab.tmp")).toEqual([]);
    }
    // The owner can't always be kept; the others come when the file is written.
    expect(passed).toEqual(["chown", "chown", "sync", "unlink"]);
  },
);
