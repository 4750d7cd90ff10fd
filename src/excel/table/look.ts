/// <reference types="office-js" />
import { FatalProblem } from "../../core/problem";
import { bottom } from "../../core/sheet/address";
import type { CellValue } from "../../core/sheet/spec";
import { fold } from "../../core/table/column";
import type { Table, TableColumn } from "../../core/table-edit/table";
import { noSuchTable } from "../../core/table-edit/why-not";
import type { Rect } from "../../workbook";
import type { ExcelContents, ExcelSheet } from "../read/contents";
import { rangeAt, RECT, rectOf } from "../read/rect";
import { type Ask, askTogether, CELL_BYTES, count, LIMITS } from "../read/together";
import type { Session } from "../run";

export interface LookedColumn extends TableColumn {
  /** Its place in the table, from 0. */
  index: number;
  /** In R1C1 form with its equals sign, when every row of the column has the one formula. */
  calculated: string | undefined;
}

/** A table of people's as Excel has it now. */
export interface TableLook extends Table<LookedColumn> {
  id: string;
  sheet: ExcelSheet;
  /** All of it, with its header row, where that is shown, and its totals row. */
  rect: Rect;
  totals: boolean;
  protection: Excel.Interfaces.WorksheetProtectionData;
  /** What a cell holds: its formula in R1C1 form, or its value. */
  content(row: number, column: LookedColumn): unknown;
  /** Its formula in A1 form with its equals sign. */
  formula(row: number, column: LookedColumn): string | undefined;
}

/** Looks at a table and its rows. @throws FatalProblem when there is none of this name, ExcelTrouble. */
export async function lookAtTable(
  session: Session,
  { sheets }: ExcelContents,
  name: string,
): Promise<TableLook> {
  const { context, sync } = session;
  const tables = context.workbook.tables.load("items/id,items/name,items/showHeaders,items/showTotals");
  await sync();
  const table = tables.items.find((one) => fold(one.name) === fold(name));
  const missing = () =>
    new FatalProblem(
      noSuchTable(
        name,
        tables.items.map((one) => one.name),
      ),
      { table: name },
    );
  if (!table) throw missing();

  const worksheet = table.worksheet.load("id,name");
  const protection = worksheet.protection.load("protected,options");
  const range = table.getRange().load(RECT);
  const columns = table.columns.load("items/name");
  await sync();
  const known = sheets.find(({ id }) => id === worksheet.id);
  // A sheet that was added since is nobody's that we know of.
  const sheet: ExcelSheet = known
    ? { ...known, name: worksheet.name }
    : { ...NEW_SHEET, id: worksheet.id, name: worksheet.name };

  const rect = rectOf(range);
  const first = rect.row + (table.showHeaders ? 1 : 0);
  const last = bottom(rect) - (table.showTotals ? 1 : 0);
  const body = await bodyOf(session, worksheet, { ...rect, row: first, rows: last - first + 1 });
  const at = (cells: unknown[][], row: number, { index }: LookedColumn): unknown =>
    cells[row - first]?.[index];
  const formula = (row: number, column: LookedColumn): string | undefined => {
    const found = at(body.formulas, row, column);
    // A text that begins with an equals sign looks like a formula, but that it is also the value.
    const isOne =
      typeof found === "string" && found.startsWith("=") && found !== at(body.values, row, column);
    return isOne ? found : undefined;
  };
  const calculated = (column: LookedColumn): string | undefined => {
    const relative = at(body.contents, first, column);
    for (let row = first; row <= last; row++) {
      if (formula(row, column) === undefined || at(body.contents, row, column) !== relative) return undefined;
    }
    return last < first ? undefined : String(relative);
  };
  return {
    id: table.id,
    name: table.name,
    sheet,
    rect,
    first,
    last,
    totals: table.showTotals,
    protection: protection.toJSON(),
    columns: columns.items.map(({ name: header }, index) => {
      const column = { header, index, column: rect.column + index, calculated: undefined };
      return { ...column, calculated: calculated(column) };
    }),
    shown: (row, column) => shownValue(body.values[row - first]?.[column - rect.column]),
    content: (row, column) => at(body.contents, row, column) ?? "",
    formula,
  };
}

const NEW_SHEET: Omit<ExcelSheet, "id" | "name"> = {
  position: -1,
  visibility: "Visible",
  protected: false,
  used: null,
  tables: [],
};

interface Body {
  values: unknown[][];
  /** In A1 form, and in R1C1 form; values where there is none. */
  formulas: unknown[][];
  contents: unknown[][];
}

async function bodyOf(session: Session, sheet: Excel.Worksheet, rect: Rect): Promise<Body> {
  const body: Body = { values: [], formulas: [], contents: [] };
  const ask: Ask = {
    rows: { first: rect.row, last: bottom(rect) },
    width: rect.columns,
    weight: 3 * rect.columns * CELL_BYTES,
    load(rows) {
      const piece = { ...rect, row: rows.first, rows: count(rows) };
      const range = rangeAt(sheet, piece).load("values,formulas,formulasR1C1");
      return () => {
        const { values, formulas, formulasR1C1 } = range;
        for (const line of values) body.values.push(line);
        for (const line of formulas) body.formulas.push(line);
        for (const line of formulasR1C1) body.contents.push(line);
        ask.weight = JSON.stringify([values, formulas, formulasR1C1]).length / count(rows);
        return [];
      };
    },
  };
  await askTogether(session, [ask], LIMITS);
  return body;
}

const shownValue = (value: unknown): CellValue =>
  typeof value === "number" || typeof value === "boolean" || (typeof value === "string" && value !== "")
    ? value
    : null;

/** The rows at the table's end that hold nothing but what calculated columns work out: they are filled before the table grows. */
export function blankRowsAtEnd({ columns, first, last, shown, formula }: TableLook): number {
  const isBlank = (row: number): boolean =>
    columns.every((column) =>
      formula(row, column) !== undefined
        ? column.calculated !== undefined
        : shown(row, column.column) === null,
    );
  let from = last + 1;
  while (from > first && isBlank(from - 1)) from--;
  return last + 1 - from;
}
