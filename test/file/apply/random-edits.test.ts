import fc from "fast-check";
import { address, parseRange } from "../../../src/core/sheet/address";
import { edited, insertsColumns, insertsRows, merges, renamesSheet, types } from "../../support/person";
import { shownOn, type Shown } from "../../support/shown";
import { applied, tinyBook, tinyPage, type TinyPage } from "./tiny";

/**
 * People type, merge, insert and rename anywhere between refreshes whose numbers change. After each refresh the sheet either
 * shows all they typed and all of ours, and nothing else; or it was left exactly as it was, and they were told.
 */

const refresh = fc.record({
  does: fc.constant("refresh" as const),
  page: fc.record({
    latest: fc.constantFrom(0.25, 0.5, 0.75),
    figures: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 10 }),
  }),
});
const place = { row: fc.integer({ min: 1, max: 24 }), column: fc.integer({ min: 1, max: 6 }) };
const type = fc.record({ does: fc.constant("type" as const), ...place });
/** Below the figures, where a longer list of them will want to be. */
const typeBelow = fc.record({
  does: fc.constant("type" as const),
  row: fc.integer({ min: 11, max: 19 }),
  column: fc.constantFrom(2, 3),
});
const merge = fc.record({
  does: fc.constant("merge" as const),
  ...place,
  rows: fc.integer({ min: 1, max: 3 }),
  columns: fc.integer({ min: 2, max: 3 }),
});
const insert = fc.record({
  does: fc.constantFrom("rows" as const, "columns" as const),
  before: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 22 })),
  count: fc.integer({ min: 1, max: 2 }),
});
const rename = fc.record({ does: fc.constant("rename" as const) });
const edit = fc.oneof(
  { weight: 4, arbitrary: type },
  { weight: 2, arbitrary: typeBelow },
  { weight: 3, arbitrary: refresh },
  { weight: 2, arbitrary: insert },
  { weight: 1, arbitrary: merge },
  { weight: 1, arbitrary: rename },
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;
type Cells = Record<string, Shown>;

const moved = (cells: Cells, to: (row: number, column: number) => [number, number]): Cells =>
  Object.fromEntries(
    Object.entries(cells).map(([at, value]) => {
      const { row, column } = parseRange(at)!;
      return [address(...to(row, column)), value];
    }),
  );

/** Does the edits one by one, as a person who knows where they typed; refreshes are checked. */
async function live(edits: readonly Edit[]): Promise<{ refreshed: number; leftAlone: number }> {
  let bytes = (await applied(tinyBook(), tinyPage())).bytes;
  let sheet = "North dashboard";
  let theirs: Cells = {};
  /** Typed over figures of ours: written again, or kept where there is no longer a figure. */
  let over: Cells = {};
  let corner: [number, number] = [1, 1];
  const merged: string[] = [];
  const count = { refreshed: 0, leftAlone: 0 };

  for (const [i, one] of edits.entries()) {
    if (one.does === "refresh") {
      const before = await shownOn(bytes, sheet);
      const done = await applied(bytes, tinyPage(one.page));
      const after = await shownOn(done.bytes, sheet);
      if (done.skipped.length) {
        expect(done.skipped[0]!.message).toMatch(/Something of yours is at/);
        expect(after).toEqual(before);
        expect(done.bytes).toEqual(bytes);
        count.leftAlone++;
      } else {
        const ours = await oursAt(corner, one.page);
        theirs = { ...theirs, ...Object.fromEntries(Object.entries(over).filter(([at]) => !(at in ours))) };
        over = {};
        expect(after).toEqual({ ...ours, ...theirs });
        expect((await applied(done.bytes, tinyPage(one.page))).bytes).toEqual(done.bytes);
        count.refreshed++;
      }
      bytes = done.bytes;
    } else if (one.does === "type") {
      const at = address(one.row, one.column);
      const onOurs = at in (await shownOn(bytes, sheet)) && !(at in theirs);
      bytes = await edited(bytes, types(sheet, at, `typed ${i}`));
      (onOurs ? over : theirs)[at] = `typed ${i}`;
    } else if (one.does === "merge") {
      const range = `${address(one.row, one.column)}:${address(one.row + one.rows - 1, one.column + one.columns - 1)}`;
      const filled = Object.keys(await shownOn(bytes, sheet)).map((at) => parseRange(at)!);
      const hides = filled.some(
        ({ row, column }) =>
          row >= one.row &&
          row < one.row + one.rows &&
          column >= one.column &&
          column < one.column + one.columns &&
          (row !== one.row || column !== one.column),
      );
      // Excel would drop what the merge hides, and does not let merges overlap: those are other edits than this.
      if (hides || merged.length) continue;
      merged.push(range);
      bytes = await edited(bytes, merges(sheet, range));
    } else if (one.does === "rename") {
      bytes = await edited(bytes, renamesSheet(sheet, `Renamed ${i}`));
      sheet = `Renamed ${i}`;
    } else {
      const { does, before, count: by } = one;
      const step = (does === "rows" ? insertsRows : insertsColumns)(sheet, before, by);
      bytes = await edited(bytes, step);
      const to = (row: number, column: number): [number, number] =>
        does === "rows"
          ? [row >= before ? row + by : row, column]
          : [row, column >= before ? column + by : column];
      [theirs, over] = [moved(theirs, to), moved(over, to)];
      corner = to(...corner);
    }
  }
  return count;
}

async function oursAt([top, left]: [number, number], page: TinyPage): Promise<Cells> {
  const fresh = await shownOn((await applied(tinyBook(), tinyPage(page))).bytes, "North dashboard");
  return moved(fresh, (row, column) => [row + top - 1, column + left - 1]);
}

test("nothing that people type is lost, and ours is right or was left alone with a sentence", async () => {
  const total = { refreshed: 0, leftAlone: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 2, maxLength: 7 }), async (edits) => {
      const { refreshed, leftAlone } = await live([
        ...edits,
        { does: "refresh", page: { latest: 0.5, figures: [2, 1, 2, 3, 4] } },
      ]);
      total.refreshed += refreshed;
      total.leftAlone += leftAlone;
    }),
    { numRuns: 20, seed: 20261031 },
  );
  // Both ends were reached, so the property says something of each.
  expect(total.refreshed).toBeGreaterThan(15);
  expect(total.leftAlone).toBeGreaterThan(5);
}, 60_000);
