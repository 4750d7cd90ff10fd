import { openPackage, type Package } from "../../../src/file/package/package";
import { addPart, freePartName, removePart } from "../../../src/file/write/parts";
import { zipOf } from "../package/raw-zip";
import { contentTypes, workbookParts } from "../package/workbook-parts";

const LIST = "[Content_Types].xml";

const opened = (types = contentTypes()): Promise<Package> =>
  openPackage(zipOf(workbookParts({ [LIST]: types })));

/** The parts with a type of their own, as the list has them. */
const listed = async (pkg: Package): Promise<string[]> =>
  [...(await pkg.text(LIST)).matchAll(/<(?:\w+:)?Override PartName="([^"]*)"/g)].map((match) => match[1]!);

test("each part that is added gets its content type, at the list's end", async () => {
  const pkg = await opened();
  const before = await listed(pkg);
  for (let i = 0; i < 3; i++)
    await addPart(pkg, freePartName(pkg, "xl/charts/chart#.xml"), "<c/>", "a/chart");
  const charts = [1, 2, 3].map((n) => `/xl/charts/chart${n}.xml`);
  expect(await listed(pkg)).toEqual([...before, ...charts]);
  expect(await pkg.text(LIST)).toMatch(
    /<Override PartName="[^"]*chart3.xml" ContentType="a\/chart"\/><\/Types>$/,
  );
});

test("a list with a prefix gets types with the prefix", async () => {
  const prefixed = contentTypes()
    .replace(/<(\/?)/g, "<$1t:")
    .replace("xmlns=", "xmlns:t=");
  const pkg = await opened(prefixed);
  await addPart(pkg, "xl/one.xml", "<a/>", "a/one");
  await addPart(pkg, "xl/two.xml", "<a/>", "a/two");
  expect(await listed(pkg)).toEqual(["/xl/workbook.xml", "/xl/one.xml", "/xl/two.xml"]);
  expect(await pkg.text(LIST)).toContain('<t:Override PartName="/xl/two.xml"');
});

test("a part added again, or after it was removed, is listed once", async () => {
  const pkg = await opened();
  await addPart(pkg, "xl/one.xml", "<a/>", "a/one");
  await addPart(pkg, "XL/One.xml", "<b/>", "a/other");
  expect(await listed(pkg)).toEqual(["/xl/workbook.xml", "/XL/One.xml"]);
  await removePart(pkg, "xl/one.xml");
  expect(await listed(pkg)).toEqual(["/xl/workbook.xml"]);
  await addPart(pkg, "xl/one.xml", "<a/>", "a/one");
  expect(await listed(pkg)).toEqual(["/xl/workbook.xml", "/xl/one.xml"]);
});

test("what stands behind the list stays there", async () => {
  const pkg = await opened(`${contentTypes()}\n<!-- </Types> -->\n`);
  await addPart(pkg, "xl/one.xml", "<a/>", "a/one");
  expect(await pkg.text(LIST)).toMatch(/a\/one"\/><\/Types>\n<!-- <\/Types> -->\n$/);
});

test("a part name is free when no part has it, whatever its case", async () => {
  const pkg = await opened();
  expect(freePartName(pkg, "xl/worksheets/Sheet#.xml")).toBe("xl/worksheets/Sheet2.xml");
  expect(freePartName(pkg, "xl/worksheets/Sheet#.xml")).toBe("xl/worksheets/Sheet2.xml");
  pkg.set("xl/worksheets/sheet2.xml", "<worksheet/>");
  expect(freePartName(pkg, "xl/worksheets/Sheet#.xml")).toBe("xl/worksheets/Sheet3.xml");
});
