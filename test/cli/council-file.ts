import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAsOf, parseNow } from "../../src/cli/as-of";
import { runRefresh, type RefreshArguments } from "../../src/cli/refresh-command";
import { councilBook, type Council } from "../support/council";

export const OPTIONS = {
  asOf: parseAsOf("2026-10-31")!,
  now: parseNow("2026-11-02T09:00:00Z")!,
} satisfies RefreshArguments;

/** A folder with a council's workbook in it, for one test. */
export interface CouncilFile {
  folder: string;
  path: string;
  /** Writes a workbook, and gives its bytes. */
  put(council?: Council): Promise<Uint8Array>;
  bytes(path?: string): Uint8Array;
  /** Runs the command in this process; what it prints is caught. */
  run(options?: RefreshArguments, path?: string): Promise<{ code: number; out: string; err: string }>;
  remove(): void;
}

export function councilFile(): CouncilFile {
  const folder = mkdtempSync(join(tmpdir(), "primed-cli-"));
  const file = join(folder, "book.xlsx");
  return {
    folder,
    path: file,
    put: async (council) => {
      const bytes = await councilBook(council);
      writeFileSync(file, bytes);
      return bytes;
    },
    bytes: (path = file) => new Uint8Array(readFileSync(path)),
    run: (options = {}, path = file) => printed(() => runRefresh(path, { ...OPTIONS, ...options })),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function printed(work: () => Promise<number>): Promise<{ code: number; out: string; err: string }> {
  const texts = { out: "", err: "" };
  const spies = [
    jest.spyOn(process.stdout, "write").mockImplementation((text) => Boolean((texts.out += String(text)))),
    jest.spyOn(process.stderr, "write").mockImplementation((text) => Boolean((texts.err += String(text)))),
  ];
  try {
    return { code: await work(), ...texts };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
