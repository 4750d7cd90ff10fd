import type { SheetSpec } from "../../../src/core/sheet/spec";
import { refresh } from "../../../src/core/refresh";
import { readFileSync } from "node:fs";
import { pictureOf } from "../../contract/picture";
import { tinyPage } from "../../file/apply/tiny";
import { protectSheet } from "../../host/book/protection";
import { loadBook } from "../../host/file/load";
import { typeIn } from "../../host/book/person";
import { renameSheet } from "../../host/book/sheets";
import { deleteTable } from "../../host/book/tables";
import {
  bookWith,
  differences,
  isPlain,
  NORTH,
  openOn,
  peoplesBook,
  sheetNamed,
  undisturbed,
} from "./support";

const EDIT = /typing in a cell.*press Enter/is;
const LOCK = { permitted: ["sort", "autoFilter"] } as const;
const locked = (latest: number): SheetSpec => tinyPage({ latest, spec: { protection: LOCK } });

describe("somebody is typing in a cell", () => {
  test("the refresh waits, says so, and is done when they have finished", async () => {
    const book = await bookWith([tinyPage()]);
    const { picture } = await undisturbed(book, [tinyPage({ latest: 0.4 })]);
    const heard: string[] = [];
    const open = await openOn(
      book,
      { cellEdit: true },
      {
        waitingAfter: 5,
        waiting: (message) => {
          heard.push(message);
          open.host.endCellEdit();
        },
      },
    );
    const told = await open.apply([tinyPage({ latest: 0.4 })]);
    expect(told.applied?.written).toEqual([NORTH]);
    expect(heard).toEqual([expect.stringMatching(EDIT)]);
    expect(differences(pictureOf(open.book), picture)).toEqual([]);
  });

  test("who begins between two requests, and does not stop: a sentence, and nothing written", async () => {
    const book = await bookWith([tinyPage()]);
    const specs = [tinyPage({ latest: 0.4 })];
    const { actions, picture } = await undisturbed(book, specs);
    for (let at = 1; at <= actions.length; at++) {
      const open = await openOn(book, {}, { timeout: 20 });
      open.host.options.between = (sync) => {
        if (sync >= at) open.host.options.cellEdit = true;
      };
      const before = pictureOf(open.book);
      const told = await open.apply(specs);
      expect(told.ended ?? told.applied?.skipped[0]?.message).toMatch(EDIT);
      expect(told.applied?.stopped).toBe(told.applied && "failed");
      expect(differences(pictureOf(open.book), before)).toEqual([]);

      open.host.options.between = undefined;
      open.host.options.cellEdit = false;
      await open.apply(specs);
      expect(differences(pictureOf(open.book), picture)).toEqual([]);
    }
  });

  test("a request of the time before that Excel does after all changes nothing that is right", async () => {
    const book = await bookWith([tinyPage()]);
    const specs = [tinyPage({ latest: 0.4 })];
    const { actions, picture } = await undisturbed(book, specs);
    const open = await openOn(book, {}, { timeout: 20 });
    open.host.options.between = (sync) => {
      if (sync === actions.length) open.host.options.cellEdit = true;
    };
    await open.apply(specs);
    open.host.options.between = undefined;
    // Both of its tries to write wait in Excel.
    open.host.endCellEdit();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await open.apply(specs);
    expect(differences(pictureOf(open.book), picture)).toEqual([]);
    expect((await open.apply(specs)).applied?.written).toEqual([]);
  });
});

describe("protection", () => {
  test.each([undefined, "secret"])(
    "a page that somebody has protected (password: %s) is left, and told",
    async (password) => {
      const book = await bookWith([tinyPage()]);
      protectSheet(sheetNamed(book, NORTH), {}, password);
      const open = await openOn(book);
      const before = pictureOf(open.book);
      const { applied } = await open.apply([tinyPage({ latest: 0.4 }), tinyPage({ team: "South" })]);
      expect(applied?.skipped).toEqual([
        { sheet: NORTH, message: expect.stringContaining("Unprotect Sheet") },
      ]);
      expect(applied?.written).toEqual(["South dashboard"]);
      expect(differences(sheetIn(pictureOf(open.book), NORTH), sheetIn(before, NORTH))).toEqual([]);
    },
  );

  test("a page that we protect ourselves is written through it, at whatever moment it is done", async () => {
    const book = await bookWith([locked(0.75)]);
    const { actions, picture, told } = await undisturbed(book, [locked(0.4)]);
    expect(told.applied?.written).toEqual([NORTH]);
    for (let at = 1; at <= actions.length; at++) {
      const open = await openOn(book);
      open.host.options.between = (sync) => {
        if (sync === at) sheetNamed(open.book, NORTH).protection!.password = "secret";
      };
      const { applied } = await open.apply([locked(0.4)]);
      expect(applied?.skipped).toEqual([{ sheet: NORTH, message: expect.stringContaining("is protected") }]);
      sheetNamed(open.book, NORTH).protection!.password = undefined;
      open.host.options.between = undefined;
      await open.apply([locked(0.4)]);
      expect(differences(pictureOf(open.book), picture)).toEqual([]);
    }
  });

  test("somebody types where the page is written, and the page is protected again", async () => {
    const book = await bookWith([locked(0.75)]);
    const next = [tinyPage({ figures: [3, 5, 4, 6], spec: { protection: LOCK } })];
    const { actions } = await undisturbed(book, next);
    const open = await openOn(book);
    const page = sheetNamed(open.book, NORTH);
    open.host.options.between = (sync) => {
      if (sync !== actions.length) return;
      const { protection } = page;
      page.protection = undefined;
      typeIn(open.book, page, "B13", "typed there");
      page.protection = protection;
    };
    await open.apply(next);
    expect(page.cells.get(13)?.get(2)?.value).toBe("typed there");
    expect(page.protection).toBeDefined();
  });

  test("a sheet of people's that is protected is nothing to us", async () => {
    const book = await peoplesBook();
    protectSheet(book.sheets[0]!, {}, "secret");
    const { applied } = await (await openOn(book)).apply([tinyPage()]);
    expect(applied).toMatchObject({ written: [NORTH], skipped: [] });
  });

  test("a locked structure: told before anything is written; locked meanwhile, told and no sheet added", async () => {
    const book = await peoplesBook();
    const { actions } = await undisturbed(book, [tinyPage()]);
    for (let at = 1; at <= actions.length; at++) {
      const open = await openOn(book);
      const before = pictureOf(open.book);
      open.host.options.between = (sync) => {
        if (sync === at) open.book.structureLocked = true;
      };
      const told = await open.apply([tinyPage()]);
      const said = told.ended ?? told.applied?.skipped[0]?.message ?? "";
      expect(said).toMatch(/Protect Workbook/);
      expect(isPlain(said)).toBe(true);
      expect(differences(pictureOf(open.book), before)).toEqual([]);
    }
  });
});

describe("a whole refresh of a workbook that changes meanwhile", () => {
  const example = () => loadBook(new Uint8Array(readFileSync(`${__dirname}/../../../assets/example.xlsx`)));
  const now = Date.UTC(2026, 10, 2, 9);

  test("a setup table that is deleted while it is about to be read: sentences say which", async () => {
    const book = await example();
    for (const at of [2, 3]) {
      const open = await openOn(book);
      const setup = open.book.sheets.find(({ tables }) =>
        tables.some(({ name }) => name === "PrimedMeasures"),
      )!;
      const table = setup.tables.find(({ name }) => name === "PrimedMeasures")!;
      open.host.options.between = (sync) => {
        if (sync === at) deleteTable(open.book, setup, table);
      };
      const said = await refresh(open.workbook, { now }).then(
        ({ problems }) => problems.map(({ message }) => message),
        ({ message }: Error) => [message],
      );
      expect(said.filter((one) => !isPlain(one))).toEqual([]);
      expect(said.join()).toMatch(/PrimedMeasures/);
      // From then on nothing is refreshed, and why is said.
      await expect(refresh(open.workbook, { now })).rejects.toThrow("has no table PrimedMeasures");
    }
  });

  test("a team's sheet that is renamed: its rows are read, or a sentence says that it is not there", async () => {
    const book = await example();
    const whole = await refresh((await openOn(book)).workbook, { now });
    const open = await openOn(book);
    // The data stand on the sheet with most rows.
    const most = open.book.sheets.reduce((one, other) => (other.cells.size > one.cells.size ? other : one));
    open.host.options.between = (sync) => {
      if (sync === 3) renameSheet(open.book, most, "Renamed");
    };
    const { rows, problems } = await refresh(open.workbook, { now });
    const said = problems.map(({ message }) => message);
    expect(said.filter((one) => !isPlain(one))).toEqual([]);
    if (!said.join().includes(most.name)) expect(rows).toEqual(whole.rows);
  });
});

const sheetIn = (picture: Record<string, unknown>, name: string): unknown =>
  (picture["sheets"] as Record<string, unknown>)[name];
