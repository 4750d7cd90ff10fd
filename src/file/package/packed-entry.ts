import { FatalProblem } from "../../core/problem";
import type { Codec } from "./gzip";
import { damagedPartSentence, packedBytes } from "./inflate";
import type { Entry } from "./zip-archive";

/** An entry as it goes into a zip: what its headers say (APPNOTE 4.4), and its bytes, packed already. */
export interface PackedEntry {
  name: Uint8Array;
  packed: Uint8Array;
  /** Of the unpacked bytes. */
  size: number;
  crc: number;
  /** 0 as it is, 8 deflated. */
  method: number;
  versionMadeBy: number;
  versionNeeded: number;
  flags: number;
  /** Date and time as MS-DOS has them. */
  modified: number;
  internalAttributes: number;
  externalAttributes: number;
  comment: Uint8Array;
}

const DEFLATED = 8;
const UTF8_NAME = 1 << 11;
/** 1 January 1980, as Excel writes, so that the same content makes the same file. */
const LONG_AGO = 0x0021_0000;
const VERSION = 20;

/** An entry of the zip that was opened: its bytes as they were packed, its name, date and attributes. @throws FatalProblem */
export function keptEntry(zip: Uint8Array, entry: Entry): PackedEntry {
  const packed = packedBytes(zip, entry);
  if (!packed) throw new FatalProblem(damagedPartSentence(entry.filename));
  return {
    name: entry.rawFilename,
    packed,
    size: entry.uncompressedSize,
    crc: entry.crc32 ?? 0,
    method: entry.compressionMethod,
    versionMadeBy: entry.versionMadeBy,
    versionNeeded: entry.version,
    flags: entry.rawBitFlag ?? 0,
    modified: Number(entry.rawLastModDate),
    internalAttributes: entry.internalFileAttributes,
    externalAttributes: entry.externalFileAttributes,
    comment: entry.rawComment,
  };
}

/** New content, deflated. */
export async function packedEntry(name: string, content: Uint8Array, codec: Codec): Promise<PackedEntry> {
  const file = await codec.gzip(content);
  const tail = new DataView(file.buffer, file.byteOffset + file.length - 8, 8);
  const nameBytes = new TextEncoder().encode(name);
  return {
    name: nameBytes,
    packed: file.subarray(10, -8),
    size: content.length,
    crc: tail.getUint32(0, true),
    method: DEFLATED,
    versionMadeBy: VERSION,
    versionNeeded: VERSION,
    flags: nameBytes.length === name.length ? 0 : UTF8_NAME,
    modified: LONG_AGO,
    internalAttributes: 0,
    externalAttributes: 0,
    comment: new Uint8Array(0),
  };
}
