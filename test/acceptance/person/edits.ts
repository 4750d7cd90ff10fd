import fc from "fast-check";

/**
 * What people do to a workbook between refreshes, before it is known where: a sheet by its number among those of its kind, a
 * spot by what is there. The world (world.ts) turns each into a command for the program that people work with.
 */

/** Where on a dashboard: in an empty cell of it, on one of its figures, beside it, below it, or anywhere. */
const spot = fc.record({
  where: fc.constantFrom("empty", "ours", "beside", "below", "anywhere"),
  row: fc.nat(400),
  column: fc.nat(40),
});
export type Spot = { where: "empty" | "ours" | "beside" | "below" | "anywhere"; row: number; column: number };

const which = fc.nat(7);
const team = fc.constantFrom("North" as const, "South" as const);
const onPage = <T extends string>(does: T) => fc.record({ does: fc.constant(does), sheet: which, spot });
const line = <T extends string>(does: T) =>
  fc.record({
    does: fc.constant(does),
    sheet: which,
    before: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 205 })),
    count: fc.integer({ min: 1, max: 2 }),
  });
const onSheet = <T extends string>(does: T) =>
  fc.record({ does: fc.constant(does), sheet: which, at: fc.nat(9) });

const weighted = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });

export const anyEdit = fc.oneof(
  weighted(10, fc.record({ does: fc.constant("type" as const), sheet: which, spot, number: fc.boolean() })),
  weighted(3, onPage("typeOverCopy")),
  weighted(3, onPage("formula")),
  weighted(3, onPage("clear")),
  weighted(3, onPage("format")),
  weighted(3, onPage("comment")),
  weighted(2, onPage("link")),
  weighted(3, onPage("chart")),
  weighted(2, onPage("picture")),
  weighted(2, onPage("condition")),
  weighted(2, onPage("validation")),
  weighted(2, onPage("merge")),
  weighted(2, onPage("table")),
  weighted(1, onPage("filter")),
  weighted(2, onPage("width")),
  weighted(1, onPage("height")),
  weighted(1, onPage("hideRow")),
  weighted(1, onPage("freeze")),
  weighted(2, onPage("page")),
  weighted(4, line("rows")),
  weighted(3, line("columns")),
  weighted(2, line("deleteRows")),
  weighted(1, line("deleteColumns")),
  weighted(2, onSheet("deleteChart")),
  weighted(2, onSheet("moveChart")),
  weighted(2, onSheet("rename")),
  weighted(2, onSheet("copy")),
  weighted(1, onSheet("delete")),
  weighted(2, onSheet("move")),
  weighted(1, onSheet("hide")),
  weighted(1, onSheet("protect")),
  weighted(1, onSheet("unprotect")),
  weighted(3, onSheet("addSheet")),
  weighted(2, onSheet("name")),
  weighted(2, fc.record({ does: fc.constant("note" as const), team, row: fc.integer({ min: 2, max: 20 }) })),
  weighted(
    4,
    fc.record({ does: fc.constant("completed" as const), team, row: fc.nat(20), days: fc.nat(150) }),
  ),
  weighted(2, fc.record({ does: fc.constant("addRow" as const), team, days: fc.nat(150) })),
  weighted(2, fc.record({ does: fc.constant("deleteRow" as const), team, row: fc.nat(20) })),
);
export type Edit = typeof anyEdit extends fc.Arbitrary<infer T> ? T : never;

const refresh = fc.record({
  does: fc.constant("refresh" as const),
  asOf: fc.constantFrom("2026-10-31", "2026-10-31", "2026-10-31", "2026-09-30", "2026-06-30"),
});
export type Refresh = typeof refresh extends fc.Arbitrary<infer T> ? T : never;

/** Four to eight edits, with refreshes between some of them and one at the end. */
export const anySequence: fc.Arbitrary<(Edit | Refresh)[]> = fc
  .array(fc.tuple(anyEdit, fc.nat(2), refresh), { minLength: 4, maxLength: 8 })
  .chain((steps) =>
    refresh.map((last) => [...steps.flatMap(([edit, more, then]) => (more ? [edit] : [edit, then])), last]),
  );
