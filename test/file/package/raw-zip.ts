/** A small zip writer and reader of the tests' own, so that what is tested does not vouch for itself. */
import { deflateRawSync, inflateRawSync } from "node:zlib";

export interface RawPart {
  name: string;
  content: string | Uint8Array;
  /** 0 to store, else the level to deflate at. */
  level?: number;
  /** What the headers say instead of the truth. */
  claim?: { size?: number; compressedSize?: number; offset?: number; flags?: number };
}

export interface RawEntry {
  name: string;
  method: number;
  crc: number;
  compressed: Buffer;
  content: Buffer;
}

export function zipOf(parts: readonly RawPart[]): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, level = 6, claim = {} } of parts) {
    const data = Buffer.from(content);
    const packed = level === 0 ? data : deflateRawSync(data, { level });
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(claim.flags ?? 0, 2);
    common.writeUInt16LE(level === 0 ? 0 : 8, 4);
    common.writeUInt32LE(0x5a21_6000, 6);
    common.writeUInt32LE(crcOf(data), 10);
    common.writeUInt32LE(claim.compressedSize ?? packed.length, 14);
    common.writeUInt32LE(claim.size ?? data.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const before = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, nameBytes, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(claim.offset ?? offset, 10);
    central.push(
      Buffer.concat([Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), common, tail, nameBytes]),
    );
    local.push(before);
    offset += before.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...local, directory, end]));
}

/** The entries by the central directory; throws when local headers or checksums disagree with it. */
export function entriesOf(bytes: Uint8Array): RawEntry[] {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  const entries: RawEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < zip.readUInt16LE(end + 10); i++) {
    const [nameLength, extraLength] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30)];
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    if (zip.toString("utf8", local + 30, local + 30 + nameLength) !== name)
      throw new Error(`${name}: names differ`);
    const compressed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    const method = zip.readUInt16LE(at + 10);
    const content = method === 8 ? inflateRawSync(compressed) : compressed;
    const crc = zip.readUInt32LE(at + 16);
    if (crc !== crcOf(content) || content.length !== zip.readUInt32LE(at + 24))
      throw new Error(`${name}: damaged`);
    entries.push({ name, method, crc, compressed, content });
    at += 46 + nameLength + extraLength + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function crcOf(data: Uint8Array): number {
  let crc = -1;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ -1) >>> 0;
}
