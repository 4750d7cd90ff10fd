import { execFileSync } from "node:child_process";
import { basename, join } from "node:path";
import { Kind } from "../../src/workbook";
import { openPackage } from "../../src/file/package/package";
import { readContents } from "../../src/file/read/contents";
import { readCells } from "../../src/file/read/read-cells";
import { bytesOf, python, ROOT } from "./tools";

/** What Primed and two other readers find in a workbook, in the same words. */

export type CellFound = readonly [
  kind: "number" | "date" | "text" | "boolean" | "error",
  value: number | string,
];

export interface SheetFound {
  name: string;
  state: string;
  /** By address; a cell with nothing in it, or an empty text, or a formula without its result, is not there. */
  cells: Record<string, CellFound>;
  /** The addresses of formulas without a result. */
  unvalued?: string[];
  tables?: { name: string; ref: string; headers: string[] }[];
}

export interface BookFound {
  date1904: boolean;
  sheets: SheetFound[];
}

/** SheetJS and exceljs, or why they are not here. */
export async function peer<T>(name: "xlsx" | "exceljs"): Promise<T> {
  const module = (await import(join(ROOT, "test/peers/node_modules", name))) as T & { default?: T };
  return module.default ?? module;
}

const words: Partial<Record<Kind, CellFound[0]>> = {
  [Kind.Number]: "number",
  [Kind.Percent]: "number",
  [Kind.Date]: "date",
  [Kind.Text]: "text",
  [Kind.Boolean]: "boolean",
  [Kind.Error]: "error",
};

export async function readWithPrimed(path: string): Promise<BookFound> {
  const pkg = await openPackage(bytesOf(path));
  const { date1904, sheets } = await readContents(pkg);
  const found: SheetFound[] = [];
  for (const { name, state, part, tables } of sheets) {
    const { columns, firstRow } = await readCells(pkg, part, { firstRow: 1 });
    const cells: SheetFound["cells"] = {};
    const unvalued: string[] = [];
    for (const [column, { kinds, numbers, texts }] of columns) {
      const letters = lettersOf(column);
      kinds.forEach((kind, i) => {
        const word = words[kind as Kind];
        const value = kind === Kind.Text || kind === Kind.Error ? texts[numbers[i]!]! : numbers[i]!;
        if (word) cells[`${letters}${firstRow + i}`] = [word, value];
        if (kind === Kind.Unvalued) unvalued.push(`${letters}${firstRow + i}`);
      });
    }
    found.push({
      name,
      state,
      cells,
      unvalued,
      tables: tables.map(({ name: table, rect, headers }) => ({
        name: table,
        ref: `${lettersOf(rect.column)}${rect.row}:${lettersOf(rect.column + rect.columns - 1)}${rect.row + rect.rows - 1}`,
        headers: [...headers],
      })),
    });
  }
  return { date1904, sheets: found };
}

interface SheetJsCell {
  t: string;
  f?: string;
  v?: string | number | boolean;
  w?: string;
  z?: string;
}

export interface SheetJs {
  read(
    bytes: Uint8Array,
    options: object,
  ): {
    SheetNames: string[];
    Sheets: Record<string, Record<string, unknown>>;
    Workbook?: { WBProps?: { date1904?: boolean }; Sheets?: { Hidden?: number }[] };
  };
  SSF: { is_date(format: string): boolean };
}

const errorTexts: Record<number, string> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
};

export async function readWithSheetJs(path: string): Promise<BookFound> {
  const { read, SSF } = await peer<SheetJs>("xlsx");
  const book = read(bytesOf(path), { type: "array", cellNF: true, cellHTML: false, sheetStubs: true });
  const valueOf = ({ t, v, w, z }: SheetJsCell): CellFound | undefined => {
    if (t === "e") return ["error", (typeof v === "number" ? errorTexts[v] : undefined) ?? w ?? String(v)];
    if (v === undefined || v === "") return undefined;
    if (t === "b") return ["boolean", v ? 1 : 0];
    if (t === "n") return [z !== undefined && SSF.is_date(z) ? "date" : "number", v as number];
    return t === "s" || t === "str" ? ["text", v as string] : undefined;
  };
  const sheets = book.SheetNames.flatMap((name, i): SheetFound[] => {
    const sheet = book.Sheets[name]!;
    if (sheet["!type"] === "chart") return [];
    const cells: SheetFound["cells"] = {};
    const unvalued: string[] = [];
    for (const [address, cell] of Object.entries(sheet) as [string, SheetJsCell][]) {
      if (address.startsWith("!")) continue;
      const value = valueOf(cell);
      if (value) cells[address] = value;
      else if (cell.f !== undefined && cell.t === "z") unvalued.push(address);
    }
    const state = ["visible", "hidden", "veryHidden"][book.Workbook?.Sheets?.[i]?.Hidden ?? 0]!;
    return [{ name, state, cells, unvalued }];
  });
  return { date1904: book.Workbook?.WBProps?.date1904 ?? false, sheets };
}

/** All at once: starting Python takes longer than reading. By file name; a sentence where it could not. */
export function readWithOpenpyxl(paths: readonly string[]): Map<string, BookFound | { failed: string }> {
  const script = join(__dirname, "read_with_openpyxl.py");
  const found = JSON.parse(python(script, ...paths)) as Record<string, BookFound | { failed: string }>;
  return new Map(paths.map((path) => [path, found[basename(path)]!]));
}

/** Opens a workbook in LibreOffice and saves it as .xlsx; gives the new file's path. */
export function savedByLibreOffice(paths: readonly string[], folder: string, profile: string): void {
  const filter = "xlsx:Calc MS Excel 2007 XML";
  const options = [`-env:UserInstallation=file://${profile}`, "--headless", "--convert-to", filter];
  execFileSync("soffice", [...options, "--outdir", folder, ...paths], { stdio: "pipe", timeout: 300_000 });
}

/** Where two readers differ, a line a cell; dates may be half a millisecond apart, since Python's have no finer parts. */
export function differencesOf(ours: BookFound, theirs: BookFound): string[] {
  const lines: string[] = [];
  const compare = (where: string, one: unknown, other: unknown) => {
    const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
    if (a !== b) lines.push(`${where}: ${short(a)}, not ${short(b)}`);
  };
  compare("1904", ours.date1904, theirs.date1904);
  compare("sheets", ours.sheets.map(placeOf), theirs.sheets.map(placeOf));
  for (const sheet of ours.sheets) {
    const other = theirs.sheets.find(({ name }) => name === sheet.name);
    if (!other) continue;
    if (other.tables) compare(`${sheet.name} tables`, sheet.tables, other.tables);
    if (other.unvalued) compare(`${sheet.name} unvalued`, sheet.unvalued?.sort(), other.unvalued.sort());
    for (const address of new Set([...Object.keys(sheet.cells), ...Object.keys(other.cells)])) {
      const [a, b] = [sheet.cells[address], other.cells[address]];
      if (!isSame(a, b)) compare(`${sheet.name}!${address}`, a, b);
    }
  }
  return lines;
}

const placeOf = ({ name, state }: SheetFound): string => `${name} (${state})`;

const short = (text: string | undefined): string =>
  text === undefined ? "nothing" : text.length > 90 ? `${text.slice(0, 90)}…` : text;

function isSame(one: CellFound | undefined, other: CellFound | undefined): boolean {
  if (!one || !other) return one === other;
  if (one[0] === "date" && other[0] === "date") return Math.abs(Number(one[1]) - Number(other[1])) <= 1e-8;
  return one[0] === other[0] && one[1] === other[1];
}

function lettersOf(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return `${rest > 0 ? lettersOf(rest) : ""}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}
