import fc from "fast-check";
import { FatalProblem } from "../../../src/core/problem";
import type { CellRequest } from "../../../src/file/read/read-cells";
import { scanCells } from "../../../src/file/read/read-cells";
import { scanSharedStrings } from "../../../src/file/read/shared-strings";
import { Kind } from "../../../src/workbook";
import { oddSheets, sharedTexts } from "./odd-sheets";
import { cellsOf, readSlowly, styleKinds } from "./slow-reading";

async function* chunksOf(text: string, cuts: readonly number[] = []): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const to of [...places, bytes.length]) {
    yield bytes.subarray(from, to);
    from = to;
  }
}

const escaped = (text: string) => text.replace(/&/g, "&amp;");
const sharedXml = `<sst>${sharedTexts.map((text) => `<si><t>${escaped(text)}</t></si>`).join("")}</sst>`;

async function scan(xml: string, cuts: readonly number[] = [], request: CellRequest = { firstRow: 1 }) {
  const shared = await scanSharedStrings(chunksOf(sharedXml), "sst");
  return scanCells(chunksOf(xml, cuts), "sheet1.xml", request, {
    kinds: styleKinds,
    shared,
    date1904: false,
  });
}

const names = Object.keys(oddSheets);

describe.each(names)("%s", (name) => {
  const xml = oddSheets[name] ?? "";

  test("is read as a plain parser reads it", async () => {
    expect(cellsOf(await scan(xml))).toEqual(readSlowly(xml, sharedTexts));
  });

  test("is the same cut after every single byte, and at any place", async () => {
    const expected = readSlowly(xml, sharedTexts);
    const everywhere = Array.from({ length: Buffer.byteLength(xml) }, (_, i) => i);
    expect(cellsOf(await scan(xml, everywhere))).toEqual(expected);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(xml.length), { maxLength: 4 }), async (cuts) => {
        expect(cellsOf(await scan(xml, cuts))).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });
});

describe("whether a sheet holds formulas, once it was read to its end", () => {
  const heard = async (rows: string, request: CellRequest = { firstRow: 1 }) => {
    const shared = await scanSharedStrings(chunksOf(sharedXml), "sst");
    const xml = `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
    const meanings = { kinds: styleKinds, shared, date1904: false };
    const said: boolean[] = [];
    await scanCells(chunksOf(xml), "sheet1.xml", request, meanings, (formulas) => void said.push(formulas));
    return said;
  };

  test.each([
    ["with its result", "<c><f>A2</f><v>1</v></c>"],
    ["without one", "<c><f>A2</f></c>"],
    ["behind its result", "<c><v>1</v><f>A2</f></c>"],
    ["shared from another cell", '<c><f t="shared" si="0"/><v>1</v></c>'],
    ["with a prefix", "<x:c><x:f>A2</x:f><x:v>1</x:v></x:c>"],
    ["in a column that nobody asked for", '<c r="D1"><f>A2</f><v>1</v></c>'],
  ])("a formula %s is one", async (_, cell) => {
    expect(await heard(`<row>${cell}</row>`, { firstRow: 1, columns: [1] })).toEqual([true]);
  });

  test("values, texts and empty cells are none", async () => {
    const cells = '<c><v>1</v></c><c t="s"><v>0</v></c><c t="inlineStr"><is><t>=A1</t></is></c><c/>';
    expect(await heard(`<row>${cells}</row>`)).toEqual([false]);
  });

  test("a sheet left before its end says nothing", async () => {
    const rows = "<row><c><v>1</v></c></row><row><c><v>2</v></c></row><row><c><f>A1</f></c></row>";
    expect(await heard(rows, { firstRow: 1, lastRow: 1 })).toEqual([]);
  });
});

test("the odd sheets are not empty of meaning", () => {
  const kinds = new Set(
    names.flatMap((name) => readSlowly(oddSheets[name] ?? "", sharedTexts).map(([, kind]) => kind)),
  );
  expect([...kinds].sort()).toEqual(["Boolean", "Date", "Error", "Number", "Percent", "Text", "Unvalued"]);
});

test("sheets made at random are read as a plain parser reads them", async () => {
  const content = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => ["", `<v>${n}</v>`]),
    fc.integer().map((n) => [' t="n"', `<v>${n}</v>`]),
    fc.nat(3).map((n) => [' t="s"', `<v>${n}</v>`]),
    fc.string().map((s) => [' t="str"', `<f>x</f><v>${escaped(s).replace(/</g, "&lt;")}</v>`]),
    fc.string().map((s) => [' t="inlineStr"', `<is><t>${escaped(s).replace(/</g, "&lt;")}</t></is>`]),
    fc.constantFrom(["", ""], ["", "<f>1</f>"], [' t="b"', "<v>1</v>"], [' t="e"', "<v>#REF!</v>"]),
  );
  const cell = fc.tuple(content, fc.boolean(), fc.nat(3));
  const rows = fc.array(fc.tuple(fc.array(cell, { maxLength: 6 }), fc.nat(3)), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(rows, fc.array(fc.nat(3000), { maxLength: 6 }), async (sheet, cuts) => {
      let row = 0;
      const xml = sheet.map(([cells, gap]) => {
        row += gap + 1;
        const each = cells.map(([[type = "", inner = ""] = [], addressed, style], i) => {
          const address = addressed ? ` r="${String.fromCharCode(65 + i)}${row}"` : "";
          return `<c${address} s="${style}"${type}>${inner}</c>`;
        });
        return `<row r="${row}">${each.join("")}</row>`;
      });
      const whole = `<worksheet><sheetData>${xml.join("")}</sheetData></worksheet>`;
      expect(cellsOf(await scan(whole, cuts))).toEqual(readSlowly(whole, sharedTexts));
    }),
    { numRuns: 300 },
  );
});

describe("a part of a sheet", () => {
  const xml = `<worksheet><sheetData>${[1, 2, 3, 5, 8]
    .map((r) => `<row r="${r}"><c r="A${r}"><v>${r}</v></c><c r="B${r}" t="s"><v>1</v></c></row>`)
    .join("")}<row r="12"><c r="C12" s="1"/></row></sheetData></worksheet>`;

  test("only these rows and columns; a column not found is blank, and present", async () => {
    const block = await scan(xml, [], { firstRow: 2, lastRow: 6, columns: [1, 7] });
    expect([block.firstRow, block.rows, [...block.columns.keys()]]).toEqual([2, 4, [1, 7]]);
    expect([...(block.columns.get(1)?.numbers ?? [])]).toEqual([2, 3, 0, 5]);
    expect([...(block.columns.get(7)?.kinds ?? [])]).toEqual([0, 0, 0, 0]);
  });

  test("every column when none is named; the last row is the last with content, not with a format", async () => {
    const block = await scan(xml);
    expect([block.rows, [...block.columns.keys()]]).toEqual([8, [1, 2]]);
  });

  test("rows count in the wanted columns alone", async () => {
    expect((await scan(xml, [], { firstRow: 1, columns: [3] })).rows).toBe(0);
    expect((await scan(xml, [], { firstRow: 9 })).rows).toBe(0);
  });

  test("nothing after the last wanted row is asked for", async () => {
    let asked = 0;
    const encoder = new TextEncoder();
    async function* rows() {
      yield encoder.encode("<worksheet><sheetData>");
      for (let r = 1; r < 1000; r++) {
        asked = r;
        yield encoder.encode(`<row r="${r}"><c r="A${r}"><v>${r}</v></c></row>`);
      }
    }
    const shared = await scanSharedStrings(chunksOf("<sst/>"), "sst");
    const meanings = { kinds: styleKinds, shared, date1904: false };
    const block = await scanCells(rows(), "sheet1.xml", { firstRow: 1, lastRow: 10 }, meanings);
    expect([block.rows, asked]).toEqual([10, 11]);
  });

  test("a text stands once in its column, wherever it came from", async () => {
    const cells = [
      't="s"><v>0</v>',
      't="str"><v>Ann</v>',
      't="inlineStr"><is><t>Ann</t></is>',
      't="s"><v>3</v>',
      't="s"><v>1</v>',
    ];
    const rows = cells.map((cell) => `<row><c ${cell}</c></row>`).join("");
    const column = (await scan(`<worksheet><sheetData>${rows}</sheetData></worksheet>`)).columns.get(1);
    expect(column?.texts).toEqual(["Ann", "Bob & Co"]);
    expect([...(column?.numbers ?? [])]).toEqual([0, 0, 0, 0, 1]);
  });

  test("shared texts that differ in format alone are one text", async () => {
    const rows = [3, 0, 3].map((index) => `<row><c t="s"><v>${index}</v></c></row>`).join("");
    const column = (await scan(`<worksheet><sheetData>${rows}</sheetData></worksheet>`)).columns.get(1);
    expect([column?.texts, [...(column?.numbers ?? [])]]).toEqual([["Ann"], [0, 0, 0]]);
  });

  test("Excel's last row and column", async () => {
    const last =
      '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>';
    const block = await scan(last);
    expect([block.rows, block.columns.get(16_384)?.kinds[1_048_575]]).toEqual([1_048_576, Kind.Number]);
  });

  test("a sheet that spreads over more than can be held is a sentence", async () => {
    const wide = "<c><v>1</v></c>".repeat(16_384);
    const xml = `<worksheet><sheetData><row r="1">${wide}</row><row r="10000"><c><v>1</v></c></row></sheetData></worksheet>`;
    const reading = scan(xml, [], { firstRow: 1, sheet: "Wide" });
    await expect(reading).rejects.toThrow(/sheet Wide spreads over too many rows and columns/);
    expect((await scan(xml, [], { firstRow: 1, columns: [1, 2] })).rows).toBe(10_000);
  });

  test("32,767 characters of text, and text that looks like something else, are kept exactly", async () => {
    const texts = ["é".repeat(32_767), "=1+1", "+44", "-", "@x", "00123", "1-2"];
    const rows = texts.map((text) => `<row><c t="str"><v>${text}</v></c></row>`).join("");
    const column = (await scan(`<worksheet><sheetData>${rows}</sheetData></worksheet>`)).columns.get(1);
    expect(column?.texts).toEqual(texts);
  });
});

test.each([
  ["cut short", '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c>'],
  ["cut short in a tag", '<worksheet><sheetData><row r="1"><c r="A'],
  ["not XML", "hello"],
  ["a bad address", '<worksheet><sheetData><row r="1"><c r="1A"><v>1</v></c></row></sheetData></worksheet>'],
  [
    "beyond the last column",
    '<worksheet><sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData></worksheet>',
  ],
  ["beyond the last row", '<worksheet><sheetData><row r="1048577"/></sheetData></worksheet>'],
  [
    "a shared text that is not there",
    '<worksheet><sheetData><row><c t="s"><v>9</v></c></row></sheetData></worksheet>',
  ],
  [
    "a shared text without a number",
    '<worksheet><sheetData><row><c t="s"><v>x</v></c></row></sheetData></worksheet>',
  ],
  [
    "an attribute without a value",
    "<worksheet><sheetData><row><c r><v>1</v></c></row></sheetData></worksheet>",
  ],
  [
    "an unknown reference",
    '<worksheet><sheetData><row><c t="str"><v>&x;</v></c></row></sheetData></worksheet>',
  ],
  ["a document type", '<!DOCTYPE w [<!ENTITY x "y">]><worksheet><sheetData/></worksheet>'],
])("a damaged part (%s) is one sentence", async (_, xml) => {
  await expect(scan(xml)).rejects.toThrow(FatalProblem);
  await expect(
    scan(
      xml,
      Array.from({ length: xml.length }, (__, i) => i),
    ),
  ).rejects.toThrow(FatalProblem);
});
