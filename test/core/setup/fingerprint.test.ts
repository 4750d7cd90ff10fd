import { withCell } from "../../double/memory-workbook";
import type { Literal } from "../../double/memory-workbook";
import { readSetupOf } from "../../fixtures/table/small-book";
import { workedExample } from "../../fixtures/table/worked-example";

async function fingerprint(at?: string, value: Literal = null): Promise<string> {
  const book = workedExample();
  const [setup, ...others] = book.sheets;
  const rows = at ? withCell(setup!.rows!, at, value) : setup!.rows!;
  return (await readSetupOf({ sheets: [{ ...setup!, rows }, ...others] })).fingerprint;
}

test("eight hex digits, the same for the same setup", async () => {
  expect(await fingerprint()).toMatch(/^[0-9a-f]{8}$/);
  expect(await fingerprint()).toBe(await fingerprint());
});

test.each([
  ["a target", "E94", 0.81],
  ["an extra column", "H5", "changed"],
  ["a header", "H4", "Extra"],
  ["an option", "B143", 3],
  ["a number made text", "E94", "0.8"],
])("%s changes it", async (_, at, value) => {
  expect(await fingerprint(at, value)).not.toBe(await fingerprint());
});

test.each([
  ["a note between the tables", "A9", "a note"],
  ["beside them", "R5", 5],
])("%s does not", async (_, at, value) => {
  expect(await fingerprint(at, value)).toBe(await fingerprint());
});

test("how a number is formatted does not either", async () => {
  expect(await fingerprint("E94", { percent: 0.8 })).toBe(await fingerprint("E94", 0.8));
});
