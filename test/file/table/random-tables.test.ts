import fc from "fast-check";
import { foldHeader } from "../../../src/core/table/sheet-layout";
import { address, columnNumber } from "../../../src/core/sheet/address";
import { openFileWorkbook } from "../../../src/file/file-workbook";
import { openPackage } from "../../../src/file/package/package";
import { decodeExcelText } from "../../../src/file/xml/excel-text";
import { attribute, child, childrenNamed, integerAttribute } from "../../../src/file/xml/find";
import { parsePart } from "../../../src/file/xml/parse-part";
import type { RowValues, TableEdit } from "../../../src/workbook";
import { bookOf, placesOf, randomEdit, randomTable, type RandomTable } from "./random-tables";

/** Whatever a person's table looks like and whatever is done to it, what is theirs is still there and what is ours is right. */

interface CellNow {
  format: number;
  content: string | number | null;
}

/** Every cell of the sheet by its address, read without the code under test. */
async function cellsOf(bytes: Uint8Array): Promise<Map<string, CellNow>> {
  const text = await (await openPackage(bytes)).text("xl/worksheets/sheet1.xml");
  const cells = new Map<string, CellNow>();
  let [row, lastRow] = [0, 0];
  for (const line of childrenNamed(child(parsePart(text), "sheetData")!, "row")) {
    row = integerAttribute(line, "r") ?? row + 1;
    expect(row).toBeGreaterThan(lastRow);
    lastRow = row;
    let column = 0;
    for (const cell of childrenNamed(line, "c")) {
      const reference = attribute(cell, "r");
      const next = reference ? columnNumber(reference) : column + 1;
      expect(next).toBeGreaterThan(column);
      column = next;
      const isText = attribute(cell, "t") === "inlineStr";
      const content = isText ? decodeExcelText(cell.text) : cell.text === "" ? null : Number(cell.text);
      cells.set(address(row, column), { format: integerAttribute(cell, "s") ?? 0, content });
    }
  }
  return cells;
}

/** The edit with the values that the table has columns for. */
function fitting(edit: Omit<TableEdit, "table">, { headers }: RandomTable): TableEdit {
  const known = new Set(headers.map(foldHeader));
  const cut = (values: RowValues): RowValues =>
    Object.fromEntries(Object.entries(values).filter(([header]) => known.has(foldHeader(header))));
  return {
    ...edit,
    table: "actionlog",
    append: edit.append.map(cut),
    update: edit.update.map(({ key, values }) => ({ key, values: cut(values) })),
  };
}

const shown = (value: RowValues[string]): string | number | null =>
  typeof value === "object" && value !== null && "day" in value
    ? value.day
    : (value as string | number | null);

/** What has to stand where afterwards: undefined when people's cells leave no room. */
async function expectedAfter(table: RandomTable, edit: TableEdit): Promise<Map<string, CellNow> | undefined> {
  const before = await cellsOf(bookOf(table));
  const { lastFilled, last, totalsRow, bottom, left, right, first } = placesOf(table);
  const grows = Math.max(0, edit.append.length - (last - lastFilled));
  const after = new Map(before);
  for (let row = bottom + 1; row <= bottom + grows; row++) {
    for (let column = left; column <= right; column++) {
      if ((before.get(address(row, column))?.content ?? null) !== null) return undefined;
    }
  }
  if (totalsRow !== undefined && grows) {
    for (let column = left; column <= right; column++) {
      after.set(address(totalsRow + grows, column), before.get(address(totalsRow, column))!);
      after.delete(address(totalsRow, column));
    }
  }
  const columnOf = (header: string): number =>
    left + table.headers.findIndex((one) => foldHeader(one) === foldHeader(header));
  const write = (row: number, values: RowValues): void => {
    for (const [header, value] of Object.entries(values)) {
      const at = address(row, columnOf(header));
      const format = after.get(at)?.format ?? 0;
      const isDate = typeof value === "object" && value !== null && format !== 1;
      after.set(at, { format: isDate ? -1 : format, content: shown(value) });
    }
  };
  edit.append.forEach((values, i) => {
    const row = lastFilled + 1 + i;
    for (let column = left; column <= right; column++) {
      // Rows that were there keep their formats, new ones take those of the last filled.
      const model = row <= last ? row : Math.max(lastFilled, first);
      after.set(address(row, column), { format: before.get(address(model, column))!.format, content: null });
    }
    write(row, values);
  });
  // Two updates of one row are one, in which the later values count.
  for (const key of new Set(edit.update.map((one) => one.key))) {
    const row = table.row + Number(String(key).slice(1));
    const values = edit.update.filter((one) => one.key === key).map((one) => one.values);
    if (row <= lastFilled) write(row, Object.assign({}, ...values) as RowValues);
  }
  return after;
}

test("people's cells stay and ours are right", async () => {
  let refusals = 0;
  await fc.assert(
    fc.asyncProperty(randomTable, randomEdit, async (table, drawn) => {
      const edit = fitting(drawn, table);
      const expected = await expectedAfter(table, edit);
      const before = bookOf(table);
      const workbook = await openFileWorkbook(before);
      const done = await workbook.editTable(edit).catch((error: Error) => error.name);
      const bytes = await workbook.save();
      if (!expected) {
        refusals++;
        expect(done).toBe("FatalProblem");
        expect(bytes).toBe(before);
        return;
      }
      const found = await cellsOf(bytes);
      const formats = [...found].filter(([at]) => expected.get(at)?.format === -1);
      for (const [at, { format }] of formats) {
        expect(format).toBeGreaterThan(5);
        expected.set(at, { ...expected.get(at)!, format });
      }
      expect(Object.fromEntries(sorted(found))).toEqual(Object.fromEntries(sorted(expected)));
      const again = await openFileWorkbook(bytes);
      expect(await again.editTable(edit)).toMatchObject({ appended: 0, updated: 0 });
      expect(await again.save()).toBe(bytes);
    }),
    { numRuns: 200 },
  );
  expect(refusals).toBeGreaterThan(5);
});

const sorted = (cells: ReadonlyMap<string, CellNow>): [string, CellNow][] =>
  [...cells].sort(([a], [b]) => (a < b ? -1 : 1));
