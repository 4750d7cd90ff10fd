/**
 * An extract as a case-management system exports it and Excel saves it: twelve columns of references, dates, words and numbers.
 * The same rows every time it is made.
 */
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";

export const COLUMNS = 12;
export const SHEET = "Extract";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export const TEAMS = 50;
export const teamName = (index: number): string => `Team ${index + 1}`;
/** Two years of work, to the day of the extract. As serial numbers. */
export const FIRST_DAY = 45_597; // 1 November 2024
export const LAST_DAY = 46_326; // 31 October 2026

const words = {
  team: Array.from({ length: TEAMS }, (_, i) => teamName(i)),
  worker: Array.from({ length: 400 }, (_, i) => `Worker ${i + 1}`),
  type: ["Assessment", "Review", "Safeguarding enquiry", "Carer's assessment", "Occupational therapy"],
  status: ["Open", "Completed", "Cancelled"],
  priority: ["High", "Medium", "Low"],
};
const headers = "Reference,Team,Worker,Type,Received,Due,Completed,Status,Priority,Hours,Cost,Visits".split(
  ",",
);

/** Cells of row `i` in file order, each `[type and style attributes, value]`; an empty value is no cell. */
type Cell = readonly [attributes: string, value: string | number];

/** The file's bytes, of `rows` rows below a header row. @param teams how many of the fifty teams have rows. */
export async function makeLargeExtract(rows: number, teams = TEAMS): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter());
  // SheetJS needs the sizes before the content, as Excel writes them.
  const fixed = { level: 6, lastModDate: new Date(1980, 0, 1), dataDescriptor: false, zip64: false };
  const add = (name: string, text: string) =>
    zip.add(name, new Uint8ArrayReader(new TextEncoder().encode(text)), fixed);
  await add("[Content_Types].xml", contentTypes);
  await add("_rels/.rels", relationships([["officeDocument", "xl/workbook.xml"]]));
  await add("xl/workbook.xml", workbook);
  await add(
    "xl/_rels/workbook.xml.rels",
    relationships([
      ["worksheet", "worksheets/sheet1.xml"],
      ["styles", "styles.xml"],
      ["sharedStrings", "sharedStrings.xml"],
    ]),
  );
  await add("xl/styles.xml", styles);
  await zip.add("xl/sharedStrings.xml", ReadableStream.from(encoded(sharedStrings(rows))), fixed);
  await zip.add("xl/worksheets/sheet1.xml", ReadableStream.from(encoded(sheet(rows, teams))), fixed);
  return zip.close();
}

const listed = Object.values(words).flat();
const firstWord = headers.length;
const firstReference = firstWord + listed.length;
const offsetOf = Object.fromEntries(
  Object.entries(words).map(([name, list]) => [name, firstWord + listed.indexOf(list[0]!)]),
) as Record<keyof typeof words, number>;

function* sharedStrings(rows: number): Generator<string> {
  yield `${xml}<sst xmlns="${main}">`;
  for (const text of [...headers, ...listed]) yield `<si><t>${text}</t></si>`;
  for (let i = 0; i < rows; i++) yield `<si><t>AS-${String(i).padStart(7, "0")}</t></si>`;
  yield "</sst>";
}

function* sheet(rows: number, teams: number): Generator<string> {
  yield `${xml}<worksheet xmlns="${main}" xmlns:r="${office}"><dimension ref="A1:L${rows + 1}"/><sheetData>`;
  yield rowXml(
    1,
    headers.map((_, i): Cell => [' t="s"', i]),
  );
  for (let i = 0; i < rows; i++) yield rowXml(i + 2, cellsOf(i, teams));
  yield "</sheetData></worksheet>";
}

function cellsOf(i: number, teams: number): Cell[] {
  const random = randomOf(i);
  const word = (name: keyof typeof words, count = words[name].length): Cell => [
    ' t="s"',
    offsetOf[name] + Math.floor(random() * count),
  ];
  const received = FIRST_DAY + Math.floor(random() * (LAST_DAY - FIRST_DAY + 1));
  const completed = received + Math.floor(random() * 60);
  const done = random() < 0.9 && completed <= LAST_DAY;
  return [
    [' t="s"', firstReference + i],
    word("team", teams),
    word("worker"),
    word("type"),
    [' s="1"', received],
    [' s="1"', received + 28],
    [' s="1"', done ? completed : ""],
    word("status"),
    word("priority"),
    ["", Math.round(random() * 200) / 4],
    [' s="2"', Math.round(random() * 100_000) / 100],
    ["", Math.floor(random() * 12)],
  ];
}

function rowXml(row: number, cells: readonly Cell[]): string {
  let text = `<row r="${row}" spans="1:12">`;
  cells.forEach(([attributes, value], i) => {
    const address = `${String.fromCharCode(65 + i)}${row}`;
    text += value === "" ? "" : `<c r="${address}"${attributes}><v>${value}</v></c>`;
  });
  return `${text}</row>`;
}

/** Numbers from 0 to 1 that depend on the row alone (the mulberry32 generator). */
function randomOf(row: number): () => number {
  let state = Math.imul(row + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function* encoded(pieces: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let pending = "";
  for (const piece of pieces) {
    pending += piece;
    if (pending.length < 2 ** 18) continue;
    yield encoder.encode(pending);
    pending = "";
  }
  yield encoder.encode(pending);
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

const contentTypes = `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${spreadsheet}.sharedStrings+xml"/></Types>`;

const workbook = `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

const styles = `${xml}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/><xf numFmtId="4" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function relationships(targets: readonly [kind: string, target: string][]): string {
  const each = targets.map(
    ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${office}/${kind}" Target="${target}"/>`,
  );
  return `${xml}<Relationships xmlns="${packages}/relationships">${each.join("")}</Relationships>`;
}
