import { summaryOf } from "../../src/cli/summary";
import { dayOfIso } from "../../src/core/calendar/iso";
import { endOf } from "../../src/core/calendar/day";
import type { Problem } from "../../src/core/problem";
import type { Refreshed } from "../../src/core/refresh";

/** The few lines after a refresh count what there is, whatever is listed. */

const summary = (problems: readonly Problem[]): string =>
  summaryOf(
    {
      asOf: endOf(dayOfIso("2026-10-31")!),
      rows: { read: 2000, leftOut: 0 },
      results: [],
      sheets: { written: [], unchanged: ["North dashboard"], skipped: [], notes: [] },
      problems: [...problems],
      quality: { sources: [], problems: [], line: "Extract: 98.1% of cells complete." },
    } as unknown as Refreshed,
    "book.xlsx",
    undefined,
    false,
  );

const unknown = (row: number): Problem => ({
  class: "unknown-team",
  where: { sheet: "Extract", row },
  message: "No such team.",
});

test("problems that are not listed one by one are counted all the same", () => {
  const listed = Array.from({ length: 1000 }, (_, i) => unknown(i + 2));
  const text = summary([
    ...listed,
    { ...unknown(0), where: { sheet: "Extract" }, message: "And 21 more", more: 21 },
  ]);
  expect(text).toContain("Rows of an unknown team, not counted: 1,021\n");
  expect(text).toContain("    and 1,016 more\n");
  expect(text).not.toContain("And 21 more");
});

test("one is one", () => {
  expect(summary([unknown(2)])).toContain(
    "  Row of an unknown team, not counted: 1\n    Extract, row 2: No such team.\n",
  );
  expect(summary([unknown(2)])).not.toContain("more");
});

test("measures switched off are counted as measures, each fault led by its ID", () => {
  const fault = (key: string, cell: string): Problem => ({
    class: "measure-disabled",
    where: { sheet: "Primed setup", table: "PrimedMeasures", key, cell },
    message: "It is wrong.",
  });
  const text = summary([fault("ONTIME", "H85"), fault("ONTIME", "I85"), fault("OPEN", "H86")]);
  expect(text).toContain(
    "  Measures switched off: 2\n    ONTIME, Primed setup!H85: It is wrong.\n    ONTIME, Primed setup!I85: It is wrong.\n    OPEN, Primed",
  );
});
