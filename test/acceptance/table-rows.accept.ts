import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { dayOfIso } from "../../src/core/calendar/iso";
import { openFileWorkbook } from "../../src/file/file-workbook";
import type { TableEdited } from "../../src/workbook";
import { bytesOf, newErrors, python, scratch } from "./tools";

/** An action log as people keep it gets rows and changed cells, and every program finds all of it as it was, and ours with it. */

const SCRIPT = join(__dirname, "action_log.py");
const day = (iso: string) => ({ day: dayOfIso(iso)! });

interface Log {
  /** Formulas, or values where there are none. */
  cells: Record<string, string | number | null>;
  /** Values, where the program that saved it worked them out. */
  values: Record<string, string | number | null>;
  formulas: string[];
  shown: (number | null)[];
  ref: string;
  filter: string;
  validated: string[];
  conditional: string[];
  formats: Record<string, string>;
  comments: Record<string, string>;
  outside: string[];
  heights: Record<string, number>;
}

const folder = scratch();
const [before, after, again] = ["before.xlsx", "after.xlsx", "again.xlsx"].map((name) =>
  join(folder, name),
) as [string, string, string];
let done: TableEdited;
let [old, now]: Log[] = [];

async function edit(from: string, to: string): Promise<TableEdited> {
  const workbook = await openFileWorkbook(bytesOf(from));
  const edited = await workbook.editTable({
    table: "actionlog",
    key: "Action ID",
    append: [
      {
        "Action ID": "ACT-013",
        Team: "North",
        Action: "=Write to all",
        Due: day("2026-10-01"),
        Status: "Open",
        Cost: 40,
      },
      {
        "Action ID": "ACT-014",
        Team: "Pobal ⟨é⟩",
        Action: "1-2",
        Due: day("2026-12-24"),
        Status: "Open",
        "Days over": 0,
      },
    ],
    update: [
      { key: "act-003", values: { Status: "Done", Notes: "Seen & done" } },
      { key: "ACT-099", values: { Status: "Done" } },
    ],
  });
  writeFileSync(to, await workbook.save());
  return edited;
}

const readLogs = (...paths: string[]): Log[] => JSON.parse(python(SCRIPT, "read", ...paths)) as Log[];

beforeAll(async () => {
  python(SCRIPT, "make", before);
  done = await edit(before, after);
  [old, now] = readLogs(before, after);
});

test("what was done is said", () => {
  expect(done).toEqual({
    appended: 2,
    updated: 1,
    rows: [18, 19],
    problems: [{ message: expect.stringContaining('no row whose Action ID is "ACT-099"') }],
  });
});

test("Microsoft's validator finds no error that was not there before", () => {
  expect(newErrors(before, after)).toEqual([]);
});

test("openpyxl finds the table longer, with its filter, rules, comment, and all that people wrote", () => {
  expect([old!.ref, now!.ref]).toEqual(["B5:K18", "B5:K20"]);
  expect(now!.filter).toBe("B5:K19");
  expect(now!.validated).toEqual(["G6:G19", "H6:H19"]);
  expect(now!.conditional).toEqual(["B6:K19", "C6:C19", "J6:J19"]);
  expect(now!.comments).toEqual(old!.comments);
  expect(now!.outside).toEqual(old!.outside);
  expect([old!.heights["18"], now!.heights["20"]]).toEqual([24, 24]);
  const changed = Object.keys(old!.cells).filter((cell) => now!.cells[cell] !== old!.cells[cell]);
  // Two cells of ACT-003, and the row in which the totals stood.
  expect(changed.filter((cell) => !cell.endsWith("18"))).toEqual(["H8", "K8"]);
  for (const column of "BCDEFGHIJK") {
    const moved = (cells: Log["cells"], row: number) => cells[`${column}${row}`] ?? null;
    expect(moved(now!.cells, 20)).toBe(moved(old!.cells, 18));
    expect(now!.formats[`${column}19`]).toBe(old!.formats[`${column}17`]);
  }
});

test("openpyxl finds our rows: text as text, dates as dates", () => {
  const row = (number: number) => [..."BCDEFGHI"].map((column) => now!.cells[`${column}${number}`] ?? null);
  expect(row(18)).toEqual([null, "ACT-013", "North", "=Write to all", null, "2026-10-01", "Open", 40]);
  expect(row(19)).toEqual([null, "ACT-014", "Pobal ⟨é⟩", "1-2", null, "2026-12-24", "Open", null]);
  expect(now!.cells["J18"]).toBe(old!.cells["J17"]);
  expect(now!.values["J19"]).toBe(0);
});

test("formulas elsewhere go on meaning what they meant", () => {
  expect(now!.formulas).toEqual([
    "=SUM(ActionLog[Cost])",
    "=COUNTA('Action log'!$C$6:$C$19)",
    "='Action log'!I20",
  ]);
});

test("LibreOffice opens it and works out our rows, the totals and what refers to them", () => {
  const [through] = readLogs(throughLibreOffice(after));
  expect(through!.values).toMatchObject({ E18: "=Write to all", J18: 30, H8: "Done", I20: 865, H20: 14 });
  expect(through!.shown).toEqual([865, 14, 865]);
});

test("the same edit again changes nothing", async () => {
  expect(await edit(after, again)).toMatchObject({ appended: 0, updated: 0 });
  expect(bytesOf(again)).toEqual(bytesOf(after));
});

test("after LibreOffice or openpyxl has saved it, it is edited as well", async () => {
  const next = join(folder, "next.xlsx");
  for (const saved of [throughLibreOffice(before), throughOpenpyxl(before)]) {
    expect((await edit(saved, next)).rows).toEqual([18, 19]);
    expect(newErrors(saved, next)).toEqual([]);
    const [log] = readLogs(throughLibreOffice(next));
    expect(log!.values).toMatchObject({ C18: "ACT-013", E19: "1-2", H8: "Done", I20: 865 });
  }
});

/** The workbook as LibreOffice saves it, everything calculated, as Excel does when it is asked to. */
function throughLibreOffice(path: string): string {
  const [out, home] = [scratch(), scratch()];
  const profile = `-env:UserInstallation=file://${home}`;
  mkdirSync(join(home, "user"));
  writeFileSync(
    join(home, "user/registrymodifications.xcu"),
    `<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`,
  );
  execFileSync("soffice", [profile, "--headless", "--convert-to", "xlsx", "--outdir", out, path], {
    stdio: "pipe",
    timeout: 300_000,
  });
  return join(out, basename(path));
}

function throughOpenpyxl(path: string): string {
  const out = join(scratch(), basename(path));
  python(join(__dirname, "save_with_openpyxl.py"), path, out);
  return out;
}
