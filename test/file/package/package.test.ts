import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeCodec } from "../../../src/file/disk";
import type { Codec } from "../../../src/file/package/gzip";
import { openPackage } from "../../../src/file/package/package";
import { entriesOf, zipOf } from "./raw-zip";
import { workbookParts } from "./workbook-parts";

const sheet = "xl/worksheets/sheet1.xml";
const noise = (length: number) =>
  Array.from({ length }, (_, i) => ((i * 2654435761) >>> 7).toString(36)).join(" ");

describe("reading parts", () => {
  test("names come in file order and match whatever their case or leading slash", async () => {
    const pkg = await openPackage(zipOf(workbookParts()));
    expect(pkg.names().slice(0, 3)).toEqual(["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"]);
    expect(pkg.has("/XL/Workbook.XML")).toBe(true);
    expect(pkg.has("xl/nothing.xml")).toBe(false);
    expect(await pkg.text("XL/SharedStrings.xml")).toContain("<t>Ann</t>");
  });

  test("a missing part is a sentence", async () => {
    const pkg = await openPackage(zipOf(workbookParts()));
    await expect(pkg.text("xl/nothing.xml")).rejects.toThrow(/no part named xl\/nothing\.xml/);
  });

  test.each([
    ["UTF-8 with a byte order mark", Buffer.from("\uFEFF<a>Zoë</a>", "utf8")],
    ["UTF-16, little-endian", Buffer.from("\uFEFF<a>Zoë</a>", "utf16le")],
    ["UTF-16, big-endian", Buffer.from("\uFEFF<a>Zoë</a>", "utf16le").swap16()],
    ["UTF-16 without a mark", Buffer.from("<a>Zoë</a>", "utf16le")],
  ])("%s is read as text", async (_, content) => {
    const pkg = await openPackage(zipOf(workbookParts({ "docProps/odd.xml": content })));
    expect(await pkg.text("docProps/odd.xml")).toBe("<a>Zoë</a>");
  });

  test("bytes of another encoding are refused", async () => {
    const pkg = await openPackage(
      zipOf(workbookParts({ "docProps/odd.xml": Buffer.from("<a>Zoë</a>", "latin1") })),
    );
    await expect(pkg.text("docProps/odd.xml")).rejects.toThrow(/not written in UTF-8/);
  });

  test("chunks join to the whole text, even where a chunk ends inside a character", async () => {
    const text = `<a>${"𝔸é".repeat(50_000)}</a>`;
    const pkg = await openPackage(zipOf(workbookParts({ "docProps/odd.xml": text })));
    const chunks: string[] = [];
    for await (const chunk of pkg.stream("docProps/odd.xml")) chunks.push(chunk);
    expect(chunks.length).toBeGreaterThan(5);
    expect(chunks.join("")).toBe(text);
  });

  test("a stream left early never looks at the rest", async () => {
    const zip = zipOf(workbookParts({ [sheet]: noise(400_000) }));
    const { compressed } = entriesOf(zip).find(({ name }) => name === sheet) ?? {
      compressed: Buffer.alloc(0),
    };
    const at = Buffer.from(zip.buffer).indexOf(compressed);
    zip.fill(0xff, at + compressed.length - 1000, at + compressed.length - 100);
    const pkg = await openPackage(zip);
    let chunks = 0;
    for await (const chunk of pkg.stream(sheet)) if (chunk.length > 0 && ++chunks === 3) break;
    expect(chunks).toBe(3);
    await expect(pkg.text(sheet)).rejects.toThrow(/sheet1\.xml can't be unpacked/);
  });

  test("a stored part whose bytes were changed is found out by its checksum", async () => {
    const zip = zipOf([...workbookParts(), { name: "docProps/a.xml", content: "<a>1234</a>", level: 0 }]);
    zip[Buffer.from(zip.buffer).indexOf("1234")] = 0x39;
    const pkg = await openPackage(zip);
    await expect(pkg.text("docProps/a.xml")).rejects.toThrow(/can't be unpacked/);
  });
});

describe("unpacking by Node instead of the web's streams", () => {
  const zip = zipOf(workbookParts({ [sheet]: noise(400_000), "docProps/empty.xml": "" }));

  test("gives the same text", async () => {
    const [one, other] = [await openPackage(zip), await openPackage(zip, nodeCodec)];
    for (const name of one.names()) expect(await other.text(name)).toBe(await one.text(name));
  });

  test("finds damage, and may be left early", async () => {
    const { compressed } = entriesOf(zip).find(({ name }) => name === sheet)!;
    const at = Buffer.from(zip).indexOf(compressed) + compressed.length - 500;
    const flipped = zip.slice();
    flipped[at]! ^= 255;
    const pkg = await openPackage(flipped, nodeCodec);
    for await (const chunk of pkg.bytes(sheet)) if (chunk.length > 0) break;
    await expect(pkg.text(sheet)).rejects.toThrow(/sheet1\.xml can't be unpacked/);
  });
});

describe("saving", () => {
  test("nothing staged: the very bytes it was opened from", async () => {
    const zip = zipOf(workbookParts());
    const pkg = await openPackage(zip);
    await pkg.text(sheet);
    pkg.remove("xl/nothing.xml");
    expect(pkg.changed()).toBe(false);
    expect(await pkg.save()).toEqual(zip);
  });

  test("one part replaced: every other keeps its compressed bytes, and all their places", async () => {
    const zip = zipOf(workbookParts({ "xl/media/image1.png": Buffer.from(noise(2000)) }));
    const pkg = await openPackage(zip);
    pkg.set("xl/Styles.xml", "<styleSheet>new</styleSheet>");
    expect(await pkg.text("xl/styles.xml")).toBe("<styleSheet>new</styleSheet>");
    const [before, after] = [entriesOf(zip), entriesOf(await pkg.save())];
    expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
    for (const [i, entry] of before.entries()) {
      if (entry.name === "xl/styles.xml")
        expect(after[i]?.content.toString()).toBe("<styleSheet>new</styleSheet>");
      else expect(after[i]).toEqual(entry);
    }
  });

  test("new parts come last, removed ones go, and a part added and removed leaves nothing", async () => {
    const pkg = await openPackage(zipOf(workbookParts()));
    pkg.set("xl/new.xml", "<new/>");
    pkg.set("xl/gone.xml", "<gone/>");
    pkg.remove("xl/gone.xml");
    pkg.remove("XL/styles.xml");
    const expected = ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"];
    expected.push(sheet, "xl/sharedStrings.xml", "xl/new.xml");
    expect(pkg.names()).toEqual(expected);
    expect(entriesOf(await pkg.save()).map(({ name }) => name)).toEqual(expected);
  });

  test("a declaration of another encoding is made true, since parts are written as UTF-8", async () => {
    const pkg = await openPackage(zipOf(workbookParts()));
    pkg.set("xl/new.xml", '<?xml version="1.0" encoding="utf-16" standalone="yes"?><a>Zoë</a>');
    const saved = entriesOf(await pkg.save()).find(({ name }) => name === "xl/new.xml");
    expect(saved?.content.toString("utf8")).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a>Zoë</a>',
    );
  });

  test("the same changes make the same file", async () => {
    const save = async () => {
      const pkg = await openPackage(zipOf(workbookParts()));
      pkg.set("xl/new.xml", "<new/>");
      return pkg.save();
    };
    expect(await save()).toEqual(await save());
  });

  test("folders in the zip survive, and what was saved opens again", async () => {
    const folder = { name: "xl/", content: "", level: 0 };
    const pkg = await openPackage(zipOf([folder, ...workbookParts()]));
    expect(pkg.names()).not.toContain("xl/");
    pkg.set("xl/new.xml", "<new/>");
    const again = await openPackage(await pkg.save());
    again.set("xl/newer.xml", "<newer/>");
    const names = entriesOf(await again.save()).map(({ name }) => name);
    expect(names[0]).toBe("xl/");
    expect(names.slice(-2)).toEqual(["xl/new.xml", "xl/newer.xml"]);
  });

  test("Node and the web's streams save the same content, large parts and small", async () => {
    const save = async (codec?: Codec) => {
      const pkg = await openPackage(zipOf(workbookParts()), codec);
      pkg.set("xl/small.xml", "<a/>");
      pkg.set("xl/Größe.xml", noise(40_000));
      const bytes = await pkg.save();
      const zip = Buffer.from(bytes);
      const saysUtf8 = zip.readUInt16LE(zip.lastIndexOf("xl/Größe.xml") - 38) & 0x800;
      expect(saysUtf8).toBeTruthy();
      return entriesOf(bytes).map(({ name, content }) => [name, content.toString()]);
    };
    const saved = await save(nodeCodec);
    expect(saved.slice(-2)).toEqual([
      ["xl/small.xml", "<a/>"],
      ["xl/Größe.xml", noise(40_000)],
    ]);
    expect(await save()).toEqual(saved);
  });

  test.each(["openpyxl.xlsx", "libreoffice.xlsx"])(
    "%s: one part replaced, the others byte for byte",
    async (file) => {
      const bytes = new Uint8Array(readFileSync(join(__dirname, "../../fixtures/read", file)));
      const pkg = await openPackage(bytes);
      pkg.set("xl/worksheets/sheet2.xml", "<worksheet/>");
      const saved = await pkg.save();
      const [before, after] = [entriesOf(bytes), entriesOf(saved)];
      const others = (entries: typeof before) =>
        entries.filter(({ name }) => name !== "xl/worksheets/sheet2.xml");
      expect(others(after)).toEqual(others(before));
      // LibreOffice says in each header that its sizes follow the content; here they stand in the header.
      expect(saved[6]! & 8).toBe(0);
      expect(after.length).toBe(before.length);
    },
  );
});
