import { webCodec, type Codec } from "../../src/file/package/gzip";

/**
 * Packs nothing: gzip files of plain bytes (RFC 1952, RFC 1951 3.2.4). Each platform's zlib finds other repetitions, so only
 * without it can whole files be compared.
 */
export const storingCodec: Codec = { ...webCodec, gzip: async (bytes) => stored(bytes) };

const LONGEST = 2 ** 16 - 1;

function stored(bytes: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(bytes.length / LONGEST));
  const file = new Uint8Array(10 + blocks * 5 + bytes.length + 8);
  const view = new DataView(file.buffer);
  file.set([0x1f, 0x8b, 8]);
  let at = 10;
  for (let block = 0; block < blocks; block++) {
    const content = bytes.subarray(block * LONGEST, (block + 1) * LONGEST);
    view.setUint8(at, block === blocks - 1 ? 1 : 0);
    view.setUint16(at + 1, content.length, true);
    view.setUint16(at + 3, ~content.length, true);
    file.set(content, at + 5);
    at += 5 + content.length;
  }
  view.setUint32(at, crcOf(bytes), true);
  view.setUint32(at + 4, bytes.length, true);
  return file;
}

function crcOf(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
