import type { Entry, FileEntry } from "@zip.js/zip.js";
import { FatalProblem } from "../../core/problem";
import type { Codec } from "./gzip";

const stored = 0;
const deflated = 8;
const localHeaderSize = 30;
const localHeaderMark = 0x04034b50;

/** With this before it, and checksum and size after it, deflated data is a gzip file (RFC 1952), whose reader checks both. */
const gzipHeader = Uint8Array.of(0x1f, 0x8b, deflated, 0, 0, 0, 0, 0, 0, 255);

/**
 * An entry's content in chunks, unpacked as they are asked for; leaving the loop stops the work. The platform inflates, on another
 * thread, and checks size and checksum at the end; nothing beyond the declared size is given. @throws FatalProblem
 */
export async function* inflate(
  zip: Uint8Array,
  entry: FileEntry,
  { gunzip }: Codec,
): AsyncGenerator<Uint8Array> {
  const packed = packedBytes(zip, entry);
  const { compressionMethod } = entry;
  if (!packed || (compressionMethod !== stored && compressionMethod !== deflated))
    throw new FatalProblem(damagedPartSentence(entry.filename));
  let size = 0;
  const chunks = gunzip(asGzip(packed, entry), entry.uncompressedSize)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await chunks.next().catch(() => undefined);
      if (next?.done && size === entry.uncompressedSize) return;
      if (!next || next.done) throw new FatalProblem(damagedPartSentence(entry.filename));
      size += next.value.length;
      if (size > entry.uncompressedSize) throw new FatalProblem(damagedPartSentence(entry.filename));
      yield next.value;
    }
  } finally {
    await chunks.return?.();
  }
}

/** The entry's bytes as they lie in the file; nothing when its local header is not where the directory says. */
export function packedBytes(zip: Uint8Array, { offset, compressedSize }: Entry): Uint8Array | undefined {
  if (offset + localHeaderSize > zip.length) return undefined;
  const header = new DataView(zip.buffer, zip.byteOffset + offset, localHeaderSize);
  if (header.getUint32(0, true) !== localHeaderMark) return undefined;
  const start = offset + localHeaderSize + header.getUint16(26, true) + header.getUint16(28, true);
  const end = start + compressedSize;
  return end <= zip.length ? zip.subarray(start, end) : undefined;
}

function* asGzip(packed: Uint8Array, { compressionMethod, crc32, uncompressedSize }: FileEntry) {
  yield gzipHeader;
  if (compressionMethod === stored) yield* storedBlocks(packed);
  else yield packed;
  const trailer = new DataView(new ArrayBuffer(8));
  trailer.setUint32(0, crc32 ?? 0, true);
  trailer.setUint32(4, uncompressedSize % 2 ** 32, true);
  yield new Uint8Array(trailer.buffer);
}

/** Bytes that were not deflated, as deflate's own blocks of plain bytes (RFC 1951, 3.2.4). */
function* storedBlocks(bytes: Uint8Array) {
  const longest = 2 ** 16 - 1;
  for (let at = 0; at === 0 || at < bytes.length; at += longest) {
    const block = bytes.subarray(at, at + longest);
    const head = new DataView(new ArrayBuffer(5));
    head.setUint8(0, at + block.length === bytes.length ? 1 : 0);
    head.setUint16(1, block.length, true);
    head.setUint16(3, ~block.length, true);
    yield new Uint8Array(head.buffer);
    if (block.length > 0) yield block;
  }
}

/** Said of a part whose compressed bytes are not what they should be. */
export function damagedPartSentence(name: string): string {
  return `This workbook is damaged: its part ${name} can't be unpacked. Copy it again from where it came from, or open it in Excel, let Excel repair it, and save it.`;
}
