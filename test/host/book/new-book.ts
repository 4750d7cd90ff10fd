import type { Book, PageLayout, Sheet } from "./book";
import { newId } from "./ids";
import { STANDARD_STYLE } from "./style";

/** A workbook as Excel makes it: one empty sheet, `Sheet1`, which people look at. */
export function newBook(): Book {
  const book = emptyBook();
  newSheet(book, "Sheet1");
  return book;
}

/** A workbook without a sheet yet, for a loader. The first sheet that is made becomes the active one. */
export function emptyBook(): Book {
  return {
    sheets: [],
    names: [],
    active: "",
    selection: { sheet: "", rect: { row: 1, column: 1, rows: 1, columns: 1 } },
    date1904: false,
    structureLocked: false,
    settings: new Map(),
    standard: STANDARD_STYLE,
    calculationMode: "Automatic",
    lastId: 0,
    source: undefined,
  };
}

/** Puts an empty sheet after the others, whatever its name: addSheet (sheets.ts) is the one that minds names. */
export function newSheet(book: Book, name: string): Sheet {
  const sheet: Sheet = {
    id: newId(book),
    name,
    visibility: "Visible",
    tabColor: undefined,
    showGridlines: true,
    showHeadings: true,
    standardWidth: 48,
    standardHeight: 15,
    cells: new Map(),
    rows: new Map(),
    columns: new Map(),
    merges: [],
    names: [],
    tables: [],
    conditions: [],
    validations: [],
    charts: [],
    comments: [],
    autoFilter: undefined,
    frozen: { rows: 0, columns: 0 },
    page: newPageLayout(),
    protection: undefined,
    sparklines: [],
  };
  book.sheets.push(sheet);
  if (book.sheets.length === 1) {
    book.active = sheet.id;
    book.selection = { sheet: sheet.id, rect: { row: 1, column: 1, rows: 1, columns: 1 } };
  }
  return sheet;
}

/** What a new sheet is printed like: A4 upright, Excel's normal margins. */
export function newPageLayout(): PageLayout {
  return {
    orientation: "Portrait",
    zoom: { scale: 100 },
    printArea: undefined,
    titleRows: undefined,
    titleColumns: undefined,
    paperSize: "A4",
    centerHorizontally: false,
    centerVertically: false,
    blackAndWhite: false,
    printGridlines: false,
    printHeadings: false,
    margins: { top: 54, bottom: 54, left: 50.4, right: 50.4, header: 21.6, footer: 21.6 },
    header: { left: "", center: "", right: "" },
    footer: { left: "", center: "", right: "" },
    rowBreaks: [],
    columnBreaks: [],
  };
}
