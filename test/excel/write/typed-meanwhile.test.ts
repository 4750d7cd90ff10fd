import { tinyBook, tinyPage } from "../../file/apply/tiny";
import type { Rect } from "../../../src/workbook";
import type { SheetSpec } from "../../../src/core/sheet/spec";
import { openInExcel, type OpenInExcel } from "../../contract/ports";
import type { Book, Scalar } from "../../host/book/book";
import { typeIn } from "../../host/book/person";
import { styleAt } from "../../host/book/style";

/** What people type between our look and our writing, in cells that the page is about to take, hide, dress or move. */

const NORTH = "North dashboard";
const rect = (row: number, column: number, rows = 1, columns = 1): Rect => ({ row, column, rows, columns });
const sheetIn = (book: Book) => book.sheets.find(({ name }) => name === NORTH)!;
const valueAt = async (excel: OpenInExcel, row: number, column: number): Promise<Scalar | undefined> =>
  sheetIn(await excel.book())
    .cells.get(row)
    ?.get(column)?.value;
const formatAt = async (excel: OpenInExcel, row: number, column: number): Promise<string> => {
  const book = await excel.book();
  return styleAt(book, sheetIn(book), row, column).numberFormat;
};

/** Somebody does something once, just before the sheet is written. */
function beforeWriting(excel: OpenInExcel, does: (book: Book) => void, book: Book): void {
  let syncs = 0;
  excel.host.options.between = () => {
    // Contents, contents, look, closer look: the fifth writes.
    if (++syncs === 5) does(book);
  };
}

async function opened(page: SheetSpec): Promise<{ excel: OpenInExcel; book: Book }> {
  const excel = await openInExcel(tinyBook());
  await excel.workbook.apply([page]);
  return { excel, book: await excel.book() };
}

test("under a merge that is new", async () => {
  const { excel, book } = await opened(tinyPage());
  beforeWriting(excel, (open) => typeIn(open, NORTH, "C7", "ring Mrs Begum"), book);
  const page = tinyPage();
  await excel.workbook.apply([{ ...page, merges: [...page.merges, rect(7, 2, 1, 3)] }]);
  expect(await valueAt(excel, 7, 3)).toBe("ring Mrs Begum");
});

test.each([
  ["a date", "1/4/2026", 46_026, "m/d/yyyy"],
  ["a number", 42, 42, "General"],
  ["a text like a formula", "'=1+1", "=1+1", "General"],
  ["a text like a number", "'007", "007", "General"],
])("%s in a cell that is about to hold a text of ours", async (_, typed, value, format) => {
  const { excel, book } = await opened(tinyPage());
  beforeWriting(excel, (open) => typeIn(open, NORTH, "D5", typed), book);
  const page = tinyPage({ latest: 0.3 });
  const blocks = [...page.blocks, { row: 5, column: 4, values: [["1-2"]] }];
  const done = await excel.workbook.apply([{ ...page, blocks }]);
  expect(await valueAt(excel, 5, 4)).toBe(value);
  expect(await formatAt(excel, 5, 4)).toBe(format);
  expect(done.skipped[0]?.message).toMatch(/Something of yours is at D5/);
});

test("a date in a blank cell of a row that is dressed anew", async () => {
  const { excel, book } = await opened(tinyPage());
  beforeWriting(excel, (open) => typeIn(open, NORTH, "D5", "1/4/2026"), book);
  const page = tinyPage({ latest: 0.3 });
  const paints = [...page.paints, { rect: rect(5, 2), style: { bold: true } }];
  await excel.workbook.apply([{ ...page, paints }]);
  expect(await valueAt(excel, 5, 4)).toBe(46_026);
  expect(await formatAt(excel, 5, 4)).toBe("m/d/yyyy");
});

test("when it can't be put back it is told, word for word", async () => {
  const { excel, book } = await opened(tinyPage());
  beforeWriting(excel, (open) => typeIn(open, NORTH, "B13", "ring Mrs Begum"), book);
  excel.host.statistics.reset();
  excel.host.options.faults = [6, 7, 8, 9, 10, 11, 12].map((sync) => ({ sync, fails: "before" as const }));
  const done = await excel.workbook.apply([
    tinyPage({ figures: [3, 5, 4, 6], spec: { area: rect(1, 1, 22, 5) } }),
  ]);
  expect(done.notes.map(({ message }) => message).join()).toContain(
    'Somebody typed "ring Mrs Begum" in B13 of "North dashboard"',
  );
});

const withTable = (row: number, rows: number): SheetSpec => {
  const page = tinyPage();
  return {
    ...page,
    area: rect(1, 1, 22, 5),
    charts: [],
    blocks: [
      { row: 1, column: 2, values: [["North"]] },
      {
        row,
        column: 2,
        values: [["Key", "Value"], ...Array.from({ length: rows }, (_, i) => [`k${i}`, i])],
      },
    ],
    tables: [
      {
        name: "PrimedKeys",
        rect: rect(row, 2, rows + 1, 2),
        columns: [{ name: "Key" }, { name: "Value" }],
        filter: false,
      },
    ],
    merges: [],
  };
};

test("a table of ours that moves takes no more room than it is to have", async () => {
  const { excel } = await opened(withTable(14, 8));
  await excel.person((open) => {
    typeIn(open, NORTH, "B25", "mine");
    typeIn(open, NORTH, "C26", "mine, too");
  });
  await excel.workbook.apply([withTable(18, 3)]);
  expect([await valueAt(excel, 25, 2), await valueAt(excel, 26, 3)]).toEqual(["mine", "mine, too"]);
  expect(await valueAt(excel, 15, 2)).toBeUndefined();
  expect(sheetIn(await excel.book()).tables[0]?.rect).toEqual(rect(18, 2, 4, 2));
});

test("what is typed where a table of a page that protects itself lands", async () => {
  const held = (row: number): SheetSpec => {
    const spec = withTable(row, 3);
    return {
      ...spec,
      protection: { permitted: [] },
      paints: [{ rect: rect(1, 1, 22, 5), style: { unlocked: true } }],
    };
  };
  const { excel, book } = await opened(held(10));
  beforeWriting(excel, (open) => typeIn(open, NORTH, "B20", "mine"), book);
  const done = await excel.workbook.apply([held(18)]);
  expect(await valueAt(excel, 20, 2)).toBe("mine");
  expect(done.skipped.map(({ message }) => message).join()).toContain("Something of yours is at B20");
  expect(sheetIn(await excel.book()).protection).toBeDefined();
});

test("what was told of a page is told when the structure is locked before the next", async () => {
  const { excel, book } = await opened(tinyPage());
  await excel.person((open) => typeIn(open, NORTH, "C5", "typed over"));
  let syncs = 0;
  excel.host.options.between = () => {
    if (++syncs === 6) book.structureLocked = true;
  };
  const done = await excel.workbook.apply([tinyPage({ latest: 0.4 }), tinyPage({ team: "South" })]);
  expect(done.written).toEqual([NORTH]);
  expect(done.notes.map(({ message }) => message).join()).toContain("typed over");
  expect(done.skipped.map(({ message }) => message).join()).toContain("structure is protected");
});

test("the look is tried once more when Excel goes silent", async () => {
  const excel = await openInExcel(
    tinyBook(),
    { faults: [{ sync: 2, fails: "never", done: false }] },
    { timeout: 200 },
  );
  expect((await excel.workbook.apply([tinyPage()])).written).toEqual([NORTH]);
});

describe("a long page, which is written in several requests", () => {
  const ROWS = 4000;
  const long = (shift: number, text = "Team", columns = 11): SheetSpec => ({
    ...tinyPage(),
    area: rect(1, 1, ROWS, columns + 1),
    blocks: [
      {
        row: 1,
        column: 1,
        values: Array.from({ length: ROWS }, (_, i) =>
          Array.from({ length: columns }, (_, j) =>
            i % 100 === 99 && j === 5 && !shift ? null : `${text} ${i + j + shift}`,
          ),
        ),
      },
    ],
    paints: [{ rect: rect(1, 1, ROWS, 2), style: { bold: shift > 0 } }],
    merges: [],
    charts: [],
    rowHeights: new Map(),
    print: { ...tinyPage().print, breaks: [] },
    anchors: [{ place: "team:North", row: 1, column: 1 }],
    volatile: [],
  });

  test("what is typed between any two of them stays", async () => {
    const { excel, book } = await opened(long(0));
    let at = 0;
    const typed: string[] = [];
    excel.host.options.between = () => {
      at++;
      const cell = `F${100 * at}`;
      if (at < 5 || at > 9) return;
      typeIn(book, NORTH, cell, `note ${at}`);
      typed.push(cell);
    };
    const done = await excel.workbook.apply([long(1)]);
    excel.host.options.between = undefined;
    const told = [...done.skipped, ...done.notes].map(({ message }) => message).join("\n");
    for (const cell of typed) {
      const value = await valueAt(excel, Number(cell.slice(1)), 6);
      expect(`${String(value)} ${told}`).toContain(`note ${Number(cell.slice(1)) / 100}`);
    }
    expect(typed.length).toBeGreaterThan(2);
  });

  test("of long texts that are not plain, under five megabytes a request", async () => {
    const excel = await openInExcel(tinyBook(), { payloadCap: 5_000_000 });
    const wide = (shift: number) => long(shift, "会議の記録と次の手順について話し合いました".repeat(3));
    expect((await excel.workbook.apply([wide(0)])).written).toEqual([NORTH]);
    expect((await excel.workbook.apply([wide(1)])).written).toEqual([NORTH]);
    expect((await excel.workbook.apply([wide(1)])).unchanged).toEqual([NORTH]);
  });
});
