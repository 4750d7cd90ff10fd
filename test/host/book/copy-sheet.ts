import { HostError } from "../wire/behaviour";
import type { Book, DefinedName, Sheet } from "./book";
import { changeChart, changeFormulasOf } from "./every-formula";
import { findName, isTaken, isValidName, rangeOfName } from "./names";
import { findSheet } from "./find";
import { newId, newTableId } from "./ids";
import { formulaWithRenamedSheet } from "./move-references";
import { refuseIfStructureLocked } from "./protection";
import { LONGEST_SHEET_NAME } from "./sheets";
import { formulaWithRenamedTable } from "./structured-references";

/** Where a copy goes, as `Excel.WorksheetPositionType` says it; `None` puts it first. */
export type CopyPlace = "None" | "Before" | "After" | "Beginning" | "End";

/**
 * A copy of a sheet, called `North (2)`. Its tables get new names, which its formulas follow; its own names, and its charts, refer to the
 * copy; a name of the workbook stays where it is, and the copy gets one of its own in its stead.
 * @throws HostError `InvalidArgument` when it shall stand beside a sheet, and none is given.
 */
export function copySheet(book: Book, sheet: Sheet, place: CopyPlace = "End", beside?: Sheet): Sheet {
  refuseIfStructureLocked(book);
  const position = positionOf(book, place, beside);
  const copy = duplicate(book, sheet);
  book.sheets.splice(position, 0, copy);
  const toCopy = (formula: string): string => formulaWithRenamedSheet(formula, sheet.name, copy.name);
  copy.names = [...sheet.names, ...namesFor(book, sheet)].map((name) => ({
    ...name,
    formula: toCopy(name.formula),
  }));
  for (const chart of copy.charts) changeChart(chart, toCopy);
  for (const table of copy.tables) {
    const before = table.name;
    const name = freeTableName(book, before, copy);
    changeFormulasOf(copy, (formula) => formulaWithRenamedTable(formula, before, name));
    table.name = name;
  }
  return copy;
}

function positionOf(book: Book, place: CopyPlace, beside: Sheet | undefined): number {
  if (place === "None" || place === "Beginning") return 0;
  if (place === "End") return book.sheets.length;
  if (!beside) throw new HostError("InvalidArgument", "Say which sheet the copy shall stand beside.");
  return book.sheets.indexOf(beside) + (place === "After" ? 1 : 0);
}

/** Workbook names that stand for cells of the sheet, where it has no name of its own that is called so. */
const namesFor = (book: Book, sheet: Sheet): DefinedName[] =>
  book.names.filter((name) => rangeOfName(name, book)?.sheet === sheet && !findName(sheet.names, name.name));

/** All of it but its names; cells and their styles are never changed in place, so that they may be shared. */
function duplicate(book: Book, sheet: Sheet): Sheet {
  // What a file said of the sheet, or of a chart, is kept as it is: it is no plain data.
  const { cells, rows, columns, charts, tables, sparklines, conditions, names: _, ...rest } = sheet;
  return {
    ...structuredClone(rest),
    id: newId(book),
    name: freeSheetName(book, sheet.name),
    cells: new Map([...cells].map(([row, line]) => [row, new Map(line)])),
    rows: new Map([...rows].map(([row, line]) => [row, { ...line }])),
    columns: new Map([...columns].map(([column, line]) => [column, { ...line }])),
    conditions: conditions.map((one) => ({ ...one, rects: [...one.rects], id: newId(book) })),
    comments: structuredClone(sheet.comments).map((comment) => ({
      ...comment,
      id: newId(book),
      replies: comment.replies.map((reply) => ({ ...reply, id: newId(book) })),
    })),
    charts: charts.map(({ source, ...chart }) => ({
      ...structuredClone(chart),
      ...(source === undefined ? {} : { source }),
      id: newId(book),
    })),
    tables: tables.map((table) => ({
      ...table,
      id: newTableId(book),
      filters: new Map(table.filters),
      calculated: new Map(table.calculated),
    })),
    sparklines: sparklines.map(({ rects, source }) => ({ rects: [...rects], source })),
    names: [],
  };
}

/** `North (2)`, or the next that is free; a copy of `North (2)` is `North (3)`. */
function freeSheetName(book: Book, name: string): string {
  const stem = name.replace(/ \(\d+\)$/, "");
  for (let number = 2; ; number++) {
    const ending = ` (${number})`;
    const candidate = stem.slice(0, LONGEST_SHEET_NAME - ending.length) + ending;
    if (!findSheet(book, candidate)) return candidate;
  }
}

/** `Actions2`, or the next that is free; `Log_2`, because `Log2` is a cell. */
function freeTableName(book: Book, name: string, copy: Sheet): string {
  const stem = isValidName(`${name}2`) ? name : `${name}_`;
  for (let number = 2; ; number++) {
    const candidate = `${stem}${number}`;
    if (!isTaken(book, candidate) && !findName(copy.names, candidate)) return candidate;
  }
}
