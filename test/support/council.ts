import { cellXml } from "../../src/file/write/cell-xml";
import { openPackage } from "../../src/file/package/package";
import { zipOf } from "../file/package/raw-zip";
import { contentTypes, plainWorkbook, relationships, workbookParts } from "../file/package/workbook-parts";
import { addSetup, type SetupTables } from "./add-setup";

/** Serial numbers: 46,143 is 1 May 2026. As of 31 October 2026 both teams have six complete months. */
export const MAY = 46_143;

type Row = (string | number | null)[];

const HEADER: Row = ["Ref", "Received", "Due", "Completed"];

/** A piece of work every eight days: each third late, each ninth still open. */
export const workRows = (letter: string, count = 24): Row[] =>
  Array.from({ length: count }, (_, i) => {
    const received = MAY + i * 8;
    const done = i % 9 === 8 ? null : received + (i % 3 === 2 ? 40 : 20);
    return [`${letter}-${i + 1}`, received, received + 28, done];
  });

export const COUNCIL_SETUP: SetupTables = {
  PrimedTeams: [
    ["Team", "Service", "Directorate"],
    ["North", "Community", "Adult Services"],
    ["South", "Community", "Adult Services"],
  ],
  PrimedSources: [
    ["Source", "Use", "Sheets", "Kind", "Team from"],
    ["Work", "yes", "North; South", "Work", "sheet"],
  ],
  PrimedFields: [
    ["Source", "Field", "Headers", "Type", "Format", "Key"],
    ["Work", "reference", "Ref", "text", null, "yes"],
    ["Work", "received", "Received", "date", null, null],
    ["Work", "due", "Due", "date", null, null],
    ["Work", "completed", "Completed", "date", null, null],
  ],
  PrimedMeasures: [
    ["Measure ID", "Measure", "Source", "Counted on", "Formula", "Unit", "Good is", "Period", "Decimals"],
    [
      "ONTIME",
      "On time",
      "Work",
      "completed",
      "share(completed <= due, not blank(due))",
      "%",
      "higher",
      "month",
      1,
    ],
    ["OPEN", "Open at month end", "Work", "open(received, completed)", "count()", null, "lower", "month", 0],
  ],
  PrimedTargets: [
    ["Measure ID", "Node", "From", "Target", "Tolerance"],
    ["ONTIME", null, null, 0.8, 0.1],
  ],
};

export interface Council {
  setup?: SetupTables | null;
  north?: Row[];
  south?: Row[];
  /** Put before `<sheets>` in the workbook part. */
  workbook?: string;
  southName?: string;
}

/** A council's workbook: a sheet a team, and the setup (none if null). */
export async function councilBook({
  setup = COUNCIL_SETUP,
  north = workRows("N"),
  south = workRows("S"),
  workbook = "",
  southName = "South",
}: Council = {}): Promise<Uint8Array> {
  const bytes = zipOf(
    workbookParts({
      "[Content_Types].xml": contentTypes(),
      "xl/workbook.xml": plainWorkbook
        .replace('"One"', '"North"')
        .replace("</sheets>", `<sheet name="${southName}" sheetId="2" r:id="rId2"/></sheets>`)
        .replace("<sheets>", `${workbook}<sheets>`),
      "xl/_rels/workbook.xml.rels": relationships(
        ["rId1", "worksheet", "worksheets/sheet1.xml"],
        ["rId2", "worksheet", "worksheets/sheet2.xml"],
        ["rId3", "styles", "styles.xml"],
      ),
      "xl/worksheets/sheet1.xml": sheetOf(north),
      "xl/worksheets/sheet2.xml": sheetOf(south),
    }),
  );
  if (!setup) return bytes;
  const pkg = await openPackage(bytes);
  await addSetup(pkg, setup);
  return pkg.save();
}

/** The same setup with one table changed, or taken out. */
export const setupWith = (table: string, rows: SetupTables[string] | null): SetupTables =>
  Object.fromEntries(
    Object.entries({ ...COUNCIL_SETUP, [table]: rows ?? [] }).filter(([name]) => name !== table || rows),
  );

/** Dates are in the second cell format, as the small workbook has it. */
function sheetOf(rows: Row[]): string {
  const lines = [HEADER, ...rows].map((cells, down) => {
    const xml = cells.map((value, across) =>
      cellXml(down + 1, across + 1, value, typeof value === "number" ? 1 : undefined),
    );
    return `<row r="${down + 1}">${xml.join("")}</row>`;
  });
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.join("")}</sheetData></worksheet>`;
}
