import { openPackage, type Package } from "../../../src/file/package/package";
import { elements } from "../../../src/file/xml/find";
import { parsePart } from "../../../src/file/xml/parse-part";
import type { Book, Sheet } from "../../host/book/book";
import { loadBook } from "../../host/file/load";
import { saveBook } from "../../host/file/save";
import { oneOfEverything } from "./one-of-everything";

/** A book that came from no file becomes one that says all of it, and can be read again. */

let book: Book;
let sheet: Sheet;
let saved: Uint8Array;
let pkg: Package;
let xml: string;
beforeAll(async () => {
  book = oneOfEverything();
  sheet = book.sheets[0]!;
  saved = await saveBook(book);
  pkg = await openPackage(saved);
  xml = await pkg.text("xl/worksheets/sheet1.xml");
});

test("it loads as the same sheets, cells, names, tables, rules, charts and page", async () => {
  const again = await loadBook(saved);
  const [one, other] = again.sheets as [Sheet, Sheet];
  const { id: _id, tables, conditions, charts, protection, ...rest } = sheet;
  expect(one).toMatchObject(rest);
  expect(one.protection?.options).toMatchObject(protection!.options);
  const said = <T extends { id: string }>(all: readonly T[]) => all.map(({ id: _one, ...its }) => its);
  expect(said(one.tables)).toEqual(said(tables));
  expect(said(one.conditions)).toEqual(said(conditions));
  expect(said(one.charts)).toEqual(said(charts));
  expect(other).toMatchObject({ name: "Hidden & quoted's", visibility: "VeryHidden" });
  expect(again.names).toEqual(book.names);
  expect(again).toMatchObject({ structureLocked: true, calculationMode: "Manual", date1904: true });
  expect(again.sheets.findIndex(({ id }) => id === again.active)).toBe(0);
});

test("saved twice it is the same file", async () => {
  expect(await saveBook(book)).toEqual(saved);
});

test("a worksheet's parts stand in the order that the format wants", () => {
  const names = elements(parsePart(xml)).map(({ name }) => name);
  const order =
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetProtection autoFilter mergeCells conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks drawing tableParts extLst".split(
      " ",
    );
  expect([...new Set(names)]).toEqual(order);
});

test("cells are written with their kinds, formulas as files hold them", () => {
  expect(xml).toContain(`<c r="A1" t="inlineStr"><is><t xml:space="preserve"> Text &amp; more </t></is></c>`);
  expect(xml).toContain(
    `<c r="B1"><v>1.5</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c>`,
  );
  expect(xml).toMatch(/<f>_xlfn\.XLOOKUP\(1,Log\[ID\],Log\[Days\]\)<\/f>/);
  expect(xml).toMatch(/<f>Log\[\[#This Row\],\[ID\]\]\*2<\/f>/);
});

test("widths are counted in digits of the standard font, and heights are the person's", () => {
  expect(xml).toContain(`<col min="2" max="3" width="13.7109375" customWidth="1"/>`);
  expect(xml).toContain(` ht="30" customHeight="1"`);
});

test("a data bar has both its halves, paired by an id", () => {
  const [, id] = /<x14:id>(\{[^}]*\})<\/x14:id>/.exec(xml)!;
  expect(xml).toContain(`<x14:cfRule type="dataBar" id="${id}">`);
});

test("of a password only Excel's hash is kept", () => {
  expect(xml).toContain(`<sheetProtection password="CBEB" sheet="1"`);
});

test("each relationship leads to a part that is there, and each part has a content type", async () => {
  const types = await pkg.text("[Content_Types].xml");
  for (const name of pkg.names()) {
    if (name.endsWith(".rels") || name === "[Content_Types].xml") continue;
    expect(types).toContain(`PartName="/${name}"`);
  }
  const relationships = await pkg.text("xl/worksheets/_rels/sheet1.xml.rels");
  expect(relationships).toContain(`Target="https://example.org/a?b=1&amp;c=2"`);
  expect(relationships).toContain(`TargetMode="External"`);
});

test("a sheet that is taken away takes its tables and charts along, and others keep their names", async () => {
  const loaded = await loadBook(saved);
  loaded.sheets.shift();
  loaded.sheets[0]!.visibility = "Visible";
  loaded.active = loaded.sheets[0]!.id;
  const after = await openPackage(await saveBook(loaded));
  expect(after.names().filter((name) => /table|chart|drawing|sheet1\.xml/.test(name))).toEqual([]);
  const again = await loadBook(await saveBook(loaded));
  expect(again.sheets.map(({ name, names }) => [name, names.map((one) => one.name)])).toEqual([
    ["Hidden & quoted's", ["LocalName"]],
  ]);
});

test("sheets that change places and names keep their own names and what is in them", async () => {
  const loaded = await loadBook(saved);
  loaded.sheets.reverse();
  loaded.sheets[0]!.name = "First now";
  const again = await loadBook(await saveBook(loaded));
  expect(again.sheets.map(({ name, names, page }) => [name, names.length, page.printArea])).toEqual([
    ["First now", 1, undefined],
    [sheet.name, 1, sheet.page.printArea],
  ]);
});
