import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { refresh, type Refreshed } from "../../src/core/refresh";
import { openFileWorkbook } from "../../src/file/file-workbook";

/** The programs that stand in for people and for Excel: LibreOffice, poppler, and Microsoft's validator (test/validator). */

export const ROOT = join(__dirname, "../..");
export const SHARED = join(ROOT, "../shared");
const PYTHON = "/usr/bin/python3";

/** A folder of its own for what a test writes. */
export const scratch = (): string => mkdtempSync(join(tmpdir(), "primed-"));

export const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(path));

export async function refreshFile(
  from: string,
  to: string,
  options: Parameters<typeof refresh>[1],
): Promise<Refreshed> {
  const workbook = await openFileWorkbook(bytesOf(from));
  const done = await refresh(workbook, options);
  writeFileSync(to, await workbook.save());
  return done;
}

/** Opens a workbook in LibreOffice and prints it; gives the PDF's text, page by page. */
export function printed(path: string): string[] {
  const folder = scratch();
  const profile = `-env:UserInstallation=file://${scratch()}`;
  execFileSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path], {
    stdio: "pipe",
    timeout: 300_000,
  });
  const pdf = join(folder, basename(path).replace(/\.\w+$/, ".pdf"));
  if (!existsSync(pdf)) throw new Error(`LibreOffice could not print ${basename(path)}`);
  return execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 }).split(
    "\f",
  );
}

/** Opens a workbook in LibreOffice and saves it again, in LibreOffice's own way. */
export function savedByLibreOffice(from: string, to: string): void {
  const folder = scratch();
  const profile = `-env:UserInstallation=file://${scratch()}`;
  execFileSync("soffice", [profile, "--headless", "--convert-to", "xlsx", "--outdir", folder, from], {
    stdio: "pipe",
    timeout: 300_000,
  });
  copyFileSync(join(folder, basename(from)), to);
}

/** A comment, a chart, a wide column, formulas and a changed row, made in LibreOffice; see the script. */
export function editInLibreOffice(from: string, to: string, ...rest: string[]): Edited {
  const script = join(__dirname, "edit_in_libreoffice.py");
  return JSON.parse(
    execFileSync(PYTHON, [script, from, to, ...rest], { encoding: "utf8", timeout: 300_000 }),
  ) as Edited;
}

/** Where the script typed: below the dashboard, and over a copy of one of its figures. */
interface Edited {
  below: string;
  copied: string;
}

export const python = (script: string, ...rest: string[]): string =>
  execFileSync(PYTHON, [script, ...rest], { encoding: "utf8", timeout: 300_000, maxBuffer: 1 << 28 });

interface ValidatorError {
  description: string;
  path: string;
  id: string;
}

/** What Microsoft's validator says of a workbook and did not say of the one it was made from. */
export function newErrors(before: string, after: string): string[] {
  const told = (path: string): string[] => {
    const command = join(ROOT, "test/validator/node_modules/.bin/ooxml-validator");
    if (!existsSync(command))
      throw new Error("Microsoft's validator is not installed: npm install --prefix test/validator");
    let text: string;
    try {
      text = execFileSync(command, [path], { encoding: "utf8", maxBuffer: 1 << 28 });
    } catch (error) {
      text = (error as { stdout: string }).stdout;
    }
    const { errors } = JSON.parse(text) as { errors: ValidatorError[] };
    return errors.map(({ description, path, id }) => `${path}: ${id}: ${description}`);
  };
  const known = new Set(told(before));
  return told(after).filter((error) => !known.has(error));
}
