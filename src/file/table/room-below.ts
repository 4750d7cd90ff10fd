import { FatalProblem } from "../../core/problem";
import { bottom, contains, overlap, parseRange, rangeAddress } from "../../core/sheet/address";
import {
  cellInTheWay,
  filledByQuery,
  mergeInTheWay,
  sheetFull,
  otherTableBelow,
} from "../../core/table-edit/why-not";
import type { Rect } from "../../workbook";
import type { Package } from "../package/package";
import { rectOf } from "../read/address";
import { lastSheetRow } from "../read/cell-tag";
import { holdsSomething } from "../write/sheet-now";
import { attribute, child, childrenNamed } from "../xml/find";
import { parsePart } from "../xml/parse-part";
import { newCells, type Growth } from "./growth";
import type { TableNow } from "./table-now";

/** Nothing of people's is ever overwritten or moved aside. @throws FatalProblem when a table can't grow so far. */
export async function refuseUnlessFree(pkg: Package, table: TableNow, growth: Growth): Promise<void> {
  const { name, sheet } = table;
  const where = { sheet: sheet.name, table: name };
  if (attribute(table.editor.root, "tableType") === "queryTable")
    throw new FatalProblem(filledByQuery(name), where);
  const wanted = newCells(growth);
  if (bottom(wanted) > lastSheetRow) throw new FatalProblem(sheetFull(name, sheet.name), where);
  const other = await tableIn(pkg, table, wanted);
  if (other !== undefined) throw new FatalProblem(otherTableBelow(name, sheet.name, other), where);
  // A table of Excel's has no merged cells, but other programs' may.
  const merge = mergeIn(table, { ...wanted, row: growth.last + 1, rows: bottom(wanted) - growth.last });
  if (merge) throw new FatalProblem(mergeInTheWay(name, sheet.name, rangeAddress(merge)), where);
  const cell = filledIn(table, wanted) ?? spreadingInto(table, wanted);
  if (cell) throw new FatalProblem(cellInTheWay(name, sheet.name, cell.row, cell.column), where);
}

async function tableIn(pkg: Package, { sheet, part }: TableNow, rect: Rect): Promise<string | undefined> {
  for (const other of sheet.tables) {
    if (other.part === part) continue;
    const found = rectOf(attribute(parsePart(await pkg.text(other.part), other.part), "ref") ?? "");
    if (found && overlap(found, rect)) return other.name;
  }
  return undefined;
}

function mergeIn({ shell }: TableNow, rect: Rect): Rect | undefined {
  const list = child(shell.root, "mergeCells");
  const merges = (list ? childrenNamed(list, "mergeCell") : []).map((element) =>
    parseRange(attribute(element, "ref") ?? ""),
  );
  return merges.find((merge) => merge && overlap(merge, rect));
}

interface Place {
  row: number;
  column: number;
}

function filledIn({ rows }: TableNow, rect: Rect): Place | undefined {
  for (let row = rect.row; row <= bottom(rect); row++) {
    const cell = rows
      .cells(row)
      .find(({ column, element }) => contains(rect, row, column) && holdsSomething(element));
    if (cell) return { row, column: cell.column };
  }
  return undefined;
}

/** A formula above or beside whose results spread into these cells (an array, a data table). */
function spreadingInto({ rows }: TableNow, rect: Rect): Place | undefined {
  return rows
    .formulas((xml) => /\sref\s*=/.test(xml))
    .find(({ formula }) => {
      if (attribute(formula, "t") === "shared") return false;
      const spread = parseRange(attribute(formula, "ref") ?? "");
      return spread && overlap(spread, rect);
    });
}
