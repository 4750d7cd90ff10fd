import { join } from "node:path";
import { endOf } from "../../src/core/calendar/day";
import { dayOfIso } from "../../src/core/calendar/iso";
import { openFileWorkbook } from "../../src/file/file-workbook";
import { ownedSheets } from "../../src/core/owned/owned-sheets";
import { openPackage } from "../../src/file/package/package";
import { readContents } from "../../src/file/read/contents";
import { parseRange } from "../../src/core/sheet/address";
import { Kind, type CellBlock } from "../../src/workbook";
import { bytesOf, editInLibreOffice, newErrors, refreshFile, ROOT, scratch } from "./tools";

/** People work beside a dashboard, in another program; a refresh keeps all of it and brings the numbers up to date. */

const OPTIONS = { now: Date.UTC(2026, 10, 2, 9), asOf: endOf(dayOfIso("2026-10-31")!) };
const SHEET = "Harbour dashboard";

describe("a workbook edited in LibreOffice between two refreshes", () => {
  const folder = scratch();
  const [first, edited, second] = ["first.xlsx", "edited.xlsx", "second.xlsx"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  let [below, copied] = ["", ""];
  let written: string[];
  let notes: unknown[];
  beforeAll(async () => {
    await refreshFile(join(ROOT, "assets/example.xlsx"), first, OPTIONS);
    // Row 900 of Harbour's own sheet is said to be finished on 5 October 2026.
    ({ below, copied } = editInLibreOffice(first, edited, SHEET, "Harbour", "F900", "46300"));
    ({ written, notes } = (await refreshFile(edited, second, OPTIONS)).sheets);
  });

  test("only the pages that the changed row reaches are written", () => {
    expect(written).toEqual(["Service overview", "Assessment and care planning", SHEET]);
  });

  test.each([
    ["text beside", () => "Q6", "Typed beside"],
    ["a number beside", () => "Q8", 12.5],
    ["text below", () => below, "Typed below"],
  ])("%s is still there", async (_, cell, value) => {
    expect(await valueAt(second, SHEET, cell())).toBe(value);
  });

  test("what Primed keeps of its cells and its print area came through, and nothing was taken for typed over", async () => {
    const kept = async (path: string) => {
      const { ours } = ownedSheets(await readContents(await openPackage(bytesOf(path))));
      return [...ours.values()].map(({ record, printsOurs }) => ({ record, printsOurs }));
    };
    const before = await kept(first);
    expect(before.every(({ record, printsOurs }) => record !== undefined && printsOurs)).toBe(true);
    expect(await kept(edited)).toEqual(before);
    expect(notes).toEqual([]);
  });

  test("text typed over a copy of a figure of Primed's is still there", async () => {
    expect(await valueAt(second, SHEET, copied)).toBe("Typed over a copy");
  });

  test("a note on the team's own sheet is still there", async () => {
    expect(await valueAt(second, "Harbour", "Z1")).toBe("Noted on the team's own sheet");
  });

  test("the formula beside, the comment, the chart and both column widths are still there", async () => {
    const [before, after] = await Promise.all(
      [edited, second].map(async (path) => openPackage(bytesOf(path))),
    );
    const sheet = await partOf(second, SHEET);
    const [old, now] = [await before!.text(sheet), await after!.text(sheet)];
    const cell = /<c r="Q7"[^>]*>.*?<\/c>/.exec(old)![0];
    expect(cell).toContain("<f");
    expect(now).toContain(cell);
    expect(/<cols>.*<\/cols>/.exec(now)![0]).toBe(/<cols>.*<\/cols>/.exec(old)![0]);

    const comments = after!.names().filter((name) => /comments/.test(name));
    expect(comments.length).toBeGreaterThan(0);
    expect((await Promise.all(comments.map((name) => after!.text(name)))).join()).toContain(
      "Ask the team about August",
    );

    expect((await chartFrames(second)).filter((name) => !name.startsWith("Primed"))).toHaveLength(1);
  });

  test("our charts are there once each", async () => {
    const names = (await chartFrames(second)).filter((name) => name.startsWith("Primed"));
    expect(new Set(names).size).toBe(16);
    expect(names).toHaveLength(16);
  });

  test("the numbers are new: the page shows the figure of the changed data", async () => {
    const latestIn = async (path: string) =>
      (await refreshFile(path, join(folder, "again.xlsx"), OPTIONS)).results.find(
        ({ node, measure, period }) => node === "Harbour" && measure === "ONTIME" && period === "2026-10",
      )!;
    const [before, latest] = [await latestIn(first), await latestIn(second)];
    const block = await cells(second, SHEET);
    const shown = [...Array(40).keys()].map((row) => numberAt(block, row, 3));
    expect(shown).toContain(latest.value);
    expect(latest.value).not.toBe(before.value);
  });

  test("another refresh writes nothing", async () => {
    const { sheets } = await refreshFile(second, join(folder, "fourth.xlsx"), {
      ...OPTIONS,
      now: OPTIONS.now + 86_400_000,
    });
    expect(sheets.written).toEqual([]);
    expect(bytesOf(join(folder, "fourth.xlsx"))).toEqual(bytesOf(second));
  });

  test("Microsoft's validator finds no error that LibreOffice did not leave", () => {
    expect(newErrors(edited, second)).toEqual([]);
  });
});

async function partOf(path: string, sheet: string): Promise<string> {
  const contents = await readContents(await openPackage(bytesOf(path)));
  return contents.sheets.find(({ name }) => name === sheet)!.part;
}

async function cells(path: string, sheet: string): Promise<CellBlock> {
  return (await openFileWorkbook(bytesOf(path))).read({ sheet, firstRow: 1 });
}

const numberAt = (block: CellBlock, row: number, column: number): number | undefined =>
  block.columns.get(column)?.kinds[row] === Kind.Number ||
  block.columns.get(column)?.kinds[row] === Kind.Percent
    ? block.columns.get(column)!.numbers[row]
    : undefined;

async function valueAt(path: string, sheet: string, cell: string): Promise<string | number | undefined> {
  const { row, column } = parseRange(cell)!;
  const found = (await cells(path, sheet)).columns.get(column);
  if (!found) return undefined;
  const number = found.numbers[row - 1]!;
  return found.kinds[row - 1] === Kind.Text ? found.texts[number] : number;
}

/** The names of all charts in a workbook, people's too. */
async function chartFrames(path: string): Promise<string[]> {
  const pkg = await openPackage(bytesOf(path));
  const drawings = pkg.names().filter((name) => /^xl\/drawings\/drawing\d+\.xml$/.test(name));
  const xml = (await Promise.all(drawings.map((name) => pkg.text(name)))).join();
  return [...xml.matchAll(/<xdr:cNvPr [^>]*name="([^"]*)"/g)].map((match) => match[1]!);
}
