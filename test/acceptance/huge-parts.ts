import { crc32, constants, deflateRawSync } from "node:zlib";
import { columnLetters } from "../../src/core/sheet/address";
import { joinZip } from "../../src/file/package/join-zip";
import type { PackedEntry } from "../../src/file/package/packed-entry";
import type { RawPart } from "../file/package/raw-zip";

/** Parts of a gigabyte, packed piece by piece as they are made. */

const encoder = new TextEncoder();

/** A zip of small parts, and of large ones given in pieces. */
export function zipOfPieces(parts: readonly RawPart[], large: Record<string, Iterable<string>>): Uint8Array {
  const small = parts.filter(({ name }) => !(name in large));
  return joinZip([
    ...small.map(({ name, content }) => packed(name, [content])),
    ...Object.entries(large).map(([name, pieces]) => packed(name, pieces)),
  ]);
}

function packed(name: string, pieces: Iterable<string | Uint8Array>): PackedEntry {
  const flushed: Uint8Array[] = [];
  let [size, crc] = [0, 0];
  for (const piece of pieces) {
    const bytes = typeof piece === "string" ? encoder.encode(piece) : piece;
    size += bytes.length;
    crc = crc32(bytes, crc);
    flushed.push(deflateRawSync(bytes, { level: 1, finishFlush: constants.Z_SYNC_FLUSH }));
  }
  flushed.push(deflateRawSync(new Uint8Array()));
  return {
    name: encoder.encode(name),
    packed: Buffer.concat(flushed),
    size,
    crc,
    method: 8,
    versionMadeBy: 20,
    versionNeeded: 20,
    flags: 0,
    modified: 0x0021_0000,
    internalAttributes: 0,
    externalAttributes: 0,
    comment: new Uint8Array(),
  };
}

const ROWS_A_PIECE = 8192;

/** A sheet's XML: a header row, then rows of numbers whose first columns are dates, as many as Excel can hold. */
export function* hugeSheet(header: readonly string[], rows: number, columns: number): Generator<string> {
  const letters = Array.from({ length: columns }, (_, i) => columnLetters(i + 1));
  const texts = header.map((text, i) => `<c r="${letters[i]!}1" t="inlineStr"><is><t>${text}</t></is></c>`);
  yield `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">${texts.join("")}</row>`;
  for (let row = 2; row <= rows;) {
    let piece = "";
    for (const end = Math.min(rows + 1, row + ROWS_A_PIECE); row < end; row++) {
      piece += `<row r="${row}">`;
      for (let column = 0; column < columns; column++) {
        const date = column > 0 && column < 4;
        piece += `<c r="${letters[column]!}${row}"${date ? ' s="1"' : ""}><v>${date ? 46_143 + (row % 160) + column : row + column}</v></c>`;
      }
      piece += "</row>";
    }
    yield piece;
  }
  yield "</sheetData></worksheet>";
}

/** Shared strings, each different, so many. */
export function* hugeTexts(count: number, text: (number: number) => string): Generator<string> {
  yield '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
  for (let number = 0; number < count;) {
    let piece = "";
    for (const end = Math.min(count, number + 32_768); number < end; number++)
      piece += `<si><t>${text(number)}</t></si>`;
    yield piece;
  }
  yield "</sst>";
}
