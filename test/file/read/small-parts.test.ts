import fc from "fast-check";
import { columnNumber, rectOf } from "../../../src/file/read/address";
import { numberKindsOf } from "../../../src/file/read/cell-formats";
import { serialOfIsoDate } from "../../../src/file/read/iso-date";
import { kindOfCode, kindOfFormat } from "../../../src/file/read/number-format";
import { readNumber } from "../../../src/file/read/parse-number";
import { textTable } from "../../../src/file/read/text-table";
import { scanSharedStrings } from "../../../src/file/read/shared-strings";
import { Kind } from "../../../src/workbook";

describe("number formats", () => {
  test.each([
    "dd/mm/yyyy",
    "d mmm yy",
    "[$-809]dd mmmm yyyy;@",
    "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
    "[h]:mm",
    "[mm]:ss",
    "mm:ss.0",
    "h:mm AM/PM",
    "yyyy",
    '"Week of" d/m',
    '[Red]yyyy"-"mm',
    'General;"x";d',
    'yyyy"年"m"月"',
  ])("%s shows dates", (code) => expect(kindOfCode(code)).toBe(Kind.Date));

  test.each(["0%", "0.00%", "[Red]-0.0%;0.0%", '0"days"%'])("%s shows percentages", (code) => {
    expect(kindOfCode(code)).toBe(Kind.Percent);
  });

  test.each([
    "General",
    "GENERAL",
    "Standard",
    "0.00",
    '0 "days"',
    "0\\d",
    "#,##0_d",
    "*d0",
    "[Red]0",
    "[Magenta][<5]0",
    "[$Yds-809]0",
    "0.00E+00",
    "# ?/?",
    "@",
    '"100%"0',
    "0\\%",
    "_-£* #,##0.00_-",
    "",
  ])("%s shows plain numbers", (code) => expect(kindOfCode(code)).toBe(Kind.Number));

  test("built-in formats by number, unless the workbook gives that number a code", () => {
    expect([14, 22, 27, 36, 45, 47, 50, 58].map((id) => kindOfFormat(id))).toEqual(Array(8).fill(Kind.Date));
    expect([9, 10].map((id) => kindOfFormat(id))).toEqual([Kind.Percent, Kind.Percent]);
    expect([0, 1, 13, 23, 37, 44, 48, 49, 59, 164].map((id) => kindOfFormat(id))).toEqual(
      Array(10).fill(Kind.Number),
    );
    expect(kindOfFormat(14, "0")).toBe(Kind.Number);
  });

  test("a cell's style is its place in cellXfs, not cellStyleXfs", () => {
    const styles =
      '<x:styleSheet xmlns:x="urn"><x:numFmts><x:numFmt numFmtId="164" formatCode="dd mmm"/></x:numFmts>' +
      '<x:cellStyleXfs><x:xf numFmtId="9"/></x:cellStyleXfs><x:cellXfs><x:xf numFmtId="0"/><x:xf numFmtId="164"/><x:xf numFmtId="10"/><x:xf/></x:cellXfs></x:styleSheet>';
    expect(numberKindsOf(styles)).toEqual([Kind.Number, Kind.Date, Kind.Percent, Kind.Number]);
    expect(numberKindsOf("<styleSheet/>")).toEqual([]);
  });
});

describe("ISO dates", () => {
  test.each([
    ["2026-01-05", 46_027],
    ["2026-01-05T12:00:00", 46_027.5],
    ["2026-01-05T06:00Z", 46_027.25],
    ["2026-01-05T06:00:00.000+01:00", 46_027.25],
    ["12:00:00", 0.5],
    ["T18:00", 0.75],
    ["1900-01-01", 1],
    ["1900-02-28", 59],
    ["1900-03-01", 61],
    ["9999-12-31", 2_958_465],
    [" 2024-02-29 ", 45_351],
  ])("%s is %d", (text, serial) => expect(serialOfIsoDate(text, false)).toBe(serial));

  test("counted from 1904 where the workbook does", () => {
    expect(serialOfIsoDate("1904-01-01", true)).toBe(0);
    expect(serialOfIsoDate("2026-01-05", true)).toBe(46_027 - 1462);
  });

  test.each(["", "2026-02-30", "2026-13-01", "05/01/2026", "soon", "2026"])("%j is not one", (text) => {
    expect(serialOfIsoDate(text, false)).toBeUndefined();
  });
});

describe("readNumber", () => {
  test("gives what the engine gives, to the last bit", () => {
    const decimal = fc
      .tuple(
        fc.boolean(),
        fc.nat(),
        fc.option(fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: 17 })),
      )
      .map(([minus, whole, part]) => `${minus ? "-" : ""}${whole}${part === null ? "" : `.${part}`}`);
    const any = fc.oneof(decimal, fc.double({ noNaN: true, noDefaultInfinity: true }).map(String));
    fc.assert(
      fc.property(any, (text) => {
        const bytes = new TextEncoder().encode(`<v>${text}</v>`);
        expect(readNumber(bytes, 3, 3 + text.length, "a part")).toBe(Number(text));
      }),
      { numRuns: 5000 },
    );
  });

  test.each(["", " ", "-", ".", "0x10", "Infinity", "1,5", "1e", "1.2.3", "NaN"])(
    "%j is not a number",
    (text) => {
      expect(readNumber(new TextEncoder().encode(text), 0, text.length, "a part")).toBeNaN();
    },
  );
});

test("addresses", () => {
  expect(rectOf("B2:D10")).toEqual({ row: 2, column: 2, rows: 9, columns: 3 });
  expect(rectOf("$XFD$1048576")).toEqual({ row: 1_048_576, column: 16_384, rows: 1, columns: 1 });
  expect([rectOf("A:A"), rectOf("Sheet1!A1"), rectOf("#REF!")]).toEqual([undefined, undefined, undefined]);
  expect(columnNumber("aa")).toBe(27);
});

describe("a table of texts", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 5 }),
    fc.string({ maxLength: 40 }),
    fc.constantFrom("", "a", "é", "😀", "\uD83D", "\uDE00", "\uFEFFa", "a".repeat(100)),
  );

  test("each text has one number, and comes back as it was", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 400 }), (texts) => {
        const table = textTable("a part");
        const numbers = texts.map((one) => table.add(one));
        expect(new Set(numbers).size).toBe(new Set(texts).size);
        expect(numbers.map((number) => table.texts()[number])).toEqual(texts);
      }),
      { numRuns: 200 },
    );
  });

  test("as it lies in XML it is the same text, its references resolved", () => {
    const table = textTable("a part");
    const inXml = ["a &amp; b", "a & b", "_x0041_", "A", "\r\n", "\n", "é&#233;", "éé", "_xD83D_", "\uD83D"];
    const numbers = inXml.map((xml, i) => {
      const bytes = new TextEncoder().encode(`<t>${xml}</t>`);
      return i % 2 === 0 ? table.addXml(bytes, 3, bytes.length - 4) : table.add(xml);
    });
    expect(numbers).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
  });

  test("a great many, of more than one megabyte", () => {
    const table = textTable("a part");
    const texts = Array.from({ length: 150_000 }, (_, i) => `Reference ${i}${i === 100_000 ? "é" : ""}`);
    for (const one of [...texts, ...texts]) table.add(one);
    expect(table.texts()).toEqual(texts);
  });

  test("what is not UTF-8 is refused in a sentence", () => {
    const table = textTable("xl/odd.xml");
    table.addXml(Uint8Array.of(0x5a, 0x6f, 0xeb), 0, 3);
    expect(() => table.texts()).toThrow(/part xl\/odd\.xml is not written in UTF-8/);
  });
});

describe("shared strings", () => {
  const read = async (xml: string, size = xml.length) => {
    async function* chunks() {
      const bytes = new TextEncoder().encode(xml);
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    }
    const { texts, textOf, count } = await scanSharedStrings(chunks(), "xl/sharedStrings.xml");
    return [...textOf.subarray(0, count)].map((text) => texts[text]);
  };
  const xml =
    '<?xml version="1.0"?><x:sst xmlns:x="urn" count="9"><x:si><x:t xml:space="preserve"> a </x:t></x:si><x:si/><x:si><x:t/></x:si>' +
    "<!-- <si> --><x:si><x:r><x:rPr><x:t/></x:rPr><x:t>run</x:t></x:r><x:r><x:t>s&amp;_x000A_</x:t></x:r></x:si>" +
    "<x:si><x:t>課</x:t><x:rPh sb='0' eb='1'><x:t>カ</x:t></x:rPh></x:si><x:si><x:t><![CDATA[</si>]]></x:t></x:si></x:sst>";

  test.each([1, 2, 7, 1000])("every form, in chunks of %d", async (size) => {
    expect(await read(xml, size)).toEqual([" a ", "", "", "runs&\n", "課", "</si>"]);
  });

  test("an empty part", async () => {
    expect(await read("<sst/>")).toEqual([]);
  });

  test("a part cut short is damage", async () => {
    await expect(read(xml.slice(0, 150))).rejects.toThrow(/damaged/);
  });
});
