import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  lstatSync,
  writeFileSync,
} from "node:fs";
import * as promises from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FatalProblem } from "../../src/core/problem";
import {
  backup,
  FileBusy,
  fingerprintOf,
  isSameFile,
  readFileBytes,
  writeFileSafely,
} from "../../src/file/disk";

// The module as a plain object, so that one call of one function can be made to fail.
jest.mock("node:fs/promises", () => ({
  __esModule: true,
  ...jest.requireActual<typeof promises>("node:fs/promises"),
}));

const oldBytes = new Uint8Array([1, 2, 3]);
const newBytes = new Uint8Array([4, 5, 6, 7]);
let folder = "";
let file = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "primed-disk-"));
  file = join(folder, "book.xlsx");
  writeFileSync(file, oldBytes);
});

afterEach(() => {
  jest.restoreAllMocks();
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true });
});

const content = (path = file) => new Uint8Array(readFileSync(path));
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

/** Nothing was written and nothing is left behind. */
function expectUntouched(...others: string[]): void {
  expect(content()).toEqual(oldBytes);
  expect(readdirSync(folder).sort()).toEqual(["book.xlsx", ...others].sort());
}

describe("reading", () => {
  test("gives the bytes and what they were", async () => {
    const { bytes, fingerprint } = await readFileBytes(file);
    expect(new Uint8Array(bytes)).toEqual(oldBytes);
    expect(fingerprint).toEqual(fingerprintOf(oldBytes));
    expect(fingerprint).not.toEqual(fingerprintOf(new Uint8Array([1, 2, 4])));
  });

  test("no such file, and a folder, are a sentence each", async () => {
    expect(await failureOf(readFileBytes(join(folder, "none.xlsx")))).toEqual(
      new FatalProblem(`There is no file ${join(folder, "none.xlsx")}. Check its name and folder.`),
    );
    await expect(readFileBytes(folder)).rejects.toThrow(/is a folder, not a workbook/);
  });

  test("a pipe, which might never end, and a link to itself are a sentence each", async () => {
    execFileSync("mkfifo", [join(folder, "pipe.xlsx")]);
    await expect(readFileBytes(join(folder, "pipe.xlsx"))).rejects.toThrow(/is a pipe or a device/);
    symlinkSync("loop.xlsx", join(folder, "loop.xlsx"));
    await expect(readFileBytes(join(folder, "loop.xlsx"))).rejects.toThrow(/leads back to itself/);
  });

  test("a file that another program holds, as Windows says it, is busy", async () => {
    const busy = Object.assign(new Error("EBUSY: resource busy or locked, open"), { code: "EBUSY" });
    jest.spyOn(promises, "readFile").mockRejectedValueOnce(busy);
    expect(await failureOf(readFileBytes(file))).toEqual(
      new FileBusy("book.xlsx is held by another program. Close it there and try again."),
    );
  });
});

describe("writing", () => {
  test("replaces the content, keeps the mode, leaves nothing else", async () => {
    chmodSync(file, 0o640);
    await writeFileSafely(file, newBytes, { expectedBefore: fingerprintOf(oldBytes) });
    expect(content()).toEqual(newBytes);
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(["book.xlsx"]);
  });

  test("makes a file that is not there", async () => {
    await writeFileSafely(join(folder, "other.xlsx"), newBytes);
    expect(content(join(folder, "other.xlsx"))).toEqual(newBytes);
  });

  test("through a link, to what it points at", async () => {
    const link = join(folder, "link.xlsx");
    symlinkSync("book.xlsx", link);
    await writeFileSafely(link, newBytes);
    expect(content()).toEqual(newBytes);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  test.each([
    ["~$book.xlsx", "Excel"],
    [".~lock.book.xlsx#", "LibreOffice"],
  ])("not while %s says it is open", async (lock, program) => {
    writeFileSync(join(folder, lock), "");
    const error = await failureOf(writeFileSafely(file, newBytes));
    expect(error).toBeInstanceOf(FileBusy);
    expect((error as Error).message).toMatch(`book.xlsx is open in ${program}.`);
    expectUntouched(lock);
  });

  test("not while the target of a link is open", async () => {
    mkdirSync(join(folder, "links"));
    const link = join(folder, "links", "other.xlsx");
    symlinkSync(file, link);
    writeFileSync(join(folder, "~$book.xlsx"), "");
    expect(await failureOf(writeFileSafely(link, newBytes))).toBeInstanceOf(FileBusy);
    expectUntouched("links", "~$book.xlsx");
  });

  test("not over what somebody saved meanwhile, even of the same size", async () => {
    const error = await failureOf(
      writeFileSafely(file, newBytes, { expectedBefore: fingerprintOf(new Uint8Array([1, 2, 4])) }),
    );
    expect(error).toBeInstanceOf(FileBusy);
    expect((error as Error).message).toMatch(/was saved by somebody else/);
    expectUntouched();
  });

  test("not where the file was moved away meanwhile", async () => {
    const expectedBefore = fingerprintOf(oldBytes);
    await expect(writeFileSafely(join(folder, "gone.xlsx"), newBytes, { expectedBefore })).rejects.toThrow(
      /moved or deleted/,
    );
    expectUntouched();
  });

  test("not over a file marked read-only", async () => {
    chmodSync(file, 0o444);
    await expect(writeFileSafely(file, newBytes)).rejects.toThrow(
      /book\.xlsx is marked read-only\..*as it was/,
    );
    expectUntouched();
  });

  test("not over a pipe or a folder", async () => {
    execFileSync("mkfifo", [join(folder, "pipe.xlsx")]);
    await expect(writeFileSafely(join(folder, "pipe.xlsx"), newBytes)).rejects.toThrow(
      /is a pipe or a device/,
    );
    await expect(writeFileSafely(folder, newBytes)).rejects.toThrow(/is a folder/);
    expect(lstatSync(join(folder, "pipe.xlsx")).isFIFO()).toBe(true);
  });

  test("what a refresh left when it was killed goes, once it is an hour old and surely ours", async () => {
    const [old, recent] = [new Date(Date.now() - 2 * 3_600_000), new Date(Date.now() - 600_000)];
    const put = (name: string, when: Date) => {
      writeFileSync(join(folder, name), "x");
      utimesSync(join(folder, name), when, when);
    };
    put(".primed-0123456789ab.tmp", old);
    const kept = [".primed-a23456789abc.tmp", ".primed-0123456789ab.tmp.xlsx", "a.primed-0123456789ab.tmp"];
    put(kept[0]!, recent);
    put(kept[1]!, old);
    put(kept[2]!, old);
    await writeFileSafely(file, newBytes);
    expect(readdirSync(folder).sort()).toEqual(["book.xlsx", ...kept].sort());
  });

  test("nobody else can read it before it has the file's own mode", async () => {
    chmodSync(file, 0o600);
    const modes: number[] = [];
    const open = promises.open;
    jest.spyOn(promises, "open").mockImplementationOnce(async (...args) => {
      const handle = await open(...args);
      modes.push((await handle.stat()).mode & 0o777);
      return handle;
    });
    await writeFileSafely(file, newBytes);
    expect(modes).toEqual([0o600]);
  });

  test("no folder is a sentence", async () => {
    await expect(writeFileSafely(join(folder, "no/book.xlsx"), newBytes)).rejects.toThrow(
      /There is no folder/,
    );
  });

  test("a rename that fails leaves no temporary file", async () => {
    mkdirSync(join(folder, "dir.xlsx"));
    expect(await failureOf(writeFileSafely(join(folder, "dir.xlsx"), newBytes))).toBeInstanceOf(FatalProblem);
    expectUntouched("dir.xlsx");
  });

  // A superuser may write anywhere, so there is nothing to see as one.
  const asOrdinaryUser = process.getuid?.() === 0 ? test.skip : test;
  asOrdinaryUser("a folder without permission is a sentence (skipped for a superuser)", async () => {
    chmodSync(folder, 0o555);
    await expect(writeFileSafely(file, newBytes)).rejects.toThrow(/no permission to write in the folder/);
    expectUntouched();
  });

  test("a disk that fills up half-way is a sentence", async () => {
    const open = promises.open;
    jest.spyOn(promises, "open").mockImplementationOnce(async (...args) => {
      const handle = await open(...args);
      jest.spyOn(handle, "writeFile").mockImplementation(async () => {
        await handle.write(newBytes.subarray(0, 2));
        throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
      });
      return handle;
    });
    const error = await failureOf(writeFileSafely(file, newBytes));
    expect(error).toBeInstanceOf(FatalProblem);
    expect((error as Error).message).toMatch(/no room left on the disk to write book\.xlsx.*as it was/);
    expectUntouched();
  });

  test("a file that a program holds open, as Windows says it, is busy", async () => {
    const busy = Object.assign(new Error("EBUSY: resource busy or locked, rename"), { code: "EBUSY" });
    jest.spyOn(promises, "rename").mockRejectedValueOnce(busy);
    const error = await failureOf(writeFileSafely(file, newBytes));
    expect(error).toBeInstanceOf(FileBusy);
    expect((error as Error).message).toMatch(/book\.xlsx is open in another program/);
    expectUntouched();
  });
});

describe("keeping a copy of what is overwritten", () => {
  const copies = () => readdirSync(folder).filter((name) => name.includes(".backup-"));

  test("gives where it is", async () => {
    const copy = await writeFileSafely(file, newBytes, { keepCopy: true });
    expect(copies()).toEqual([copy?.slice(folder.length + 1)]);
    expect([content(), content(copy)]).toEqual([newBytes, oldBytes]);
  });

  test("there is none of a file that was not there", async () => {
    expect(await writeFileSafely(join(folder, "other.xlsx"), newBytes, { keepCopy: true })).toBeUndefined();
    expect(copies()).toEqual([]);
  });

  test("none is left when nothing could be written", async () => {
    jest.spyOn(promises, "rename").mockRejectedValueOnce(Object.assign(new Error("EIO"), { code: "EIO" }));
    await failureOf(writeFileSafely(file, newBytes, { keepCopy: true }));
    expectUntouched();
  });
});

test("a file is the same by any path that leads to it", async () => {
  symlinkSync("book.xlsx", join(folder, "link.xlsx"));
  expect(await isSameFile(file, join(folder, "link.xlsx"))).toBe(true);
  expect(await isSameFile(file, join(folder, ".", "x", "..", "book.xlsx"))).toBe(true);
  expect(await isSameFile(file, join(folder, "none.xlsx"))).toBe(false);
});

describe("a backup", () => {
  const morning = new Date(2026, 3, 1, 9, 5, 7);

  test("lies beside the file, named for the time", async () => {
    expect(await backup(file, morning)).toBe(join(folder, "book.backup-20260401-090507.xlsx"));
    expect(content(join(folder, "book.backup-20260401-090507.xlsx"))).toEqual(oldBytes);
  });

  test("never replaces an earlier one", async () => {
    await backup(file, morning);
    writeFileSync(file, newBytes);
    const second = await backup(file, morning);
    expect(second).toBe(join(folder, "book.backup-20260401-090507-2.xlsx"));
    expect(content(join(folder, "book.backup-20260401-090507.xlsx"))).toEqual(oldBytes);
  });

  test("of nothing is a sentence", async () => {
    await expect(backup(join(folder, "none.xlsx"), morning)).rejects.toThrow(/There is no file/);
  });
});
