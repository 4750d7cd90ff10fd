import { tinyBook, tinyPage } from "../file/apply/tiny";
import { protectSheet } from "../host/book/protection";
import type { Plan } from "../../src/workbook";
import { pictureOf } from "./picture";
import { openInExcel, PORTS, type Opened } from "./ports";

/** What is said before anything is written, and between two sheets. */

const [north, south, east] = ["North", "South", "East"].map((team) => tinyPage({ team }));
const later = tinyPage({ team: "North", latest: 0.1 });

describe.each(PORTS)("$name", (port) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await port.open(tinyBook());
    await opened.workbook.apply([north!, south!]);
  });

  test("tells of all sheets before any of them is written", async () => {
    const before = pictureOf(await opened.book());
    let then: unknown;
    let plan: Plan | undefined;
    const done = await opened.workbook.apply([later, south!, east!], {
      approve: async (told) => {
        plan = told;
        then = port.viaExcel ? pictureOf(await opened.book()) : before;
        return true;
      },
    });
    expect(plan).toEqual({
      added: ["East dashboard"],
      changed: ["North dashboard"],
      unchanged: ["South dashboard"],
      left: [],
    });
    expect(then).toEqual(before);
    expect(done.written).toEqual(["North dashboard", "East dashboard"]);
  });

  test("writes nothing when nobody approves", async () => {
    const before = pictureOf(await opened.book());
    const done = await opened.workbook.apply([later, south!, east!], { approve: () => false });
    expect(done).toEqual({
      written: [],
      unchanged: ["South dashboard"],
      skipped: [],
      notes: [],
      stopped: "not approved",
    });
    expect(pictureOf(await opened.book())).toEqual(before);
    expect((await opened.workbook.apply([later, south!, east!])).written).toHaveLength(2);
  });

  test("stops between two sheets, and goes on from there the next time", async () => {
    const heard: string[] = [];
    const done = await opened.workbook.apply([later, south!, east!], {
      progress: (sheet) => void heard.push(sheet),
      cancelled: () => heard.includes("North dashboard"),
    });
    expect(heard).toEqual(["North dashboard"]);
    expect(done).toMatchObject({ written: ["North dashboard"], stopped: "cancelled" });
    const again = await opened.workbook.apply([later, south!, east!]);
    expect(again).toMatchObject({
      written: ["East dashboard"],
      unchanged: ["North dashboard", "South dashboard"],
    });
  });
});

test("a protected sheet is in the plan, with what to do", async () => {
  const excel = await openInExcel(tinyBook());
  await excel.workbook.apply([north!]);
  await excel.person((book) =>
    protectSheet(
      book.sheets.find(({ name }) => name === "North dashboard")!,
      {},
    ),
  );
  let plan: Plan | undefined;
  await excel.workbook.apply([later], { approve: (told) => ((plan = told), true) });
  expect(plan?.left).toEqual([
    {
      sheet: "North dashboard",
      message: `The sheet "North dashboard" is protected, so it was left as it is. In Excel, choose Review, Unprotect Sheet, then refresh again.`,
    },
  ]);
});
