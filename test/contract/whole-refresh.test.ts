import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dayOfIso } from "../../src/core/calendar/iso";
import { endOf } from "../../src/core/calendar/day";
import { refresh, type Refreshed } from "../../src/core/refresh";
import { openPackage } from "../../src/file/package/package";
import { addSetup } from "../support/add-setup";
import { TORTURE_SETUP } from "../support/torture-setup";
import { pictureOf } from "./picture";
import { excelPort, filePort, type Opened } from "./ports";

/** The whole method on whole workbooks: what it says and what it writes are the same through both ports. */

const ROOT = join(__dirname, "../..");
const read = (path: string): Uint8Array => new Uint8Array(readFileSync(join(ROOT, path)));

async function torture(): Promise<Uint8Array> {
  const pkg = await openPackage(read("test/fixtures/torture.xlsx"));
  await addSetup(pkg, TORTURE_SETUP);
  return pkg.save();
}

const BOOKS: [string, () => Promise<Uint8Array>, date: string][] = [
  ["the example", async () => read("assets/example.xlsx"), "2026-10-31"],
  ["the worked example", async () => read("test/fixtures/worked-example/worked-example.xlsx"), "2015-12-31"],
  ["one of everything", torture, "2026-10-31"],
];

const refreshed = ({ workbook }: Opened, date: string, now = Date.UTC(2026, 10, 2, 9)): Promise<Refreshed> =>
  refresh(workbook, { now, asOf: endOf(dayOfIso(date)!) });

describe.each(BOOKS)("%s", (_, bytes, date) => {
  let file: Opened;
  let inFile: Refreshed;
  beforeAll(async () => {
    file = await filePort.open(await bytes());
    inFile = await refreshed(file, date);
  });

  test.each(["1.13", "1.15"])("refreshed in Excel with ExcelApi %s", async (version) => {
    const excel = await excelPort(version).open(await bytes());
    const inExcel = await refreshed(excel, date);
    expect(inExcel).toEqual(inFile);
    expect(pictureOf(await excel.book())).toEqual(pictureOf(await file.book()));
    const again = await refreshed(excel, date, Date.UTC(2026, 10, 3, 9));
    expect(again.sheets.written).toEqual([]);
  });
});
