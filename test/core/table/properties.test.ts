import fc from "fast-check";
import type { Literal, MemoryBook, MemorySheet } from "../../double/memory-workbook";
import { readNorth, fieldOf, readSourcesOf } from "../../fixtures/table/small-book";
import { workedExample } from "../../fixtures/table/worked-example";

const TEAM_SHEET = "Cedar";

const withSheet = (change: (sheet: MemorySheet) => MemorySheet): MemoryBook => {
  const book = workedExample();
  return { ...book, sheets: book.sheets.map((sheet) => (sheet.name === TEAM_SHEET ? change(sheet) : sheet)) };
};

test("the order of a sheet's columns changes nothing", async () => {
  const original = await readSourcesOf(workedExample());
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 9 }), async (order) => {
      const shuffled = withSheet((sheet) => ({
        ...sheet,
        rows: sheet.rows!.map((row) => order.map((column) => row[column] ?? null)),
      }));
      expect(await readSourcesOf(shuffled)).toEqual(original);
    }),
    { numRuns: 20 },
  );
});

test("a blank row among the rows changes nothing but the count of blank rows, and which row is which", async () => {
  const original = await readSourcesOf(workedExample());
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 18 }), async (at) => {
      const changed = await readSourcesOf(
        withSheet((sheet) => ({ ...sheet, rows: sheet.rows!.toSpliced(at, 0, []) })),
      );
      expect(changed.tables.get("Cases")!.columns).toEqual(original.tables.get("Cases")!.columns);
      const { counts } = original;
      expect(changed.counts).toEqual({
        ...counts,
        read: counts.read + 1,
        leftOut: counts.leftOut + 1,
        blank: counts.blank + 1,
      });
    }),
    { numRuns: 18 },
  );
});

test("a date as text and as a serial are one, in either date system", async () => {
  const serials = fc.array(fc.integer({ min: 10_000, max: 80_000 }), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(serials, fc.boolean(), async (days, date1904) => {
      const asText = days.map((day) => new Date((day - 25_569) * 86_400_000).toISOString().slice(0, 10));
      const asDate = days.map((day) => ({ date: date1904 ? day - 1462 : day }));
      const rows = (cells: readonly Literal[]) => cells.map((cell, i) => [`A${i}`, cell, null, i]);
      const british = asText.map((text) => text.split("-").reverse().join("/"));
      const expected = days.map((day) => day * 86_400);
      for (const cells of [asDate, asText, british]) {
        expect(fieldOf(await readNorth(rows(cells), {}, date1904), "received")).toEqual(expected);
      }
    }),
    { numRuns: 30 },
  );
});
