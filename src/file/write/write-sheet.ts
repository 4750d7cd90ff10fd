import { starterGrid, type Grid } from "../../core/sheet/grid";
import type { Made } from "../../core/sheet/made";
import type { SheetSpec } from "../../core/sheet/spec";
import type { Package } from "../package/package";
import { writeCharts } from "./drawing";
import { writeBreaks } from "./page-breaks";
import { relationshipPrefix } from "./relationship-prefix";
import { areasOf } from "../../core/owned/cells-now";
import type { SheetNow } from "./sheet-now";
import { updateSheetXml } from "./sheet-xml";
import { writeOverCells } from "./over-cells/over-cells";
import type { StyleBook } from "./style-book";
import { writeTables, type TableIds } from "./tables";
import type { TablePart } from "../read/sheet-tables";
import { WORKSHEET_ORDER } from "./worksheet-order";

export interface SheetToWrite {
  part: string;
  title: string;
  now: SheetNow;
  spec: SheetSpec;
  grid: Grid;
  styles: StyleBook;
  date1904: boolean;
  /** The page breaks that we set last time, if they may be set anew. */
  breaks: readonly number[] | undefined;
  /** What we made there last time besides cells, if that is known. */
  made: Made | undefined;
  /** Our tables as they are. */
  tables: readonly TablePart[];
  nextTableId: TableIds;
}

/** Stages one sheet of ours, with its charts and tables, as its spec says. */
export async function writeSheet(pkg: Package, sheet: SheetToWrite): Promise<void> {
  const { part, title, now, spec, grid, styles, date1904, breaks } = sheet;
  const { editor } = now;
  const { starter } = spec;
  updateSheetXml(now, spec, grid, styles, starter && starterGrid(starter, date1904));
  writeOverCells(editor, title, spec, areasOf(now, spec), sheet.made, styles, date1904);
  const tables = [...spec.tables, ...(starter?.tables ?? [])];
  await writeTables(pkg, part, now, sheet.tables, tables, sheet.nextTableId);
  if (breaks) writeBreaks(editor, breaks, spec.print.breaks);
  const drawing = await writeCharts(pkg, part, title, spec, grid, date1904, sheet.made);
  if (drawing) {
    const declared = relationshipPrefix(editor.root);
    editor.insert(editor.root, "drawing", `<drawing${declared} r:id="${drawing}"/>`, WORKSHEET_ORDER);
  }
  pkg.set(part, editor.text());
}
