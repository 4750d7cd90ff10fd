import { madeBy } from "../../../src/core/sheet/made";
import type { SheetSpec } from "../../../src/core/sheet/spec";
import { writeConditions, showsConditions } from "../../../src/excel/write/conditions";
import {
  conditionsNow,
  queueConditionRanges,
  queueConditionsLook,
} from "../../../src/excel/write/conditions-now";
import { linksNow, queueLinksLook, showsLinks, writeLinks } from "../../../src/excel/write/links";
import { showsValidations, writeValidations } from "../../../src/excel/write/validations";
import {
  queueMoreOfValidations,
  queueValidationsLook,
  validationsNow,
} from "../../../src/excel/write/validations-now";
import type { Session } from "../../../src/excel/run";
import type { Sheet } from "../../host/book/book";
import { richPage } from "../../file/apply/rich";
import { fileBook, onPage, sheetOf } from "./support";

/** What lies over cells, through Excel as in a file. */

const { protection: _protection, ...page } = richPage();
const made = madeBy(page);
const file = async (spec = page): Promise<Sheet> => sheetOf(await fileBook(spec), spec);

const conditionsOn = async ({ sync }: Session, sheet: Excel.Worksheet, { area }: SheetSpec) => {
  const look = queueConditionsLook(sheet, [area]);
  await sync();
  if (queueConditionRanges(look, made)) await sync();
  return conditionsNow(look);
};

const validationsOn = async ({ sync }: Session, sheet: Excel.Worksheet, { area, validations }: SheetSpec) => {
  const look = queueValidationsLook(sheet, [area], validations);
  await sync();
  while (queueMoreOfValidations(look)) await sync();
  return validationsNow(look, false);
};

describe("conditional formats", () => {
  const seen = (sheet: Sheet) =>
    sheet.conditions.map(({ id: _id, rule, ...rest }) => {
      if (rule.type !== "DataBar") return { ...rest, rule };
      const { bar } = rule;
      const border = bar.negative.matchBorder ? bar.positive.border : bar.negative.border;
      return { ...rest, rule: { ...rule, bar: { ...bar, negative: { ...bar.negative, border } } } };
    });

  test("are those of the file port, in its order, and are known again", async () => {
    const wanted = seen(await file());
    const { sheet, run } = await onPage(page, { conditions: [] });
    const starters = seen(sheet);
    await run(async (session, excel) => {
      expect(showsConditions(await conditionsOn(session, excel, page), page.conditions, made)).toBe(false);
      writeConditions(excel, page.conditions, [], made);
      await session.sync();
      expect(showsConditions(await conditionsOn(session, excel, page), page.conditions, made)).toBe(true);
    });
    expect(seen(sheet)).toEqual([...wanted.slice(0, wanted.length - starters.length), ...starters]);
  });

  test("are made anew, after people's, and a copy that people made outside stays with them", async () => {
    const { sheet, run } = await onPage(page, {});
    const theirs = {
      ...sheet.conditions[0]!,
      id: "{theirs}",
      rects: [{ row: 5, column: 4, rows: 2, columns: 1 }],
    };
    const looked = { ...theirs, rule: { ...theirs.rule, formula: "=$D5=1" } as typeof theirs.rule };
    sheet.conditions.unshift(looked);
    sheet.conditions[1]!.rects.push({ row: 60, column: 4, rows: 3, columns: 1 });
    await run(async (session, excel) => {
      const now = await conditionsOn(session, excel, page);
      writeConditions(excel, page.conditions.slice(0, 1), now, made);
      await session.sync();
    });
    const inArea = sheet.conditions.filter(({ rects }) => rects[0]!.row < 24);
    expect(inArea.map(({ rule, rects }) => [rule.type === "Custom" && rule.formula, rects])).toEqual([
      ["=$D5=1", looked.rects],
      ['=LEFT($D5,1)="◆"', [{ row: 5, column: 4, rows: 4, columns: 1 }]],
    ]);
    const copy = sheet.conditions.find(({ rects }) => rects[0]!.row === 60)!;
    expect(copy).toMatchObject({
      stopIfTrue: true,
      rule: { formula: '=LEFT($D60,1)="◆"', format: { bold: true, fill: "#F3C1BA" } },
    });
  });
});

describe("validations", () => {
  const seen = (sheet: Sheet) =>
    sheet.validations
      .map((one) => ({ ...one, rects: [...one.rects].sort((a, b) => a.row - b.row || a.column - b.column) }))
      .sort((a, b) => a.rects[0]!.row - b.rects[0]!.row);

  test("are those of the file port, and are known again", async () => {
    const wanted = seen(await file());
    const { sheet, run } = await onPage(page, { validations: [] });
    await run(async (session, excel) => {
      expect(showsValidations(await validationsOn(session, excel, page), page.validations, false)).toBe(
        false,
      );
      writeValidations(excel, page.validations, []);
      await session.sync();
      expect(showsValidations(await validationsOn(session, excel, page), page.validations, false)).toBe(true);
    });
    expect(seen(sheet)).toEqual(wanted);
  });

  test("people's stay where they are, and ours that are no longer wanted go", async () => {
    const { sheet, run } = await onPage(page, {});
    const theirs = {
      ...sheet.validations[0]!,
      rects: [{ row: 14, column: 3, rows: 1, columns: 1 }],
      alert: { ...sheet.validations[0]!.alert, title: "Mine" },
    };
    for (const one of sheet.validations)
      one.rects = one.rects.filter(({ row, column }) => row !== 14 || column !== 3);
    sheet.validations.push(theirs);
    await run(async (session, excel) => {
      const now = await validationsOn(session, excel, page);
      expect(showsValidations(now, page.validations, false)).toBe(true);
      writeValidations(excel, page.validations.slice(2), now);
      await session.sync();
    });
    expect(seen(sheet).map(({ rects, alert }) => [rects[0]!.row, rects[0]!.column, alert.title])).toEqual([
      [13, 3, "Primed"],
      [14, 3, "Mine"],
      [14, 5, "Primed"],
      [41, 3, "Primed"],
    ]);
  });

  test("one of people's among ours is found, however the cells lie", async () => {
    const column = { row: 5, column: 4, rows: 4, columns: 1 };
    const choice = { rects: [column], allowed: { kind: "list", options: ["Yes", "No"] } } as const;
    const spec = { ...page, validations: [choice] };
    const { sheet, run } = await onPage(spec, {});
    const ours = sheet.validations.find(({ rects }) => rects[0]!.row === 5)!;
    ours.rects = [
      { ...column, rows: 2 },
      { ...column, row: 8, rows: 1 },
    ];
    sheet.validations.push({
      ...ours,
      rects: [{ ...column, row: 7, rows: 1 }],
      alert: { ...ours.alert, title: "Mine" },
    });
    await run(async (session, excel) => {
      const now = await validationsOn(session, excel, spec);
      expect(now.filter((one) => !one.ours).map(({ rect }) => rect)).toEqual([
        { ...column, row: 7, rows: 1 },
      ]);
      expect(showsValidations(now, spec.validations, false)).toBe(true);
      expect(showsValidations(now, [{ ...choice, rects: [{ ...column, rows: 5 }] }], false)).toBe(false);
    });
  });
});

describe("links", () => {
  const links = (sheet: Sheet) =>
    [...sheet.cells].flatMap(([row, cells]) =>
      [...cells].flatMap(([column, { link }]) => (link ? [[row, column, link]] : [])),
    );

  test("are those of the file port, and are known again", async () => {
    const wanted = links(await file());
    const { sheet, run } = await onPage(page, { links: [] });
    await run(async ({ sync }, excel) => {
      const look = queueLinksLook(excel, [page.area]);
      await sync();
      expect(showsLinks(linksNow(look), page.links)).toBe(false);
      writeLinks(excel, page.links, linksNow(look));
      await sync();
      const after = queueLinksLook(excel, [page.area]);
      await sync();
      expect(showsLinks(linksNow(after), page.links)).toBe(true);
    });
    expect(links(sheet)).toEqual(wanted);
  });
});
