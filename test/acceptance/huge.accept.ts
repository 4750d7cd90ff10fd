import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { entriesOf, type RawPart } from "../file/package/raw-zip";
import { councilBook } from "../support/council";
import { primed } from "./command-line";
import { hugeSheet, hugeTexts, zipOfPieces } from "./huge-parts";
import { scratch } from "./tools";

/** Parts that unpack to a gigabyte: what people can really have is read, the rest is refused, and neither fills the memory. */

interface Refreshed {
  code: number | null;
  said: string;
  /** The most memory the process ever had, in megabytes. */
  peak: number;
}

let parts: RawPart[];
beforeAll(async () => {
  parts = entriesOf(await councilBook()).map(({ name, content }) => ({
    name,
    content: withTexts(name, content.toString()),
  }));
});

/** The book's own texts stand in its cells: it has shared ones only here. */
function withTexts(name: string, xml: string): string {
  if (name !== "xl/_rels/workbook.xml.rels") return xml;
  const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings";
  const relationship = `<Relationship Id="rIdTexts" Type="${type}" Target="sharedStrings.xml"/>`;
  return xml.replace("</Relationships>", `${relationship}</Relationships>`);
}

function refreshed(large: Record<string, Iterable<string>>): Refreshed {
  const folder = scratch();
  const [file, peak, preload] = ["book.xlsx", "peak", "preload.cjs"].map((name) => join(folder, name));
  writeFileSync(file!, zipOfPieces(parts, large));
  writeFileSync(
    preload!,
    `process.on("exit", () =>
       require("node:fs").writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS / 1024)));`,
  );
  const { code, out, err } = primed(["refresh", file!, "--as-of", "2026-10-31"], {
    preload: preload!,
    env: { PEAK: peak! },
  });
  const most = Number(readFileSync(peak!, "utf8"));
  rmSync(folder, { recursive: true });
  return { code, said: out + err, peak: most };
}

test("a sheet of a million rows and thirty-two columns, a gigabyte of cells: read, with little memory", () => {
  const rows = 1_048_576;
  const sheet = hugeSheet(["Ref", "Received", "Due", "Completed"], rows, 32);
  const { code, said, peak } = refreshed({ "xl/worksheets/sheet1.xml": sheet });
  expect(said).toContain(`${(rows - 1 + 24).toLocaleString("en-GB")} rows read, 0 left out`);
  expect(code).toBe(0);
  expect(peak).toBeLessThan(1000);
});

const gigabytes: [string, string, () => Iterable<string>, RegExp][] = [
  [
    "of short texts",
    "xl/sharedStrings.xml",
    () => hugeTexts(45_000_000, String),
    /sharedStrings\.xml holds more text than can be read/,
  ],
  [
    "of long texts",
    "xl/sharedStrings.xml",
    () => hugeTexts(5_000_000, (number) => `${number} `.repeat(25)),
    /sharedStrings\.xml holds more text than can be read/,
  ],
  ["of formats", "xl/styles.xml", () => hugeTexts(45_000_000, (number) => `<b ${number}>`), /styles\.xml/],
];

test.each(gigabytes)("a gigabyte %s: refused, with bounded memory", (_, part, pieces, sentence) => {
  const { code, said, peak } = refreshed({ [part]: pieces() });
  expect([code, said]).toEqual([2, expect.stringMatching(sentence)]);
  expect(peak).toBeLessThan(2500);
});
