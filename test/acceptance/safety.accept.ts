import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { councilBook, workRows } from "../support/council";
import type { Fault } from "../file/faults/faults.cjs";
import { commandLine, primed, primedWithFault, type Around, type Ended } from "./command-line";
import { scratch } from "./tools";

/**
 * What is on the disk when something goes wrong: the built command line, in a process of its own, killed at each call that changes
 * the disk, failed by each, on full and read-only disks, and beside other programs. It is always the old file or the new.
 */

const WORDS = ["--as-of", "2026-10-31", "--now", "2026-11-02T09:00:00Z"];
const TEMPORARY = /^\.primed-[0-9a-f]{12}\.tmp$/;
const BACKUP = /^book\.backup-\d{8}-\d{6}(-\d+)?\.xlsx$/;
/** Left by a refresh that was killed two hours ago. */
const LEFTOVER = ".primed-0123456789ab.tmp";
const SENTENCES = /^(?!.*(Error|undefined|Primed itself))[^\s][^\n]{20,}[.)]\n$/;
const isRoot = process.getuid?.() === 0;

let old: Buffer;
let fresh: Buffer;
let folder = "";
let file: string;

beforeAll(async () => {
  old = Buffer.from(await councilBook());
  layOut();
  expect(primed(["refresh", file, ...WORDS])).toMatchObject({ code: 0, err: "" });
  fresh = readFileSync(file);
  expect(fresh).not.toEqual(old);
});

beforeEach(layOut);

/** A folder with the workbook in it. */
function layOut(): void {
  if (folder) rmSync(folder, { recursive: true, force: true });
  folder = scratch();
  chmodSync(folder, 0o755);
  file = join(folder, "book.xlsx");
  writeFileSync(file, old);
}

function leaveOver(): void {
  const left = join(folder, LEFTOVER);
  writeFileSync(left, "half");
  const then = Date.now() / 1000 - 7200;
  utimesSync(left, then, then);
}

const others = (): string[] => readdirSync(folder).filter((name) => name !== "book.xlsx");
const refreshed = (around: Around = {}, ...words: string[]): Ended =>
  primed(["refresh", file, ...WORDS, ...words], around);

/** The exit code and the sentence, and the file as it was with nothing beside it but what was there. */
function expectRefused(ended: Ended, code: 2 | 3, sentence: RegExp, ...beside: string[]): void {
  expect(ended).toMatchObject({ code, signal: null, out: "" });
  expect(ended.err).toMatch(SENTENCES);
  expect(ended.err).toMatch(sentence);
  expect(readFileSync(file)).toEqual(old);
  expect(others().sort()).toEqual([...beside].sort());
}

describe.each([
  { name: "without a backup", words: WORDS },
  { name: "with a backup", words: [...WORDS, "--backup"] },
])("$name", ({ words }) => {
  const run = (fault: Partial<Fault>) => {
    layOut();
    leaveOver();
    return primedWithFault(["refresh", file, ...words], fault);
  };
  const made = ["open", "writeFile", "chown", "chmod", "sync", "close"];
  const copied = words.includes("--backup") ? [...made, "rename"] : [];
  const calls = [...made, ...copied, "rename", "sync", "unlink"];

  test("every call that changes the disk is seen, and a leftover is tidied away", () => {
    expect(run({})).toMatchObject({ code: 0, calls });
    expect(others().filter((name) => !BACKUP.test(name))).toEqual([]);
    expect(readFileSync(file)).toEqual(fresh);
  });

  // Half-way through a call that has no half is before it.
  test.each(["before", "halfway", "after"])(
    "killed %s each call in turn: the file is the old one or the new one, and so is the backup if there is one",
    (how) => {
      const found = new Set<string>();
      for (let at = 1; ; at++) {
        const ended = run({ at, how });
        if (ended.calls.length < at) break;
        expect(ended.signal).toBe("SIGKILL");
        const now = readFileSync(file);
        found.add(now.equals(old) ? "old" : now.equals(fresh) ? "new" : `neither, at call ${at}`);
        for (const name of others()) {
          if (BACKUP.test(name)) expect(readFileSync(join(folder, name))).toEqual(old);
          else expect(name).toMatch(TEMPORARY);
        }
        expect(refreshed()).toMatchObject({ code: 0, err: "" });
        expect(readFileSync(file)).toEqual(fresh);
      }
      expect([...found].sort()).toEqual(["new", "old"]);
    },
  );

  test.each(words.includes("--backup") ? ["ENOSPC", "EIO", "EACCES", "EROFS"] : ["EIO"])(
    "%s of each call: a sentence, the file as it was, nothing left behind",
    (how) => {
      const done: string[] = [];
      for (let at = 1; ; at++) {
        const ended = run({ at, how });
        if (ended.calls.length < at) break;
        if (ended.code !== 0) {
          expectRefused(ended, 3, /The file is as it was\./, LEFTOVER);
          continue;
        }
        done.push(ended.calls[at - 1]!);
        expect(readFileSync(file)).toEqual(fresh);
        expect(others().filter((name) => !BACKUP.test(name) && name !== LEFTOVER)).toEqual([]);
      }
      // The owner can't always be kept; and the last two come when the file is written.
      expect(done).toEqual([...calls.filter((name) => name === "chown"), "sync", "unlink"]);
    },
  );
});

describe("leftovers of a refresh that was killed", () => {
  test("stay while they may be in use still, or are not ours by name", () => {
    leaveOver();
    const mine = [".primed-0123456789ab.tmp.xlsx", "primed-0123456789ab.tmp", ".primed-0123.tmp"];
    for (const name of mine) writeFileSync(join(folder, name), "a person's");
    for (const name of mine) utimesSync(join(folder, name), 0, 0);
    writeFileSync(join(folder, ".primed-aaaaaaaaaaaa.tmp"), "of now");
    mkdirSync(join(folder, ".primed-bbbbbbbbbbbb.tmp"));
    utimesSync(join(folder, ".primed-bbbbbbbbbbbb.tmp"), 0, 0);
    expect(refreshed().code).toBe(0);
    expect(others().sort()).toEqual([...mine, ".primed-aaaaaaaaaaaa.tmp", ".primed-bbbbbbbbbbbb.tmp"].sort());
  });
});

describe("a disk that is full", () => {
  test("by a limit on the size of files", () => {
    const within = ["bash", "-c", 'ulimit -f 4; exec "$@"', "bash"];
    expectRefused(refreshed({ within }), 3, /would be larger than this disk or account allows/);
    expectRefused(refreshed({ within }, "--backup"), 3, /would be larger than this disk or account allows/);
  });

  test("by its own size", () => {
    const disk = mounted("size=40k");
    if (!disk) return;
    try {
      folder = disk;
      file = join(disk, "book.xlsx");
      writeFileSync(file, old);
      writeFileSync(
        join(disk, "other"),
        Buffer.alloc(40_000 - (40_000 % 4096) - 4096 * Math.ceil(old.length / 4096)),
      );
      expectRefused(refreshed(), 3, /no room left on the disk to write book\.xlsx/, "other");
      expectRefused(refreshed({}, "--backup"), 3, /no room left on the disk/, "other");
    } finally {
      execFileSync("umount", [disk]);
    }
  });

  test("and for the backup only", () => {
    const disk = mounted(`size=${4 * Math.ceil((old.length + fresh.length) / 4096) + 4}k`);
    if (!disk) return;
    try {
      folder = disk;
      file = join(disk, "book.xlsx");
      writeFileSync(file, old);
      expectRefused(refreshed({}, "--backup"), 3, /no room left on the disk to write book\.backup-/);
      expect(refreshed().code).toBe(0);
    } finally {
      execFileSync("umount", [disk]);
    }
  });
});

/** A small disk in memory; undefined, and a word printed, where that is not allowed. */
function mounted(options: string): string | undefined {
  const disk = scratch();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", disk], { stdio: "pipe" });
    return disk;
  } catch {
    console.warn("Skipped: no disk can be mounted here.");
    return undefined;
  }
}

describe("without permission", () => {
  /** Nobody in particular, who can be only by being root first. */
  const nobody = 65534;
  const within = isRoot ? ["setpriv", `--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups"] : [];
  beforeEach(() => {
    chmodSync(dirname(commandLine()), 0o755);
    if (isRoot) chownSync(file, nobody, nobody);
  });

  test("to write in the folder", () => {
    chmodSync(folder, 0o555);
    expectRefused(refreshed({ within }), 3, /no permission to write in the folder/);
    expectRefused(refreshed({ within }, "--backup"), 3, /no permission to write in the folder/);
    chmodSync(folder, 0o755);
  });

  test("to read the file", () => {
    chmodSync(file, 0);
    const ended = refreshed({ within });
    chmodSync(file, 0o644);
    expectRefused(ended, 2, /no permission to read/);
  });

  test("by a mark on the file", () => {
    chmodSync(file, 0o444);
    expectRefused(refreshed({ within }), 3, /book\.xlsx is marked read-only/);
  });

  test("and with it: mode and owner are as they were", () => {
    chmodSync(file, 0o640);
    if (isRoot) chownSync(file, nobody, nobody);
    const before = statSync(file);
    expect(refreshed({}, "--backup").code).toBe(0);
    for (const name of readdirSync(folder)) {
      const { mode, uid, gid } = statSync(join(folder, name));
      expect({ mode, uid, gid }).toEqual({ mode: before.mode, uid: before.uid, gid: before.gid });
    }
    expect(readdirSync(folder)).toHaveLength(2);
  });
});

describe("beside others", () => {
  test("a file that somebody saves once it has been read is theirs", async () => {
    const theirs = Buffer.from(await councilBook({ north: workRows("N", 5) }));
    const preload = join(scratch(), "race.cjs");
    writeFileSync(join(dirname(preload), "theirs"), theirs);
    writeFileSync(
      preload,
      `const fs = require("node:fs");
       const { readFile } = fs.promises;
       fs.promises.readFile = async (path, ...rest) => {
         const bytes = await readFile(path, ...rest);
         fs.promises.readFile = readFile;
         fs.writeFileSync(path, fs.readFileSync(__dirname + "/theirs"));
         return bytes;
       };`,
    );
    for (const words of [[], ["--backup"]]) {
      writeFileSync(file, old);
      const ended = refreshed({ preload }, ...words);
      expect([ended.code, ended.err]).toEqual([3, expect.stringMatching(SENTENCES)]);
      expect(ended.err).toMatch(/was saved by somebody else while it was being refreshed/);
      expect(readFileSync(file)).toEqual(theirs);
      expect(others()).toEqual([]);
    }
  });

  test.each([
    ["~$book.xlsx", /is open in Excel/],
    [".~lock.book.xlsx#", /is open in LibreOffice/],
  ])("%s: it is open", (lock, sentence) => {
    writeFileSync(join(folder, lock), "");
    expectRefused(refreshed(), 3, sentence, lock);
  });

  test("two refreshes one after the other into one file: the second changes nothing", () => {
    expect(refreshed().code).toBe(0);
    expect(refreshed().out).toContain("Nothing to write");
    expect(readFileSync(file)).toEqual(fresh);
  });
});

describe("what is no ordinary file", () => {
  test("a link is followed, and stays one", () => {
    const link = join(scratch(), "link.xlsx");
    symlinkSync(file, link);
    expect(primed(["refresh", link, ...WORDS]).code).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(file)).toEqual(fresh);
  });

  test("a link to nothing, and one to itself", () => {
    const link = join(folder, "link.xlsx");
    symlinkSync("nothing.xlsx", link);
    expectRefused(primed(["refresh", link]), 2, /There is no file .*link\.xlsx/, "link.xlsx");
    rmSync(link);
    symlinkSync("link.xlsx", link);
    expectRefused(
      primed(["refresh", link]),
      2,
      /link\.xlsx is a link that leads back to itself/,
      "link.xlsx",
    );
  });

  test("a folder, a pipe and a device are refused at once", () => {
    mkdirSync(join(folder, "sub.xlsx"));
    execFileSync("mkfifo", [join(folder, "pipe.xlsx")]);
    const beside = ["pipe.xlsx", "sub.xlsx"];
    expectRefused(primed(["refresh", join(folder, "sub.xlsx")]), 2, /is a folder, not a workbook/, ...beside);
    expectRefused(primed(["refresh", join(folder, "pipe.xlsx")]), 2, /is a pipe or a device/, ...beside);
    expectRefused(primed(["refresh", "/dev/zero"]), 2, /is a pipe or a device/, ...beside);
    expectRefused(refreshed({}, "--out", join(folder, "pipe.xlsx")), 3, /is a pipe or a device/, ...beside);
    expectRefused(refreshed({}, "--out", join(folder, "sub.xlsx")), 3, /is a folder/, ...beside);
    expect(lstatSync(join(folder, "pipe.xlsx")).isFIFO()).toBe(true);
  });
});
