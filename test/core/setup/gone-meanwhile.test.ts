import { readSetup } from "../../../src/core/setup/read-setup";
import { memoryWorkbook } from "../../double/memory-workbook";
import { COUNCIL_SETUP } from "../../support/council";

test("a table that is deleted between the first look and the reading is a sentence", async () => {
  const tables = Object.entries(COUNCIL_SETUP).map(([name, rows], i) => ({
    name,
    at: `A${1 + i * 20}`,
    rows: rows as (string | number | null)[][],
  }));
  const workbook = memoryWorkbook({ sheets: [{ name: "Primed setup", tables }] });
  const contents = await workbook.contents();
  const without = memoryWorkbook({
    sheets: [{ name: "Primed setup", tables: tables.filter(({ name }) => name !== "PrimedMeasures") }],
  });
  await expect(readSetup(workbook, contents)).resolves.toBeDefined();
  await expect(readSetup(without, contents)).rejects.toThrow(
    /The table "PrimedMeasures" is no longer at A\d+:[A-Z]+\d+ of "Primed setup"/,
  );
});
