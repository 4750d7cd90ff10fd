import { nodeCodec } from "../../../src/file/disk";
import { webCodec } from "../../../src/file/package/gzip";
import { councilBook } from "../../support/council";
import { isSentence, outcomeOf } from "../fuzz-packages";
import { zipOf } from "./raw-zip";
import { workbookParts } from "./workbook-parts";

/** Zips that are cut short, changed on the way, or that lie about what they hold. */

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const sheetOf = (cells: string) =>
  `<worksheet xmlns="${main}"><sheetData><row r="1">${cells}</row></sheetData></worksheet>`;

async function expectRefused(bytes: Uint8Array, sentence: RegExp): Promise<void> {
  for (const codec of [webCodec, nodeCodec]) {
    const outcome = await outcomeOf(bytes, codec);
    expect(outcome).toMatch(sentence);
    expect(isSentence(outcome)).toBe(true);
  }
}

/** The places where a mark stands, such as that of a central directory's record. */
function placesOf(zip: Uint8Array, mark: string): number[] {
  const bytes = Buffer.from(zip);
  const places: number[] = [];
  for (let at = bytes.indexOf(mark, 0, "latin1"); at >= 0; at = bytes.indexOf(mark, at + 1, "latin1"))
    places.push(at);
  return places;
}

function changedAt(zip: Uint8Array, at: number, ...values: number[]): Uint8Array {
  const copy = zip.slice();
  copy.set(values, at);
  return copy;
}

test("a file cut short at each fiftieth of it is refused", async () => {
  const whole = await councilBook();
  for (let part = 1; part < 50; part++)
    await expectRefused(
      whole.slice(0, Math.floor((whole.length * part) / 50)),
      /damaged|not an Excel workbook/,
    );
  await expectRefused(whole.slice(0, -1), /damaged/);
});

test("a figure changed on the way is seen, wherever in its part it stands", async () => {
  const parts = workbookParts({ "xl/worksheets/sheet1.xml": sheetOf("<c><v>46027</v></c>") });
  const stored = zipOf(parts.map((part) => ({ ...part, level: 0 })));
  for (const text of ["46027", "</worksheet>"]) {
    const at = Buffer.from(stored).lastIndexOf(text);
    await expectRefused(
      changedAt(stored, at + 3, 0x39),
      /its part xl\/worksheets\/sheet1\.xml can't be unpacked/,
    );
  }
});

test("each byte of a central directory's record, and of the end's, changed: read as it was, or refused", async () => {
  const zip = zipOf(workbookParts({ "xl/worksheets/sheet1.xml": sheetOf("<c><v>1</v></c>") }));
  const records = [...placesOf(zip, "PK\u0001\u0002").slice(0, 1), ...placesOf(zip, "PK\u0005\u0006")];
  let refused = 0;
  for (const record of records) {
    for (let at = record; at < Math.min(record + 46, zip.length); at++) {
      const outcome = await outcomeOf(changedAt(zip, at, zip[at]! ^ 0xff), nodeCodec);
      if (outcome !== "read") refused++;
      expect(outcome === "read" || isSentence(outcome) ? "as it should" : outcome).toBe("as it should");
    }
  }
  expect(refused).toBeGreaterThan(20);
});

test("more entries than any workbook has are refused", async () => {
  const many = Array.from({ length: 60_001 }, (_, i) => ({ name: `a${i}`, content: "", level: 0 }));
  await expectRefused(zipOf([...workbookParts(), ...many]), /would unpack to far more.*the file list/);
});

test("sizes that only zip64 could hold, without it, are refused", async () => {
  const zip = zipOf(workbookParts());
  const [record] = placesOf(zip, "PK\u0001\u0002");
  for (const field of [20, 24, 42])
    await expectRefused(changedAt(zip, record! + field, 255, 255, 255, 255), /damaged|far more/);
});

test("zip64 records that lie are refused", async () => {
  const zip = Buffer.from(zipOf(workbookParts()));
  const end = zip.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  const directory = zip.readUInt32LE(end + 16);
  const lies: [entries: bigint, size: bigint, offset: bigint][] = [
    [7n, 2n ** 60n, BigInt(directory)],
    [7n, 0n, 2n ** 40n],
    [2n ** 40n, BigInt(end - directory), BigInt(directory)],
  ];
  for (const [entries, size, offset] of lies) {
    const record = Buffer.alloc(56);
    record.write("PK\u0006\u0006", "latin1");
    record.writeBigUInt64LE(44n, 4);
    record.writeBigUInt64LE(entries, 24);
    record.writeBigUInt64LE(entries, 32);
    record.writeBigUInt64LE(size, 40);
    record.writeBigUInt64LE(offset, 48);
    const locator = Buffer.alloc(20);
    locator.write("PK\u0006\u0007", "latin1");
    locator.writeBigUInt64LE(BigInt(end), 8);
    locator.writeUInt32LE(1, 16);
    const last = Buffer.from(zip.subarray(end));
    last.fill(0xff, 8, 20);
    await expectRefused(Buffer.concat([zip.subarray(0, end), record, locator, last]), /damaged|far more/);
  }
});

test("a zip within a zip is not looked into", async () => {
  const bomb = zipOf([{ name: "xl/bomb.xml", content: "0".repeat(70_000_000), level: 9 }]);
  const outer = zipOf([...workbookParts(), { name: "xl/embeddings/object1.zip", content: bomb }]);
  expect(await outcomeOf(outer, nodeCodec)).toBe("read");
});

test.each([
  "../../etc/passwd",
  "/etc/passwd",
  "C:\\a.xml",
  "xl/../../a.xml",
  "\\\\server\\a.xml",
  "xl/./a.xml",
  "xl//a.xml",
])("a part named %s is never written anywhere, and is refused", async (name) => {
  await expectRefused(zipOf([...workbookParts(), { name, content: "<a/>" }]), /unsafe name/);
});
