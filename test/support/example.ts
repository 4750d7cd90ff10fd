import { readFileSync } from "node:fs";
import { join } from "node:path";
import { refresh, type Refreshed } from "../../src/core/refresh";
import type { SheetSpec } from "../../src/core/sheet/spec";
import { openFileWorkbook } from "../../src/file/file-workbook";

/** The sheets that the example workbook's refresh asks for, before any port has made them. */
export async function exampleSpecs(): Promise<{ specs: readonly SheetSpec[]; done: Refreshed }> {
  const bytes = new Uint8Array(readFileSync(join(__dirname, "../../assets/example.xlsx")));
  const workbook = await openFileWorkbook(bytes);
  let specs: readonly SheetSpec[] = [];
  const done = await refresh(
    {
      ...workbook,
      apply: async (wanted) => {
        specs = wanted;
        return { written: wanted.map(({ title }) => title), unchanged: [], skipped: [], notes: [] };
      },
    },
    { now: Date.UTC(2026, 10, 2, 9) },
  );
  return { specs, done };
}
