import type { Entry, FileEntry } from "@zip.js/zip.js";
import { configure, Uint8ArrayReader, ZipReader } from "@zip.js/zip.js";
import { FatalProblem } from "../../core/problem";

configure({ useWebWorkers: false });

export type { Entry, FileEntry };

/**
 * The bounds against zip bombs. Deflate itself cannot pass 1,032 to 1; sheet XML, whose cells carry their own addresses, stays
 * under about 60 to 1, so 500 to 1 on a large part is not a workbook. Small parts may be as repetitive as they like. What is let
 * in can be written again without zip64.
 */
const largestPart = 2 ** 32 - 2;
const largestRatio = 500;
const ratioCountsFrom = 64 * 2 ** 20;
const mostEntries = 60_000;

/** Said of a zip that cannot be trusted to be whole. */
export const damagedSentence =
  "This workbook is cut short or damaged, so it can't be read. Copy it again from where it came from, or open it in Excel, let Excel repair it, and save it.";

/** The entries of a zip in file order, all plain, whole, apart from each other and of believable size. @throws FatalProblem */
export async function openZip(bytes: Uint8Array): Promise<Entry[]> {
  let entries: Entry[];
  try {
    entries = await new ZipReader(new Uint8ArrayReader(bytes), { filenameValidation: "strict" }).getEntries();
  } catch (error) {
    if (error instanceof Error && "filename" in error)
      throw new FatalProblem(pathTrickSentence(String(error.filename)));
    throw new FatalProblem(damagedSentence);
  }
  if (entries.length > mostEntries) throw new FatalProblem(bombSentence("the file list"));
  const names = new Set<string>();
  for (const entry of entries) {
    checkEntry(entry);
    const key = entry.filename.toLowerCase();
    if (names.has(key)) {
      throw new FatalProblem(
        `This workbook holds two parts named ${entry.filename}, so there is no telling which one counts. Open it in Excel, save it as a new .xlsx file, and use that.`,
      );
    }
    names.add(key);
  }
  checkNoOverlap(entries, bytes.length);
  return [...entries].sort((a, b) => a.offset - b.offset);
}

function checkEntry(entry: Entry): void {
  if (entry.filename.includes("\\")) throw new FatalProblem(pathTrickSentence(entry.filename));
  if (entry.encrypted) {
    throw new FatalProblem(
      "This workbook's zip file is locked with a password. Take the password off with the program that zipped it, and try again.",
    );
  }
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  const tooDense = entry.uncompressedSize > ratioCountsFrom && ratio > largestRatio;
  if (entry.uncompressedSize > largestPart || tooDense) throw new FatalProblem(bombSentence(entry.filename));
}

/** Entries that share bytes are how a small file is made to unpack into a huge one. */
function checkNoOverlap(entries: readonly Entry[], size: number): void {
  const localHeaderSize = 30;
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < end) throw new FatalProblem(damagedSentence);
    end = entry.offset + localHeaderSize + entry.rawFilename.length + entry.compressedSize;
  }
  if (end > size) throw new FatalProblem(damagedSentence);
}

function pathTrickSentence(name: string): string {
  const shown = JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
  return `This file holds a part with an unsafe name (${shown}), which no spreadsheet program writes. For safety it is not read. Open it in Excel, save it as a new .xlsx file, and use that.`;
}

function bombSentence(name: string): string {
  return `This file would unpack to far more than a workbook can hold (${name}). For safety it is not read. Open it in Excel, save it as a new .xlsx file, and use that.`;
}
