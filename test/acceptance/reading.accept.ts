import { copyFileSync, existsSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { FatalProblem } from "../../src/core/problem";
import { openPackage } from "../../src/file/package/package";
import { zipOf } from "../file/package/raw-zip";
import { handMade, strictWorkbook } from "./reading-hand-made";
import { makeWithExceljs, makeWithSheetJs } from "./reading-makers";
import type { BookFound } from "./reading-peers";
import {
  differencesOf,
  readWithOpenpyxl,
  readWithPrimed,
  readWithSheetJs,
  savedByLibreOffice,
} from "./reading-peers";
import { python, ROOT, scratch } from "./tools";

/** Reading equals SheetJS and openpyxl, cell for cell, on workbooks of many makers, but for what is listed here. */

type Reader = "SheetJS" | "openpyxl";

/** A difference that is meant: in which workbook, in which lines of `differencesOf` (or of its failure), and why we are right. */
const MEANT: { reader: Reader; book: RegExp; lines: RegExp; why: string }[] = [
  {
    reader: "openpyxl",
    book: /.*/,
    lines: /not \["text",".*_x[0-9A-F]{4}_/,
    why: "openpyxl leaves Excel's codes for characters (_x0041_) as they are in the file; Excel and SheetJS decode them.",
  },
  {
    reader: "SheetJS",
    book: /^(openpyxl-(scripts|long-texts|many-sheets)|hand-shared-texts)$/,
    lines: /!(A3|A13|A14|A15|A19|B2|F1): \["text"/,
    why: "SheetJS cuts character references beyond 0xFFFF (&#128512;) to 16 bits.",
  },
  {
    reader: "openpyxl",
    book: /^(openpyxl|libreoffice-openpyxl)-formats$/,
    lines: /![AB](39|42|43|44): \["(number|date)"/,
    why: "openpyxl takes the space `_d` for a day, and needs a character before a lone d, m or s.",
  },
  {
    reader: "openpyxl",
    book: /^xlsxwriter-formats$/,
    lines: /!A(4[89]|5[0-7]): \["date"/,
    why: "Formats 27–36 show dates, if in East Asian Excel only (ECMA-376 Part 1, 18.8.30).",
  },
  {
    reader: "SheetJS",
    book: /^xlsxwriter-formats$/,
    lines: /!A(4[89]|5[0-7]): \["date"/,
    why: "The same.",
  },
  {
    reader: "openpyxl",
    book: /^(libreoffice-)?xlsxwriter-tables$/,
    lines: /^Team tables/,
    why: "A table whose header row is hidden is given with that row, so that data always begins in its second.",
  },
  {
    reader: "openpyxl",
    book: /^committed-fixtures-torture$/,
    lines: /list index out of range/,
    why: "openpyxl can't open that workbook at all.",
  },
  {
    reader: "SheetJS",
    book: /^odd-a-greater-than-sign/,
    lines: /^One!(A2|9): /,
    why: 'SheetJS takes hr="9" and rr="Z9" for r.',
  },
  {
    reader: "openpyxl",
    book: /^odd-a-greater-than-sign/,
    lines: /unbound prefix/,
    why: "A prefix is not declared there; we do not look.",
  },
  {
    reader: "SheetJS",
    book: /^odd-cdata/,
    lines: /^One!(A1|B1|A9|C1): /,
    why: "SheetJS reads cells in comments, and does not know CDATA.",
  },
  {
    reader: "SheetJS",
    book: /^odd-formulas-with-and-without/,
    lines: /^One!I1: nothing, not \["number",null\]/,
    why: "White space is no result.",
  },
  {
    reader: "SheetJS",
    book: /^odd-(formulas-with-and-without-results|self-closing-everything)$/,
    lines: /^One unvalued/,
    why: "A formula whose text is missing or elsewhere has no result either; SheetJS sees no formula.",
  },
  {
    reader: "openpyxl",
    book: /^odd-formulas-with-and-without/,
    lines: /invalid literal for int/,
    why: "The same; openpyxl reads nothing of such a workbook.",
  },
  {
    reader: "SheetJS",
    book: /^odd-inline/,
    lines: /^One!F1: \["text","in v"\], not nothing/,
    why: "An inline text in <v> is shown by Excel.",
  },
  {
    reader: "openpyxl",
    book: /^odd-inline/,
    lines: /^One!F1: \["text","in v"\], not nothing/,
    why: "The same.",
  },
  {
    reader: "SheetJS",
    book: /^(odd-iso-dates|sheetjs-iso-dates)$/,
    lines: /: \["date",([\d.]+)\], not \["number",\1\]/,
    why: "A cell of type d is a date whatever its format.",
  },
  {
    reader: "SheetJS",
    book: /^odd-lower-case/,
    lines: /^One!(AB2|ab2): /,
    why: "ab2 is AB2.",
  },
  {
    reader: "SheetJS",
    book: /^odd-no-addresses/,
    lines: /^One!(B3|B2): /,
    why: "SheetJS passes over an empty <row/> and <c/> without counting them.",
  },
  {
    reader: "SheetJS",
    book: /^odd-references/,
    lines: /^One!B1: /,
    why: "SheetJS decodes _x000D_ to a carriage return and keeps the file's own beside it; XML makes that a line feed.",
  },
  {
    reader: "openpyxl",
    book: /^odd-words-of-the-format/,
    lines: /expected <class 'str'>/,
    why: "openpyxl reads nothing of a workbook with an unknown extension.",
  },
];

const FROM_LIBREOFFICE = [
  "openpyxl-every-kind",
  "openpyxl-hidden-and-merged",
  "openpyxl-formats",
  "openpyxl-many-sheets",
  "openpyxl-1904",
  "openpyxl-scripts",
  "xlsxwriter-every-kind",
  "xlsxwriter-tables",
  "xlsxwriter-arrays",
  "exceljs-every-kind",
  "sheetjs-plain",
];

const COMMITTED = [
  "assets/example.xlsx",
  "test/fixtures/torture.xlsx",
  "test/fixtures/read/openpyxl.xlsx",
  "test/fixtures/read/libreoffice.xlsx",
  "test/fixtures/boston/boston-slice.xlsx",
  "test/fixtures/care-homes/care-homes.xlsx",
  "test/fixtures/worked-example/worked-example.xlsx",
];

async function makeAll(folder: string): Promise<string[]> {
  python(join(__dirname, "make_workbooks.py"), folder);
  await makeWithSheetJs(folder);
  await makeWithExceljs(folder);
  const saved = scratch();
  const paths = FROM_LIBREOFFICE.map((name) => join(folder, `${name}.xlsx`));
  savedByLibreOffice(paths, saved, scratch());
  for (const name of FROM_LIBREOFFICE)
    renameSync(join(saved, `${name}.xlsx`), join(folder, `libreoffice-${name}.xlsx`));
  for (const [name, parts] of Object.entries(handMade))
    writeFileSync(join(folder, `${name}.xlsx`), zipOf(parts));
  for (const path of COMMITTED)
    copyFileSync(join(ROOT, path), join(folder, `committed-${path.split("/").slice(-2).join("-")}`));
  return readdirSync(folder).map((name) => join(folder, name));
}

const nameOf = (path: string): string => basename(path, ".xlsx");

describe("reading equals", () => {
  let paths: string[];
  const ours = new Map<string, BookFound>();
  const met = new Set<(typeof MEANT)[number]>();

  beforeAll(async () => {
    if (!existsSync(join(ROOT, "test/peers/node_modules")))
      throw new Error("SheetJS and exceljs are not installed: npm install --prefix test/peers");
    paths = await makeAll(scratch());
    for (const path of paths) ours.set(path, await readWithPrimed(path));
  });

  /** What is left of a reader's differences when those that are meant are taken away, by workbook. */
  function unmeant(reader: Reader, found: ReadonlyMap<string, BookFound | { failed: string }>) {
    const left = paths.map((path): [string, string[]] => {
      const theirs = found.get(path)!;
      const lines = "failed" in theirs ? [theirs.failed] : differencesOf(ours.get(path)!, theirs);
      const meant = MEANT.filter((one) => one.reader === reader && one.book.test(nameOf(path)));
      const others = lines.filter((line) => {
        const why = meant.find((one) => one.lines.test(line));
        if (why) met.add(why);
        return !why;
      });
      return [nameOf(path), others];
    });
    return Object.fromEntries(left.filter(([, lines]) => lines.length > 0));
  }

  test("SheetJS", async () => {
    const found = new Map<string, BookFound | { failed: string }>();
    for (const path of paths)
      found.set(path, await readWithSheetJs(path).catch((error: unknown) => ({ failed: String(error) })));
    expect(unmeant("SheetJS", found)).toEqual({});
  });

  test("openpyxl", () => expect(unmeant("openpyxl", readWithOpenpyxl(paths))).toEqual({}));

  test("on many workbooks, of many makers, with a great many cells of every kind", () => {
    const makers = new Set(paths.map((path) => nameOf(path).split("-")[0]!));
    expect([...makers].sort()).toEqual(
      ["committed", "exceljs", "hand", "libreoffice", "odd", "openpyxl", "sheetjs", "xlsxwriter"].sort(),
    );
    expect(paths.length).toBeGreaterThanOrEqual(60);
    const kinds: Record<string, number> = {};
    for (const { sheets } of ours.values())
      for (const { cells } of sheets)
        for (const [kind] of Object.values(cells)) kinds[kind] = (kinds[kind] ?? 0) + 1;
    for (const kind of ["number", "date", "text", "boolean", "error"])
      expect(kinds[kind]).toBeGreaterThan(kind === "error" ? 100 : 1000);
  });

  test("no difference is listed that is not there", () => {
    expect(MEANT.filter((one) => !met.has(one)).map(({ reader, book }) => `${reader} ${book}`)).toEqual([]);
  });
});

test("a workbook saved as Strict is refused in a sentence", async () => {
  await expect(openPackage(zipOf(strictWorkbook))).rejects.toThrow(FatalProblem);
  await expect(openPackage(zipOf(strictWorkbook))).rejects.toThrow(/Strict Open XML/);
});
