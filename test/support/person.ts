import { columnLetters, columnNumber, parseRange } from "../../src/core/sheet/address";
import { openPackage, type Package } from "../../src/file/package/package";
import { relationshipsOf } from "../../src/file/package/relationships";

/**
 * What people do to a workbook in Excel between two refreshes, done to its parts as Excel does it. Made of plain text
 * replacement, so that it does not lean on the editor it is there to test; it expects parts without prefixes.
 */
export type Step = (pkg: Package) => Promise<void>;

/** The workbook's bytes after some steps. */
export async function edited(bytes: Uint8Array, ...steps: Step[]): Promise<Uint8Array> {
  const pkg = await openPackage(bytes);
  for (const step of steps) await step(pkg);
  return pkg.save();
}

export type Typed = string | number | { formula: string; value: number };

/** Types into a cell, which keeps its format, as typing does; `pasted` brings a format of its own. */
export const types =
  (sheet: string, at: string, value: Typed, pasted = false): Step =>
  async (pkg) => {
    await change(pkg, await partOf(pkg, sheet), (xml) => withCell(xml, at, value, pasted));
  };

/** Copies a cell to an empty one and types over the copy, which keeps the format of the first: our mark, too. */
export const copiesAndTypes =
  (sheet: string, from: string, to: string, value: Typed): Step =>
  async (pkg) => {
    await change(pkg, await partOf(pkg, sheet), (xml) => {
      const format = styleOf(cellPattern(from).exec(xml)![1]!);
      return withCell(xml, to, value, false).replace(
        new RegExp(`<c r="${to}"( s="\\d+")?`),
        `<c r="${to}"${format}`,
      );
    });
  };

/** Presses Delete on a cell. */
export const clears =
  (sheet: string, at: string): Step =>
  async (pkg) => {
    await change(pkg, await partOf(pkg, sheet), (xml) =>
      xml.replace(cellPattern(at), (_, attributes: string) => `<c r="${at}"${styleOf(attributes)}/>`),
    );
  };

export const insertsRows = (sheet: string, before: number, count = 1): Step =>
  inserts(
    sheet,
    (row) => (row >= before ? row + count : row),
    (column) => column,
  );

export const insertsColumns = (sheet: string, before: number, count = 1): Step =>
  inserts(
    sheet,
    (row) => row,
    (column) => (column >= before ? column + count : column),
  );

export const renamesSheet =
  (from: string, to: string): Step =>
  async (pkg) => {
    await change(pkg, WORKBOOK, (xml) => xml.replace(`name="${escaped(from)}"`, `name="${escaped(to)}"`));
    const follow = (formula: string) => formula.replaceAll(prefixFor(from), prefixFor(to));
    await changeReferences(pkg, follow);
  };

/** Copies a sheet with its cells and its names to the front or the end of the tabs. */
export const copiesSheet =
  (sheet: string, copy: string, where: "front" | "end" = "end"): Step =>
  async (pkg) => {
    const part = await partOf(pkg, sheet);
    const copied = part.replace(".xml", "Copy.xml");
    pkg.set(copied, (await pkg.text(part)).replace(/<drawing [^>]*>/, ""));
    await addType(pkg, copied, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml");
    await change(pkg, RELATIONSHIPS, (xml) =>
      xml.replace(
        "</Relationships>",
        `<Relationship Id="rIdCopy" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/${copied}"/></Relationships>`,
      ),
    );
    await change(pkg, WORKBOOK, (xml) => {
      const sheets = [...xml.matchAll(/<sheet [^>]*\/>/g)].map(([tag]) => tag);
      const from = sheets.findIndex((tag) => tag.includes(`name="${escaped(sheet)}"`));
      const to = where === "front" ? 0 : sheets.length;
      const tag = `<sheet name="${escaped(copy)}" sheetId="900" r:id="rIdCopy"/>`;
      const names = [...xml.matchAll(/<definedName [^>]*localSheetId="(\d+)"[^>]*>[^<]*<\/definedName>/g)];
      const own = names
        .filter(([, local]) => Number(local) === from)
        .map(([name]) =>
          name
            .replaceAll(prefixFor(sheet), prefixFor(copy))
            .replace(/localSheetId="\d+"/, `localSheetId="${to}"`),
        );
      return xml
        .replace(
          /localSheetId="(\d+)"/g,
          (_, id: string) => `localSheetId="${Number(id) >= to ? Number(id) + 1 : id}"`,
        )
        .replace("</definedNames>", () => `${own.join("")}</definedNames>`)
        .replace(
          /<sheets>.*<\/sheets>/,
          () => `<sheets>${[...sheets.slice(0, to), tag, ...sheets.slice(to)].join("")}</sheets>`,
        );
    });
  };

/** Deletes a sheet: its own names go, and what referred to it is lost. */
export const deletesSheet =
  (sheet: string): Step =>
  async (pkg) => {
    const part = await partOf(pkg, sheet);
    const id = (await relationshipsOf(pkg, WORKBOOK)).find(({ target }) => target === part)!.id;
    await change(pkg, RELATIONSHIPS, (xml) =>
      xml.replace(new RegExp(`<Relationship [^>]*Id="${id}"[^>]*/>`), ""),
    );
    await change(pkg, TYPES, (xml) => xml.replace(new RegExp(`<Override PartName="/${part}"[^>]*/>`), ""));
    pkg.remove(part);
    await change(pkg, WORKBOOK, (xml) => {
      const at = [...xml.matchAll(/<sheet [^>]*\/>/g)].findIndex(([tag]) => tag.includes(`r:id="${id}"`));
      return xml
        .replace(new RegExp(`<sheet [^>]*r:id="${id}"[^>]*/>`), "")
        .replace(new RegExp(`<definedName [^>]*localSheetId="${at}"[^>]*>[^<]*</definedName>`, "g"), "")
        .replace(
          /localSheetId="(\d+)"/g,
          (_, id: string) => `localSheetId="${Number(id) > at ? Number(id) - 1 : id}"`,
        );
    });
    await changeReferences(pkg, (formula) => formula.replaceAll(prefixFor(sheet), "#REF!"));
  };

export const merges =
  (sheet: string, range: string): Step =>
  async (pkg) => {
    await change(pkg, await partOf(pkg, sheet), (xml) =>
      xml.includes("</mergeCells>")
        ? xml.replace("</mergeCells>", `<mergeCell ref="${range}"/></mergeCells>`)
        : xml.replace(
            "</sheetData>",
            `</sheetData><mergeCells count="1"><mergeCell ref="${range}"/></mergeCells>`,
          ),
    );
  };

/** Puts XML into a sheet's part, after a piece of its text. */
export const puts =
  (sheet: string, after: string, xml: string): Step =>
  async (pkg) => {
    await change(pkg, await partOf(pkg, sheet), (text) => text.replace(after, () => after + xml));
  };

export const protects = (sheet: string): Step =>
  puts(sheet, "</sheetData>", '<sheetProtection sheet="1" objects="1"/>');

/** The part of a sheet, by its name. */
export async function partOf(pkg: Package, sheet: string): Promise<string> {
  const tag = [...(await pkg.text(WORKBOOK)).matchAll(/<sheet [^>]*\/>/g)]
    .map(([found]) => found)
    .find((found) => found.includes(`name="${escaped(sheet)}"`));
  const id = /r:id="([^"]*)"/.exec(tag ?? "")?.[1];
  const found = (await relationshipsOf(pkg, WORKBOOK)).find((one) => one.id === id);
  if (!found) throw new Error(`There is no sheet ${sheet}.`);
  return found.target;
}

const WORKBOOK = "xl/workbook.xml";
const RELATIONSHIPS = "xl/_rels/workbook.xml.rels";
const TYPES = "[Content_Types].xml";

const escaped = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** `'North dashboard'!`, as formulas in parts have it. */
const prefixFor = (sheet: string): string =>
  `'${sheet.replace(/'/g, "''").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")}'!`;

export async function change(pkg: Package, part: string, how: (xml: string) => string): Promise<void> {
  const before = await pkg.text(part);
  const after = how(before);
  if (after !== before) pkg.set(part, after);
}

const addType = (pkg: Package, part: string, type: string): Promise<void> =>
  change(pkg, TYPES, (xml) =>
    xml.replace("</Types>", `<Override PartName="/${part}" ContentType="${type}"/></Types>`),
  );

/** Names' and charts' formulas. */
async function changeReferences(pkg: Package, how: (formula: string) => string): Promise<void> {
  await change(pkg, WORKBOOK, (xml) =>
    xml.replace(/(<definedName [^>]*>)([^<]*)/g, (_, tag: string, formula: string) => tag + how(formula)),
  );
  for (const part of pkg.names().filter((name) => name.startsWith("xl/charts/chart"))) {
    await change(pkg, part, (xml) =>
      xml.replace(/<c:f>([^<]*)<\/c:f>/g, (_, formula: string) => `<c:f>${how(formula)}</c:f>`),
    );
  }
}

const cellPattern = (at: string): RegExp => new RegExp(`<c r="${at}"([^>]*?)(?:/>|>.*?</c>)`, "s");

const styleOf = (attributes: string): string => /\ss="\d+"/.exec(attributes)?.[0] ?? "";

function cellOf(at: string, style: string, value: Typed): string {
  if (typeof value === "number") return `<c r="${at}"${style}><v>${value}</v></c>`;
  if (typeof value === "string")
    return `<c r="${at}"${style} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
  return `<c r="${at}"${style}><f>${escaped(value.formula)}</f><v>${value.value}</v></c>`;
}

function withCell(xml: string, at: string, value: Typed, pasted: boolean): string {
  const old = cellPattern(at).exec(xml);
  if (old) return xml.replace(old[0], () => cellOf(at, pasted ? "" : styleOf(old[1]!), value));
  const { row, column } = parseRange(at)!;
  const cell = cellOf(at, "", value);
  const found = new RegExp(`(<row r="${row}"[^>]*?)(?:/>|>(.*?)</row>)`, "s").exec(xml);
  if (!found) {
    const rows = [...xml.matchAll(/<row r="(\d+)"/g)];
    const next = rows.find(([, number]) => Number(number) > row);
    const place = next?.index ?? xml.indexOf("</sheetData>");
    return `${xml.slice(0, place)}<row r="${row}">${cell}</row>${xml.slice(place)}`;
  }
  const cells = [...(found[2] ?? "").matchAll(/<c r="([A-Z]+)\d+"[^>]*?(?:\/>|>.*?<\/c>)/gs)];
  const place = cells.findIndex(([, letters]) => columnNumber(letters!) > column);
  const texts = cells.map(([text]) => text);
  texts.splice(place < 0 ? texts.length : place, 0, cell);
  return xml.replace(found[0], () => `${found[1]}>${texts.join("")}</row>`);
}

function inserts(sheet: string, row: (row: number) => number, column: (column: number) => number): Step {
  const moved = (range: string): string =>
    range.replace(
      /(\$?)([A-Z]{1,3})(\$?)(\d+)/g,
      (_, d1: string, letters: string, d2: string, number: string) =>
        `${d1}${columnLetters(column(columnNumber(letters)))}${d2}${row(Number(number))}`,
    );
  return async (pkg) => {
    const part = await partOf(pkg, sheet);
    await change(pkg, part, (xml) =>
      xml
        .replace(/<row r="(\d+)"/g, (_, number: string) => `<row r="${row(Number(number))}"`)
        .replace(/<c r="([A-Z]+\d+)"/g, (_, at: string) => `<c r="${moved(at)}"`)
        .replace(/ (ref|sqref)="([^"]*)"/g, (_, name: string, range: string) => ` ${name}="${moved(range)}"`)
        .replace(
          /<(xm:sqref|xm:f|f|formula\d?)>([^<]*)/g,
          (_, name: string, formula: string) => `<${name}>${moved(formula)}`,
        ),
    );
    const start = prefixFor(sheet);
    await changeReferences(pkg, (formula) =>
      formula.startsWith(start) ? start + moved(formula.slice(start.length)) : formula,
    );
    for (const { target } of await relationshipsOf(pkg, part)) {
      if (target.startsWith("xl/tables/table")) {
        await change(pkg, target, (xml) =>
          xml.replace(/ ref="([^"]*)"/g, (_, range: string) => ` ref="${moved(range)}"`),
        );
      }
      if (!target.startsWith("xl/drawings/drawing")) continue;
      await change(pkg, target, (xml) =>
        xml
          .replace(/<xdr:row>(\d+)/g, (_, at: string) => `<xdr:row>${row(Number(at) + 1) - 1}`)
          .replace(/<xdr:col>(\d+)/g, (_, at: string) => `<xdr:col>${column(Number(at) + 1) - 1}`),
      );
    }
  };
}
