import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const FOLDER = join(__dirname, "../golden");

/** Compares a text with the one kept in test/golden. UPDATE_GOLDENS=1 keeps the new one: read the difference before committing it. */
export function expectGolden(name: string, text: string): void {
  const path = join(FOLDER, name);
  if (process.env["UPDATE_GOLDENS"]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(existsSync(path) ? readFileSync(path, "utf8") : `(test/golden/${name} is not there)`).toBe(text);
}
