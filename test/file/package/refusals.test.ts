import { FatalProblem } from "../../../src/core/problem";
import { openPackage } from "../../../src/file/package/package";
import { zipOf } from "./raw-zip";
import { contentTypes, plainWorkbook, relationships, workbookParts, workbookType } from "./workbook-parts";

/** A compound file's header sector and one directory sector. */
function compoundFile(...names: readonly string[]): Uint8Array {
  const bytes = Buffer.alloc(512 + 128 * names.length);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(bytes);
  names.forEach((name, i) => {
    const at = 512 + 128 * i;
    bytes.write(name, at, "utf16le");
    bytes.writeUInt16LE(name.length * 2 + 2, at + 64);
    bytes[at + 66] = 2;
  });
  return new Uint8Array(bytes);
}

const withMain = (type: string) => zipOf(workbookParts({ "[Content_Types].xml": contentTypes(type) }));
const strict = plainWorkbook.replace(
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  "http://purl.oclc.org/ooxml/spreadsheetml/main",
);
const signedRels = relationships(
  ["rId1", "officeDocument", "xl/workbook.xml"],
  [
    "rId2",
    "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin",
    "sig/origin.sigs",
  ],
);
const signatureRels = relationships([
  "rId1",
  "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature",
  "one.xml",
]);

const refused: [string, Uint8Array, RegExp][] = [
  ["an empty file", new Uint8Array(), /file is empty/],
  ["a text file", Buffer.from("Ref,Date\nA1,2026-01-01\n"), /not an Excel workbook\. Use/],
  ["a PDF", Buffer.from("%PDF-1.7"), /is a PDF/],
  ["a web page named .xls", Buffer.from("\r\n<html><table>"), /web page or XML/],
  [
    "a password",
    compoundFile("Root Entry", "EncryptionInfo", "EncryptedPackage"),
    /encrypted with a password/,
  ],
  [
    "a sensitivity label",
    compoundFile("Root Entry", "\u0006DataSpaces", "DRMEncryptedDataSpace", "EncryptedPackage"),
    /protected by a sensitivity label/,
  ],
  ["rights management on .xls", compoundFile("Root Entry", "\tDRMContent", "Workbook"), /sensitivity label/],
  ["an old .xls", compoundFile("Root Entry", "Workbook"), /old Excel workbook \(\.xls\)/],
  ["an older .xls", compoundFile("Root Entry", "Book"), /old Excel workbook \(\.xls\)/],
  ["an old Word document", compoundFile("Root Entry", "WordDocument"), /older Office/],
  [
    "a zip of other things",
    zipOf([{ name: "readme.txt", content: "hello" }]),
    /zip file, but not an Excel workbook/,
  ],
  [
    "an OpenDocument spreadsheet",
    zipOf([
      { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet" },
      { name: "content.xml", content: "<x/>" },
    ]),
    /OpenDocument/,
  ],
  ["no content types", zipOf(workbookParts({ "[Content_Types].xml": null })), /cut short or damaged/],
  ["no main part", zipOf(workbookParts({ "xl/workbook.xml": null })), /not an Excel workbook/],
  ["a binary workbook", withMain("application/vnd.ms-excel.sheet.binary.macroEnabled.main"), /\.xlsb/],
  [
    "a Word document",
    withMain("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
    /Word document/,
  ],
  ["Strict", zipOf(workbookParts({ "xl/workbook.xml": strict })), /Strict Open XML/],
  [
    "a signature by its usual name",
    zipOf(workbookParts({ "_xmlsignatures/sig1.xml": "<s/>" })),
    /digitally signed/,
  ],
  [
    "a signature by relationship",
    zipOf(
      workbookParts({
        "_rels/.rels": signedRels,
        "sig/origin.sigs": "",
        "sig/_rels/origin.sigs.rels": signatureRels,
        "sig/one.xml": "<s/>",
      }),
    ),
    /digitally signed/,
  ],
  [
    "broken XML",
    zipOf(workbookParts({ "xl/workbook.xml": "<workbook>" })),
    /part xl\/workbook\.xml can't be read/,
  ],
  [
    "a document type",
    zipOf(workbookParts({ "xl/workbook.xml": `<!DOCTYPE a [<!ENTITY b "c">]>${plainWorkbook}` })),
    /document type/,
  ],
  ["a cut-short file", zipOf(workbookParts()).subarray(0, 700), /cut short or damaged/],
  [
    "a path that climbs",
    zipOf(workbookParts({ "../evil.xml": "<a/>" })),
    /unsafe name \("\.\.\/evil\.xml"\)/,
  ],
  ["a path from the root", zipOf(workbookParts({ "/xl/evil.xml": "<a/>" })), /unsafe name/],
  ["a path with a drive", zipOf(workbookParts({ "C:/evil.xml": "<a/>" })), /unsafe name/],
  ["a path with backslashes", zipOf(workbookParts({ "xl\\evil.xml": "<a/>" })), /unsafe name/],
  [
    "two parts of one name",
    zipOf(workbookParts({ "xl/STYLES.xml": "<a/>" })),
    /two parts named xl\/STYLES\.xml/,
  ],
  [
    "a locked zip",
    zipOf([...workbookParts(), { name: "a.xml", content: "x", claim: { flags: 1 } }]),
    /locked with a password/,
  ],
  [
    "a part said to be huge",
    zipOf([...workbookParts(), { name: "a.xml", content: "x", claim: { size: 3e8 } }]),
    /unpack to far more/,
  ],
  [
    "parts that share bytes",
    zipOf([...workbookParts(), { name: "xl/a.xml", content: "x", claim: { offset: 10 } }]),
    /cut short or damaged/,
  ],
];

test.each(refused)("%s is refused in a sentence", async (_, bytes, sentence) => {
  const error = await openPackage(new Uint8Array(bytes)).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(FatalProblem);
  expect((error as FatalProblem).message).toMatch(sentence);
  expect((error as FatalProblem).message).toMatch(/\.$/);
});

test("a part that inflates to more than it says is stopped there, and never given as if whole", async () => {
  const bomb = { name: "xl/bomb.xml", content: "0".repeat(5_000_000), claim: { size: 1000 } };
  const pkg = await openPackage(zipOf([...workbookParts(), bomb]));
  let seen = 0;
  const read = async () => {
    for await (const chunk of pkg.stream("xl/bomb.xml")) seen += chunk.length;
  };
  await expect(read()).rejects.toThrow(/unpack to far more|can't be unpacked/);
  expect(seen).toBeLessThanOrEqual(1000);
});

test("a part that inflates to less than it says is damage", async () => {
  const short = { name: "xl/short.xml", content: "<a/>", claim: { size: 1000 } };
  const pkg = await openPackage(zipOf([...workbookParts(), short]));
  await expect(pkg.text("xl/short.xml")).rejects.toThrow(/can't be unpacked/);
});

test.each([
  ["a macro-enabled workbook", withMain("application/vnd.ms-excel.sheet.macroEnabled.main+xml")],
  ["a template", withMain(workbookType.replace("sheet.main", "template.main"))],
  ["a signed VBA project", zipOf(workbookParts({ "xl/vbaProjectSignature.bin": "x" }))],
  ["an origin without signatures", zipOf(workbookParts({ "_xmlsignatures/origin.sigs": "" }))],
  [
    "a prefix on everything",
    zipOf(
      workbookParts({
        "xl/workbook.xml": plainWorkbook.replace(/<(\/?)/g, "<$1x:").replace("xmlns=", "xmlns:x="),
      }),
    ),
  ],
])("%s is accepted", async (_, bytes) => {
  expect((await openPackage(bytes)).has("xl/workbook.xml")).toBe(true);
});
