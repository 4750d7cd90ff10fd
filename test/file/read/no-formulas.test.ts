import { openPackage } from "../../../src/file/package/package";
import { hasNoFormulas } from "../../../src/file/read/no-formulas";
import { readCells } from "../../../src/file/read/read-cells";
import { zipOf } from "../package/raw-zip";
import { workbookParts } from "../package/workbook-parts";

const PART = "xl/worksheets/sheet1.xml";
const sheet = (cell: string): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">${cell}</row></sheetData></worksheet>`;

test("a sheet is known to have no formulas once it was read, and until it is changed", async () => {
  const pkg = await openPackage(zipOf(workbookParts({ [PART]: sheet("<c><v>1</v></c>") })));
  expect(hasNoFormulas(pkg, PART)).toBe(false);
  await readCells(pkg, PART, { firstRow: 1 });
  expect(hasNoFormulas(pkg, PART)).toBe(true);
  pkg.set(PART, sheet("<c><f>B1</f><v>1</v></c>"));
  expect(hasNoFormulas(pkg, PART)).toBe(false);
});

test("a sheet with a formula is not", async () => {
  const pkg = await openPackage(zipOf(workbookParts({ [PART]: sheet("<c><f>B1</f><v>1</v></c>") })));
  await readCells(pkg, PART, { firstRow: 1 });
  expect(hasNoFormulas(pkg, PART)).toBe(false);
});
