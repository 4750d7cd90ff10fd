import { chmodSync, existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RefreshArguments } from "../../src/cli/refresh-command";
import * as pipeline from "../../src/core/refresh";
import { zipOf } from "../file/package/raw-zip";
import { contentTypes, plainWorkbook, workbookParts } from "../file/package/workbook-parts";
import { COUNCIL_SETUP, councilBook, setupWith, workRows } from "../support/council";
import { councilFile, type CouncilFile } from "./council-file";

// The module as a plain object, so that a test can do something while a refresh is under way.
jest.mock("../../src/core/refresh", () => ({
  __esModule: true,
  ...jest.requireActual<typeof pipeline>("../../src/core/refresh"),
}));

let book: CouncilFile;
beforeEach(() => {
  book = councilFile();
});
afterEach(() => {
  jest.restoreAllMocks();
  book.remove();
});

/** A compound file with one directory entry a name. */
function compoundFile(...names: readonly string[]): Uint8Array {
  const bytes = Buffer.alloc(512 + 128 * names.length);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(bytes);
  names.forEach((name, i) => {
    bytes.write(name, 512 + 128 * i, "utf16le");
    bytes.writeUInt16LE(name.length * 2 + 2, 512 + 128 * i + 64);
    bytes[512 + 128 * i + 66] = 2;
  });
  return bytes;
}

describe("fatal: exit code 2, in one sentence, and the file is as it was", () => {
  const strict = plainWorkbook.replace(
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
  );
  const setup = (table: string, rows: (typeof COUNCIL_SETUP)[string] | null) => () =>
    councilBook({ setup: setupWith(table, rows) });
  const MEASURES = COUNCIL_SETUP["PrimedMeasures"]!;

  test.each<[string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
    ["an empty file", () => new Uint8Array(), /empty/],
    ["not a workbook", () => Buffer.from("Ref,Date\n"), /not an Excel workbook/],
    ["a file cut short", async () => (await councilBook()).subarray(0, 900), /cut short or damaged/],
    ["encrypted", () => compoundFile("EncryptionInfo", "EncryptedPackage"), /encrypted with a password/],
    ["label-protected", () => compoundFile("DRMEncryptedDataSpace", "EncryptedPackage"), /sensitivity label/],
    [".xls", () => compoundFile("Workbook"), /old Excel workbook \(\.xls\)/],
    [
      ".xlsb",
      () =>
        zipOf(
          workbookParts({
            "[Content_Types].xml": contentTypes("application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
          }),
        ),
      /\.xlsb/,
    ],
    ["Strict", () => zipOf(workbookParts({ "xl/workbook.xml": strict })), /Strict Open XML/],
    ["signed", () => zipOf(workbookParts({ "_xmlsignatures/sig1.xml": "<s/>" })), /digitally signed/],
    [
      "a locked structure",
      () => councilBook({ workbook: '<workbookProtection lockStructure="1"/>' }),
      /structure is protected.*can't be added/,
    ],
    ["no setup", () => councilBook({ setup: null }), /no sheet "Primed setup"/],
    ["a setup table missing", setup("PrimedMeasures", null), /PrimedMeasures/],
    [
      "a needed column missing",
      setup("PrimedSources", [
        ["Source", "Use", "Kind", "Team from"],
        ["Work", "yes", "Work", "sheet"],
      ]),
      /"?Sheets"?/,
    ],
    ["two teams of one name", setup("PrimedTeams", [["Team"], ["North"], ["South"], ["SOUTH "]]), /SOUTH/i],
    [
      "two measures of one name",
      setup("PrimedMeasures", [...MEASURES, [" ontime", ...MEASURES[1]!.slice(1)]]),
      /ontime/i,
    ],
    [
      "no source in use matches a sheet",
      setup("PrimedSources", [
        ["Source", "Use", "Sheets", "Kind", "Team from"],
        ["Work", "yes", "East*", "Work", "sheet"],
      ]),
      /No source in use matches any sheet: .*"East\*".*"North", "South"/,
    ],
  ])("%s", async (_, bytes, sentence) => {
    const before = new Uint8Array(await bytes());
    writeFileSync(book.path, before);
    const { code, out, err } = await book.run({ backup: true });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(sentence);
    expect(err).toMatch(/^[A-Z"].*[.)]\n$/);
    expect(err).not.toMatch(/Error:|\n +at /);
    expect(book.bytes()).toEqual(before);
    expect(readdirSync(book.folder)).toEqual(["book.xlsx"]);
  });

  test("no such file", async () => {
    const { code, err } = await book.run({}, join(book.folder, "none.xlsx"));
    expect([code, err]).toEqual([2, expect.stringMatching(/There is no file .*none\.xlsx/)]);
  });

  test.each([
    ["other.xlsm", /--out other\.xlsm must end in \.xlsx/],
    ["other.xls", /--out other\.xls must end in \.xlsx/],
    ["other", /must end in \.xlsx/],
  ])("--out %s, under which Excel would not open it", async (name, sentence) => {
    const before = await book.put();
    const { code, err } = await book.run({ out: join(book.folder, name) });
    expect([code, err]).toEqual([2, expect.stringMatching(sentence)]);
    expect(readdirSync(book.folder)).toEqual(["book.xlsx"]);
    expect(book.bytes()).toEqual(before);
  });

  test("--out other.xlsx for a workbook with macros", async () => {
    const parts = workbookParts({
      "[Content_Types].xml": contentTypes("application/vnd.ms-excel.sheet.macroEnabled.main"),
    });
    const macros = join(book.folder, "macros.xlsm");
    writeFileSync(macros, zipOf(parts));
    const { code, err } = await book.run({ out: join(book.folder, "other.xlsx") }, macros);
    expect([code, err]).toEqual([2, expect.stringMatching(/must end in \.xlsm/)]);
  });

  test("a folder", async () => {
    expect((await book.run({}, book.folder)).err).toMatch(/is a folder, not a workbook/);
  });
});

describe("not written: exit code 3, in one sentence, and the file is as it was", () => {
  const expectRefused = async (options: RefreshArguments, sentence: RegExp, before: Uint8Array) => {
    const { code, err } = await book.run({ backup: true, ...options });
    expect([code, err]).toEqual([3, expect.stringMatching(sentence)]);
    expect(book.bytes()).toEqual(before);
    expect(readdirSync(book.folder).filter((name) => /backup|tmp/.test(name))).toEqual([]);
  };

  test.each([
    ["~$book.xlsx", /book\.xlsx is open in Excel/],
    [".~lock.book.xlsx#", /book\.xlsx is open in LibreOffice/],
  ])("%s beside it: open elsewhere", async (lock, sentence) => {
    const before = await book.put();
    writeFileSync(join(book.folder, lock), "");
    await expectRefused({}, sentence, before);
  });

  test("--out's file is open elsewhere; this one being open is no matter", async () => {
    const before = await book.put();
    writeFileSync(join(book.folder, "~$other.xlsx"), "");
    await expectRefused({ out: join(book.folder, "other.xlsx") }, /other\.xlsx is open in Excel/, before);
    writeFileSync(join(book.folder, "~$book.xlsx"), "");
    expect((await book.run({ out: join(book.folder, "third.xlsx") })).code).toBe(0);
  });

  test("read-only", async () => {
    const before = await book.put();
    chmodSync(book.path, 0o444);
    await expectRefused({}, /marked read-only/, before);
  });

  test("a folder that is not there", async () => {
    await expectRefused({ out: join(book.folder, "none", "x.xlsx") }, /There is no folder/, await book.put());
  });

  test("saved by somebody else while it was being refreshed: theirs is kept", async () => {
    await book.put();
    const theirs = await councilBook({ southName: "South", south: workRows("S", 5) });
    const genuine = pipeline.refresh;
    jest.spyOn(pipeline, "refresh").mockImplementation(async (...args) => {
      const done = await genuine(...args);
      writeFileSync(book.path, theirs);
      return done;
    });
    await expectRefused({}, /was saved by somebody else while it was being refreshed/, theirs);
  });

  test("deleted meanwhile: it is not brought back", async () => {
    await book.put();
    const genuine = pipeline.refresh;
    jest.spyOn(pipeline, "refresh").mockImplementation(async (...args) => {
      const done = await genuine(...args);
      rmSync(book.path);
      return done;
    });
    expect(await book.run()).toMatchObject({ code: 3, err: expect.stringMatching(/was moved or deleted/) });
    expect(existsSync(book.path)).toBe(false);
  });
});

test("a fault of Primed's own: exit code 1, a sentence, and the file is as it was", async () => {
  const before = await book.put();
  jest.spyOn(pipeline, "refresh").mockRejectedValue(new TypeError("x is not a function"));
  expect(await book.run()).toEqual({
    code: 1,
    out: "",
    err: expect.stringMatching(/^Primed itself failed \(x is not a function\)\. The workbook is as it was\./),
  });
  expect(book.bytes()).toEqual(before);
});
