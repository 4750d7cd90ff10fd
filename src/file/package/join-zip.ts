import { FatalProblem } from "../../core/problem";
import type { PackedEntry } from "./packed-entry";

const LOCAL = { mark: 0x04034b50, size: 30 };
const RECORD = { mark: 0x02014b50, size: 46 };
const END = { mark: 0x06054b50, size: 22 };
/** Sizes and checksum stand in the header itself, so none follow the content. */
const SIZES_FOLLOW = 1 << 3;
/** What a zip can hold without zip64. */
const LARGEST = 2 ** 32 - 2;
const MOST_ENTRIES = 2 ** 16 - 2;

/**
 * A zip of these entries in this order (APPNOTE 4.3). Nothing is packed or unpacked, so that a large part that nobody changed costs no
 * more than its copying. @throws FatalProblem when it would be too large.
 */
export function joinZip(entries: readonly PackedEntry[]): Uint8Array {
  const size = entries.reduce((sum, entry) => sum + localSize(entry) + recordSize(entry), END.size);
  if (size > LARGEST || entries.length > MOST_ENTRIES) throw new FatalProblem(TOO_LARGE);
  const zip = new Uint8Array(size);
  const view = new DataView(zip.buffer);
  const directory = entries.reduce((sum, entry) => sum + localSize(entry), 0);
  let [at, record] = [0, directory];
  for (const entry of entries) {
    view.setUint32(record, RECORD.mark, true);
    view.setUint16(record + 4, entry.versionMadeBy, true);
    writeHeader(view, record + 6, entry);
    view.setUint16(record + 32, entry.comment.length, true);
    view.setUint16(record + 36, entry.internalAttributes, true);
    view.setUint32(record + 38, entry.externalAttributes, true);
    view.setUint32(record + 42, at, true);
    zip.set(entry.name, record + RECORD.size);
    zip.set(entry.comment, record + RECORD.size + entry.name.length);
    record += recordSize(entry);

    view.setUint32(at, LOCAL.mark, true);
    writeHeader(view, at + 4, entry);
    zip.set(entry.name, at + LOCAL.size);
    zip.set(entry.packed, at + LOCAL.size + entry.name.length);
    at += localSize(entry);
  }
  view.setUint32(record, END.mark, true);
  view.setUint16(record + 8, entries.length, true);
  view.setUint16(record + 10, entries.length, true);
  view.setUint32(record + 12, record - directory, true);
  view.setUint32(record + 16, directory, true);
  return zip;
}

const localSize = ({ name, packed }: PackedEntry): number => LOCAL.size + name.length + packed.length;
const recordSize = ({ name, comment }: PackedEntry): number => RECORD.size + name.length + comment.length;

/** What the header before the content and the record in the directory both say. */
function writeHeader(view: DataView, at: number, entry: PackedEntry): void {
  view.setUint16(at, entry.versionNeeded, true);
  view.setUint16(at + 2, entry.flags & ~SIZES_FOLLOW, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint32(at + 6, entry.modified, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.packed.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.name.length, true);
}

const TOO_LARGE =
  "The workbook would become larger than 4 GB, which is more than can be written. Split it into smaller ones.";
