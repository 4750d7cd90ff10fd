import { openPackage, type Package } from "../../../src/file/package/package";
import { partKey } from "../../../src/file/package/part-name";
import { isOfType, relationshipsOf } from "../../../src/file/package/relationships";
import { readSharedStrings } from "../../../src/file/read/shared-strings";
import { workbookContext } from "../../../src/file/read/workbook-context";
import { dropCalculationChain } from "../../../src/file/write/calculation";
import { digitWidth } from "../../../src/file/write/normal-font";
import { addPart, freePartName, relate, removePart, unrelate } from "../../../src/file/write/parts";
import { stylesPartOf } from "../../../src/file/write/styles-part";
import type { Book, Sheet } from "../book/book";
import { BLANK_SHEET, blankPackage } from "./blank-package";
import { said } from "./facets";
import { sourceOf } from "./source";
import { writeSheet, type SheetWriter } from "./write-sheet";
import { fontXml, styleWriter } from "./write-styles";
import { writeWorkbook } from "./write-workbook";

const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

/**
 * The file of a book: the very bytes that it was loaded from when nothing has changed; else parts that the host knows nothing of, and
 * sheets that are as they were, keep theirs. A book that came from no file gets a new one.
 * @throws Error, in a sentence, for what the host can't write.
 */
export async function saveBook(book: Book): Promise<Uint8Array> {
  const source = sourceOf(book);
  const pkg = await openPackage(source?.bytes ?? (await blankPackage()));
  const { workbookPart, sharedStringsPart } = await workbookContext(pkg);
  const stylesPart = await stylesPartOf(pkg, workbookPart);
  const styles = styleWriter(stylesPart.text, book.standard, source?.styles ?? new Map());
  if (!source) styles.cell(book.standard);
  const shared = await sharedTexts(pkg, sharedStringsPart);
  const writer: SheetWriter = {
    book,
    pkg,
    style: (style) => styles.cell(style),
    look: (look) => source?.looks.get(said(look)) ?? styles.conditional(look),
    shared: (text) => shared().get(text),
    dynamicArrays: (await relationshipsOf(pkg, workbookPart)).some((one) => isOfType(one, "sheetMetadata")),
    digit: digitWidth(
      source ? stylesPart.text : `<styleSheet><fonts>${fontXml(book.standard.font)}</fonts></styleSheet>`,
    ),
  };

  const gone = [...(source?.sheets ?? [])].filter(([id]) => !book.sheets.some((sheet) => sheet.id === id));
  for (const [, { part }] of gone) await removeSheet(pkg, workbookPart, part);
  const added = new Map<Sheet, string>();
  let isFilled = gone.length > 0;
  for (const sheet of book.sheets) {
    const from = source?.sheets.get(sheet.id);
    const part = from ? nameIn(pkg, from.part) : freePartName(pkg, "xl/worksheets/sheet#.xml");
    if (!from) {
      await addPart(pkg, part, BLANK_SHEET, SHEET_TYPE);
      added.set(sheet, await relate(pkg, workbookPart, "worksheet", part));
    }
    if (await writeSheet(writer, sheet, part, from)) isFilled = true;
  }
  await writeWorkbook(pkg, workbookPart, book, source, added);
  if (isFilled) await dropCalculationChain(pkg, workbookPart);
  if (styles.changed()) await stylesPart.save(styles.text());
  return pkg.save();
}

/** The first of the shared strings with each text, made when it is first asked for. */
async function sharedTexts(
  pkg: Package,
  part: string | undefined,
): Promise<() => ReadonlyMap<string, number>> {
  const { texts, textOf, count } = await readSharedStrings(pkg, part);
  let known: Map<string, number> | undefined;
  return () => {
    if (known) return known;
    known = new Map();
    for (let i = count - 1; i >= 0; i--) known.set(texts[textOf[i]!]!, i);
    return known;
  };
}

/** A part's name as the file spells it: one that is related to for the first time gets a part beside it. */
const nameIn = (pkg: Package, part: string): string =>
  pkg.names().find((name) => partKey(name) === partKey(part)) ?? part;

/** What belongs to one sheet alone. */
const BELONGING = [
  "table",
  "drawing",
  "vmlDrawing",
  "comments",
  "threadedComment",
  "printerSettings",
  "pivotTable",
];

async function removeSheet(pkg: Package, workbookPart: string, part: string): Promise<void> {
  for (const one of await relationshipsOf(pkg, part)) {
    if (!BELONGING.some((kind) => isOfType(one, kind)) || !pkg.has(one.target)) continue;
    for (const below of await relationshipsOf(pkg, one.target))
      if (isOfType(below, "chart") && pkg.has(below.target)) await removePart(pkg, below.target);
    await removePart(pkg, one.target);
  }
  await removePart(pkg, part);
  await unrelate(pkg, workbookPart, part);
}
