/** The disk, for the command line: the only file of the port that uses Node. */
import { createHash, randomBytes } from "node:crypto";
import type { Stats } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { lstat, open, readdir, readFile, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { createGunzip, gunzipSync, gzip, gzipSync, type ZlibOptions } from "node:zlib";
import { FatalProblem } from "../core/problem";
import type { Codec } from "./package/gzip";

/** The workbook can't be written just now; trying again later may work (exit code 3). Nothing has been changed. */
export class FileBusy extends Error {
  override readonly name = "FileBusy";
}

/** What a file's content was when it was read. */
export interface Fingerprint {
  size: number;
  /** SHA-256, in hexadecimal. */
  hash: string;
}

export interface FileRead {
  bytes: Uint8Array;
  fingerprint: Fingerprint;
}

/**
 * Reads a whole file. @throws FileBusy, in a sentence, when another program holds it; FatalProblem when it is not there or can't
 * be read.
 */
export async function readFileBytes(path: string): Promise<FileRead> {
  try {
    // Reading a pipe or a device might never end.
    refuseOther(path, await stat(path));
    const bytes = await readFile(path);
    return { bytes, fingerprint: fingerprintOf(bytes) };
  } catch (error) {
    if (error instanceof FatalProblem) throw error;
    const code = codeOf(error);
    if (code === "EBUSY")
      throw new FileBusy(`${basename(path)} is held by another program. Close it there and try again.`);
    throw new FatalProblem(readSentence(path, code));
  }
}

export function fingerprintOf(bytes: Uint8Array): Fingerprint {
  return { size: bytes.length, hash: createHash("sha256").update(bytes).digest("hex") };
}

/** @throws FileBusy when Excel or LibreOffice has the file open, by the lock files they leave beside it. */
export async function refuseIfOpen(path: string): Promise<void> {
  const target = await targetOf(path);
  for (const file of new Set([path, target])) {
    const [folder, name] = [dirname(file), basename(file)];
    for (const [lock, program] of [
      [`~$${name}`, "Excel"],
      [`.~lock.${name}#`, "LibreOffice"],
    ] as const) {
      if (await exists(join(folder, lock))) {
        throw new FileBusy(
          `${name} is open in ${program}. Close it there and try again. (If nobody has it open, delete the file ${lock} beside it.)`,
        );
      }
    }
  }
}

/**
 * Replaces a file's content in one step: whoever looks sees the old content or the new, never a part, and so it is when the process
 * is killed. Written to a temporary file beside it, flushed to the disk, then renamed; mode and owner are kept; a link's target
 * is replaced, not the link.
 * @param options.expectedBefore what the file held when it was read: anything else now means somebody saved it meanwhile.
 * @param options.keepCopy whether to keep a copy of the file as it was, beside it (see `backup`).
 * @returns the copy's path, if one was kept.
 * @throws FileBusy when the file is open elsewhere or has changed; FatalProblem when it can't be written at all. Either way
 * the file is as it was and no temporary file or copy is left.
 */
export async function writeFileSafely(
  path: string,
  bytes: Uint8Array,
  options: { expectedBefore?: Fingerprint; keepCopy?: boolean } = {},
): Promise<string | undefined> {
  const target = await targetOf(path);
  const before = await stat(target).catch(() => undefined);
  if (before) refuseOther(path, before);
  if (before && (before.mode & 0o222) === 0) throw new FatalProblem(writeSentence(path, "read-only"));
  await refuseIfOpen(path);
  const temporary = temporaryBeside(target);
  let copy: string | undefined;
  try {
    await writeFlushed(temporary, bytes, before);
    if (before && options.keepCopy) copy = await backup(path);
    await refuseIfOpen(path);
    await refuseIfChanged(path, target, options.expectedBefore);
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    if (copy !== undefined) await unlink(copy).catch(() => undefined);
    throw asSentence(path, error);
  }
  await flushFolder(dirname(target));
  await removeLeftovers(target).catch(() => undefined);
  return copy;
}

/**
 * Copies a file beside itself, as `name.backup-20260401-093000.xlsx`, and gives the copy's path. There is a whole copy of that name or
 * none; an earlier one of the same second is never overwritten. @throws FatalProblem when it can't be copied.
 */
export async function backup(path: string, now: Date = new Date()): Promise<string> {
  const temporary = temporaryBeside(path);
  const copy = await freeName(path, `.backup-${stampOf(now)}`);
  try {
    await writeFlushed(temporary, (await readFileBytes(path)).bytes, await stat(path));
    await rename(temporary, copy);
    return copy;
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw asSentence(copy, error);
  }
}

async function freeName(path: string, suffix: string): Promise<string> {
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length) + suffix;
  for (let attempt = 1; ; attempt++) {
    const name = `${stem}${attempt === 1 ? "" : `-${attempt}`}${extension}`;
    if (!(await exists(name))) return name;
  }
}

/** What a file is called until it is whole: no ending that a program for workbooks would open. */
const temporaryName = /^\.primed-[0-9a-f]{12}\.tmp$/;

function temporaryBeside(path: string): string {
  return join(dirname(path), `.primed-${randomBytes(6).toString("hex")}.tmp`);
}

/** Makes a file that is surely on the disk, with the mode and the owner of another; nobody else can read it before it has them. */
async function writeFlushed(path: string, bytes: Uint8Array, like?: Stats): Promise<void> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, "wx", like ? 0o600 : 0o666);
    await file.writeFile(bytes);
    if (like) {
      // Only a privileged user may give a file away; for anybody else the owner is already right, or can't be kept.
      await file.chown(like.uid, like.gid).catch(() => undefined);
      await file.chmod(like.mode & 0o7777);
    }
    await file.sync();
  } finally {
    await file?.close();
  }
}

const hour = 3_600_000;

/** Removes temporary files that a refresh left when it was killed; one may be writing those of the last hour still. */
async function removeLeftovers(written: string): Promise<void> {
  const folder = dirname(written);
  // By the clock of the disk, which may be another machine's.
  const { mtimeMs: now } = await stat(written);
  for (const name of await readdir(folder)) {
    if (!temporaryName.test(name)) continue;
    const leftover = await lstat(join(folder, name));
    if (leftover.isFile() && now - leftover.mtimeMs > hour) await unlink(join(folder, name));
  }
}

async function refuseIfChanged(
  path: string,
  target: string,
  expected: Fingerprint | undefined,
): Promise<void> {
  if (!expected) return;
  const now = await readFile(target).catch(() => undefined);
  const found = now && fingerprintOf(now);
  if (found && found.size === expected.size && found.hash === expected.hash) return;
  const what = found ? "was saved by somebody else" : "was moved or deleted";
  throw new FileBusy(
    `${basename(path)} ${what} while it was being refreshed. Nothing has been written: try again.`,
  );
}

/** A rename is only sure to survive a power cut once its folder is flushed; some systems can't, and need not. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close().catch(() => undefined);
}

/** Whether two paths are the same file, by whatever links. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  return resolve(await targetOf(one)) === resolve(await targetOf(other));
}

async function targetOf(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function stampOf(now: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  return `${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}

function asSentence(path: string, error: unknown): Error {
  if (error instanceof FileBusy || error instanceof FatalProblem) return error;
  const code = codeOf(error);
  // On Windows, replacing a file that a program holds open fails with one of these.
  if (code === "EBUSY" || code === "ETXTBSY" || (code === "EPERM" && process.platform === "win32")) {
    return new FileBusy(`${basename(path)} is open in another program. Close it there and try again.`);
  }
  return new FatalProblem(writeSentence(path, code));
}

/** @throws FatalProblem for what is there under a file's name and is no file. */
function refuseOther(path: string, found: Stats): void {
  if (found.isDirectory()) throw new FatalProblem(readSentence(path, "EISDIR"));
  if (!found.isFile()) throw new FatalProblem(`${path} is a pipe or a device, not a workbook's file.`);
}

function readSentence(path: string, code: string): string {
  if (code === "ENOENT" || code === "ENOTDIR") return `There is no file ${path}. Check its name and folder.`;
  if (code === "EISDIR") return `${path} is a folder, not a workbook.`;
  if (code === "EACCES" || code === "EPERM")
    return `You have no permission to read ${path}. Ask its owner for access.`;
  if (code === "ELOOP") return `${path} is a link that leads back to itself. Use the workbook's own path.`;
  if (code === "ERR_FS_FILE_TOO_LARGE") return `${path} is larger than 2 GB, which is more than can be read.`;
  return `${path} could not be read (${code || "unknown reason"}). Check that its drive is connected, and try again.`;
}

function writeSentence(path: string, code: string): string {
  const name = basename(path);
  const unchanged = "The file is as it was.";
  if (code === "read-only")
    return `${name} is marked read-only. Take the mark off, or write to another file. ${unchanged}`;
  if (code === "ENOSPC" || code === "EDQUOT")
    return `There is no room left on the disk to write ${name}. Free some space and try again. ${unchanged}`;
  if (code === "EFBIG")
    return `${name} would be larger than this disk or account allows. Write to another disk. ${unchanged}`;
  if (code === "EROFS")
    return `The disk that ${dirname(path)} is on can only be read. Write to another disk. ${unchanged}`;
  if (code === "EACCES" || code === "EPERM") {
    return `You have no permission to write in the folder ${dirname(path)}. Ask for it, or write to another folder. ${unchanged}`;
  }
  if (code === "ENOENT" || code === "ENOTDIR")
    return `There is no folder ${dirname(path)}. Make it, or choose another.`;
  return `${name} could not be written (${code || "unknown reason"}). Check that its drive is connected, and try again. ${unchanged}`;
}

/** Node's own zlib, without the web's streams around it: they take longer to make than most parts take to pack. */
export const nodeCodec: Codec = { gunzip: gunzipByNode, gzip: gzipByNode };

/** Below this, waiting for another thread takes longer than the work. */
const SMALL_PART = 2 ** 16;
const CHUNK = { chunkSize: 2 ** 18 };

function gunzipByNode(pieces: Iterable<Uint8Array>, size: number): AsyncIterable<Uint8Array> {
  if (size > SMALL_PART) return Readable.from(pieces, { objectMode: false }).pipe(createGunzip(CHUNK));
  return gunzipAtOnce(pieces, size);
}

async function* gunzipAtOnce(pieces: Iterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  yield gunzipSync(Buffer.concat([...pieces]), { maxOutputLength: size + 1 });
}

async function gzipByNode(bytes: Uint8Array): Promise<Uint8Array> {
  return bytes.length > SMALL_PART ? gzipOnThread(bytes, CHUNK) : gzipSync(bytes);
}

const gzipOnThread = promisify<Uint8Array, ZlibOptions, Uint8Array>(gzip);
