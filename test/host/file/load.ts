import { parseRange } from "../../../src/core/sheet/address";
import { openPackage, type Package } from "../../../src/file/package/package";
import { isOfType, relationshipsOf } from "../../../src/file/package/relationships";
import { readContents, type SheetPart } from "../../../src/file/read/contents";
import { readSharedStrings, type SharedStrings } from "../../../src/file/read/shared-strings";
import { workbookContext } from "../../../src/file/read/workbook-context";
import { digitWidth } from "../../../src/file/write/normal-font";
import { attribute, child, childrenNamed, integerAttribute } from "../../../src/file/xml/find";
import { parsePart, type XmlElement } from "../../../src/file/xml/parse-part";
import type { Book, Sheet } from "../book/book";
import { emptyBook, newSheet } from "../book/new-book";
import { at } from "./attributes";
import { themeOf, type Theme } from "./colors";
import { readColumns } from "./columns";
import { readComments, readPeople } from "./comments";
import { bookFacets, chartPrint, facetsOf, said, tablePrint } from "./facets";
import { readFilters } from "./filters";
import { readLinks } from "./links";
import { loadCells } from "./load-cells";
import { readNames } from "./names";
import { readPage } from "./page";
import { readProtection } from "./protection";
import { readCharts } from "./read-charts";
import { readConditions } from "./read-conditions";
import { readStyles, type FileStyles } from "./read-styles";
import { noteFiltered, readTables } from "./read-tables";
import type { ChartSource, SheetSource, Source } from "./source";
import { readSparklines } from "./sparklines";
import { splitSheet } from "./split-sheet";
import { readValidations } from "./validations";
import { readView, selectionOf } from "./view";

/**
 * Reads a workbook into the host's model. What the model has no word for stays in the file's bytes, which `saveBook` changes only
 * where the model has changed. Chart sheets and other sheets without cells are not listed.
 * @throws FatalProblem, in one sentence, for bytes that are no .xlsx or .xlsm.
 */
export async function loadBook(bytes: Uint8Array): Promise<Book> {
  const pkg = await openPackage(bytes);
  const { workbookPart, stylesPart, sharedStringsPart } = await workbookContext(pkg);
  const contents = await readContents(pkg, () => false);
  const workbook = parsePart(await pkg.text(workbookPart), workbookPart);
  const theme = themeOf(await partOfKind(pkg, workbookPart, "theme"));
  const stylesText = stylesPart !== undefined && pkg.has(stylesPart) ? await pkg.text(stylesPart) : undefined;
  const styles = readStyles(stylesText, theme);
  const book: Book = {
    ...emptyBook(),
    date1904: contents.date1904,
    structureLocked: contents.structureLocked,
    standard: styles.cells[0]!,
    calculationMode: calculationModeOf(workbook),
  };
  const reader: Reader = {
    book,
    pkg,
    theme,
    styles,
    shared: await readSharedStrings(pkg, sharedStringsPart),
    digit: stylesText === undefined ? 7 : digitWidth(stylesText),
    people: await readPeople(pkg, workbookPart),
  };
  const loaded = new Map<Sheet, Loaded>();
  for (const one of contents.sheets) {
    const sheet = newSheet(book, one.name);
    loaded.set(sheet, await loadSheet(reader, sheet, one));
  }
  const byPlace = new Map([...loaded].map(([sheet, { place }]) => [place, sheet]));
  readNames(book, workbook, (place) => byPlace.get(place));
  activate(book, workbook, loaded, byPlace);
  book.source = sourceOf(bytes, book, styles, loaded);
  return book;
}

interface Reader {
  book: Book;
  pkg: Package;
  theme: Theme;
  styles: FileStyles;
  shared: SharedStrings;
  digit: number;
  people: ReadonlyMap<string, string>;
}

/** What is known of a sheet that has been loaded, besides the model. */
interface Loaded {
  part: string;
  place: number;
  relationship: string;
  tables: ReadonlyMap<string, string>;
  charts: ReadonlyMap<string, Omit<ChartSource, "said">>;
  selection: string | undefined;
}

async function partOfKind(pkg: Package, from: string, kind: string): Promise<string | undefined> {
  const found = (await relationshipsOf(pkg, from)).find((one) => isOfType(one, kind) && pkg.has(one.target));
  return found && (await pkg.text(found.target));
}

const STATES = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" } as const;

async function loadSheet(reader: Reader, sheet: Sheet, from: SheetPart): Promise<Loaded> {
  const { book, pkg, theme, styles } = reader;
  const { part } = from;
  sheet.visibility = STATES[from.state];
  const split = splitSheet(await pkg.text(part), part);
  const root = parsePart(split.around, part);
  readView(sheet, root, theme);
  readColumns(sheet, root, styles.cells, reader.digit);
  const tables = await readTables(book, sheet, pkg, part);
  loadCells(book, sheet, split, part, { styles: styles.cells, shared: reader.shared });
  await readLinks(sheet, root, pkg, part);
  const filter = child(root, "autoFilter");
  const filtered = parseRange((filter && attribute(filter, "ref")) ?? "");
  sheet.autoFilter = filtered && { rect: filtered, filters: readFilters(filter) };
  noteFiltered(sheet);
  sheet.merges = mergesOf(root);
  sheet.page = readPage(root);
  sheet.protection = readProtection(root);
  sheet.conditions = readConditions(book, root, styles.conditional, theme);
  sheet.validations = readValidations(root);
  sheet.sparklines = readSparklines(root);
  sheet.comments = await readComments(pkg, part, reader.people);
  const charts = await readCharts(book, sheet, pkg, part, theme);
  const selection = selectionOf(root);
  return { part, place: from.position, relationship: from.relationshipId, tables, charts, selection };
}

const mergesOf = (root: XmlElement): Sheet["merges"] => {
  const list = child(root, "mergeCells");
  return (list ? childrenNamed(list, "mergeCell") : []).flatMap(
    (one) => parseRange(attribute(one, "ref") ?? "") ?? [],
  );
};

function calculationModeOf(workbook: XmlElement): Book["calculationMode"] {
  const properties = child(workbook, "calcPr");
  const mode = properties && attribute(properties, "calcMode");
  return mode === "manual" ? "Manual" : mode === "autoNoTable" ? "AutomaticExceptTables" : "Automatic";
}

/** The sheet that people looked at last; the first that is shown when that was a chart sheet. */
function activate(
  book: Book,
  workbook: XmlElement,
  loaded: ReadonlyMap<Sheet, Loaded>,
  byPlace: ReadonlyMap<number, Sheet>,
): void {
  const view = at(workbook, "bookViews", "workbookView");
  const place = (view && integerAttribute(view, "activeTab")) ?? 0;
  const shown = book.sheets.find(({ visibility }) => visibility === "Visible");
  const sheet = byPlace.get(place) ?? shown ?? book.sheets[0];
  if (!sheet) return;
  const rect = parseRange(loaded.get(sheet)?.selection ?? "") ?? { row: 1, column: 1, rows: 1, columns: 1 };
  book.active = sheet.id;
  book.selection = { sheet: sheet.id, rect };
}

function sourceOf(
  bytes: Uint8Array,
  book: Book,
  styles: FileStyles,
  loaded: ReadonlyMap<Sheet, Loaded>,
): Source {
  const indexes = new Map<Book["standard"], number>();
  styles.cells.forEach((style, i) => {
    if (!indexes.has(style)) indexes.set(style, i);
  });
  const sheets = new Map(
    [...loaded].map(([sheet, { part, place, relationship, tables, charts }]): [string, SheetSource] => [
      sheet.id,
      {
        part,
        place,
        relationship,
        facets: facetsOf(book, sheet),
        comments: copied(sheet.comments),
        tables: new Map(
          sheet.tables.map((table) => [
            table.id,
            { part: tables.get(table.id)!, said: tablePrint(sheet, table) },
          ]),
        ),
        charts: new Map(
          sheet.charts.map((chart) => [chart.id, { ...charts.get(chart.id)!, said: chartPrint(chart) }]),
        ),
      },
    ]),
  );
  const looks = new Map(
    styles.conditional.map((look, index): [string, number] => [said(look), index]).reverse(),
  );
  return { bytes, sheets, styles: indexes, looks, facets: bookFacets(book) };
}

/** Comments are changed in place. */
const copied = (comments: Sheet["comments"]): Sheet["comments"] =>
  comments.map((one) => ({ ...one, replies: one.replies.map((reply) => ({ ...reply })) }));
