import type { MemoryBook, MemoryTable } from "../../double/memory-workbook";
import { readSetupOf, smallBook } from "../../fixtures/table/small-book";
import { workedExample } from "../../fixtures/table/worked-example";

/** The small book with one header of a table changed, or the table's own name. */
function bookWith(change: (tables: MemoryTable[]) => MemoryTable[]): MemoryBook {
  const [setup, ...others] = smallBook([]).sheets;
  return {
    sheets: [{ ...setup!, tables: change(structuredClone(setup!.tables as MemoryTable[])) }, ...others],
  };
}

const withHeader = (name: string, from: string, to: string): MemoryBook =>
  bookWith((tables) =>
    tables.map((table) => {
      if (table.name !== name || !("rows" in table)) return table;
      const [headers, ...rows] = table.rows;
      return { ...table, rows: [headers!.map((header) => (header === from ? to : header)), ...rows] };
    }),
  );

const said = async (book: MemoryBook) =>
  (await readSetupOf(book)).problems.map(({ class: kind, where, message }) => ({ kind, ...where, message }));

describe("an optional column with a slip in its header", () => {
  test.each([
    ["PrimedTargets", "Tolerance", "Tolerence"],
    ["PrimedTargets", "From", "Form"],
    ["PrimedTeams", "Also known as", "Also know as"],
    ["PrimedTeams", "Service", "services "],
    ["PrimedMeasures", "Teams", "Team"],
    ["PrimedFields", "Key", "Keys"],
    ["PrimedSources", "Data from", "Date from"],
  ])("%s: %s as %p", async (table, column, header) => {
    const found = await said(withHeader(table, column, header));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      kind: "cell-blanked",
      sheet: "Primed setup",
      table,
      column: header.trim(),
    });
    expect(found[0]!.message).toContain(`Did you mean "${column}"?`);
  });

  test("the cell is the header's own", async () => {
    const [found] = await said(withHeader("PrimedTeams", "Service", "Sevice"));
    expect(found).toMatchObject({ cell: "B1" });
  });

  test.each([
    ["PrimedTeams", "Also known as", "Telephone"],
    ["PrimedTeams", "To", "No"],
    ["PrimedSources", "Use", "Us"],
  ])("%s: %s as %p is taken for a column of one's own", async (table, column, header) => {
    expect(await said(withHeader(table, column, header))).toEqual([]);
  });

  test("a column of one's own is left alone when the one it looks like is there", async () => {
    expect(await said(withHeader("PrimedEvents", "Reason", "Notes"))).toEqual([]);
    expect(await said(workedExample())).toEqual([]);
  });
});

test("a needed column with a slip is fatal, and the slip is shown", async () => {
  await expect(readSetupOf(withHeader("PrimedMeasures", "Formula", "Formla"))).rejects.toThrow(
    /no column "Formula": .* Is it the one headed "Formla"\?/,
  );
});

test("so is a needed table with a slip, and another of Primed's is not taken for it", async () => {
  const without = bookWith((tables) => tables.filter(({ name }) => name !== "PrimedTeams"));
  await expect(readSetupOf(without)).rejects.toThrow(/no table PrimedTeams: [^?]*$/);
  const book = bookWith((tables) =>
    tables.map((table) => (table.name === "PrimedTeams" ? { ...table, name: "PrimedTeam" } : table)),
  );
  await expect(readSetupOf(book)).rejects.toThrow(
    /no table PrimedTeams: .* Is it the one called "PrimedTeam"\?/,
  );
});

describe("an optional table that would be passed over", () => {
  const renamed = (name: string) =>
    bookWith((tables) =>
      tables.map((table) => (table.name === "PrimedTargets" ? { ...table, name } : table)),
    );

  test.each(["PrimedTarget", "PrimeTargets", "Targets"])("called %s", async (name) => {
    const [found, ...others] = await said(renamed(name));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ kind: "cell-blanked", table: name });
    expect(found!.message).toMatch(/Did you mean PrimedTargets\?/);
  });

  test.each(["Lookups", "PrimedLookups"])("%s is taken for a table of one's own", async (name) =>
    expect(await said(renamed(name))).toEqual([]),
  );

  test("on another sheet", async () => {
    const tables = [{ name: "primedtargets", at: "A1", rows: [["Measure ID", "Target"]] }];
    const [setup] = renamed("Lookups").sheets;
    const found = await said({ sheets: [setup!, { name: "Lists", tables }] });
    expect(found).toEqual([
      {
        kind: "cell-blanked",
        sheet: "Lists",
        table: "PrimedTargets",
        message: 'PrimedTargets is on "Lists", where it is not read: move it to "Primed setup".',
      },
    ]);
  });
});
