import { translateFormulaToA1, translateFormulaToR1C1 } from "@borgar/fx";
import { address, contains, parseRange } from "../../../src/core/sheet/address";
import { FatalProblem } from "../../../src/core/problem";
import { serialOfIsoDate } from "../../../src/file/read/iso-date";
import { parseNumber } from "../../../src/file/read/parse-number";
import type { SharedStrings } from "../../../src/file/read/shared-strings";
import { decodeExcelText } from "../../../src/file/xml/excel-text";
import { notReadable } from "../../../src/file/xml/parse-part";
import type { Book, Cell, CellStyle, Line, Scalar, Sheet, Table } from "../book/book";
import { shownFormula } from "./formulas";
import { scanRows, type FileCell } from "./scan-rows";
import type { SplitSheet } from "./split-sheet";

/** What cells refer to. */
export interface CellMeanings {
  styles: readonly CellStyle[];
  shared: SharedStrings;
}

/** Puts a part's rows and cells into a sheet, whose columns and tables are there already. @throws FatalProblem when it is damaged. */
export function loadCells(
  book: Book,
  sheet: Sheet,
  { data, prefix }: SplitSheet,
  part: string,
  { styles, shared }: CellMeanings,
): void {
  const masters = new Map<string, { relative: string; text: string; row: number; column: number }>();
  const shown = new Map<string, string>();
  let line = new Map<number, Cell>();
  let rowStyle: CellStyle | undefined;

  const formulaOf = ({ row, column, formula }: FileCell): string | undefined => {
    if (!formula || formula.type === "dataTable") return undefined;
    const table = tableAt(sheet.tables, row, column)?.name;
    let text = decodeExcelText(formula.text);
    if (formula.type === "shared" && formula.shared !== undefined) {
      if (text !== "" && !masters.has(formula.shared)) {
        const relative = translateFormulaToR1C1(text, address(row, column));
        masters.set(formula.shared, { relative, text, row, column });
      } else {
        const master = masters.get(formula.shared);
        if (!master) throw new FatalProblem(notReadable(part));
        text = text || translateFormulaToA1(master.relative, address(row, column));
      }
    }
    if (text === "") return undefined;
    if (!text.includes("[") && !text.includes("_xl")) return `=${text}`;
    const key = `${table ?? ""}\n${text}`;
    let formulaShown = shown.get(key);
    if (formulaShown === undefined) shown.set(key, (formulaShown = shownFormula(text, table)));
    return formulaShown;
  };

  const styleOf = (index: number, column: number): CellStyle | undefined => {
    const style = styles[index] ?? book.standard;
    return style === (rowStyle ?? sheet.columns.get(column)?.style ?? book.standard) ? undefined : style;
  };

  scanRows(data, prefix, part, {
    row(row, attributes) {
      const found = lineOf(attributes, styles);
      if (found) sheet.rows.set(row, found);
      rowStyle = found?.style;
      line = sheet.cells.get(row) ?? new Map<number, Cell>();
    },
    cell(found) {
      const { row, column, formula } = found;
      const value = valueOf(found, shared, book.date1904, part);
      const cell: Cell = value === undefined ? {} : { value };
      const text = formulaOf(found);
      if (text !== undefined) {
        cell.formula = text;
        const filled = formula?.type === "array" && parseRange(formula.ref ?? "");
        if (filled) {
          const { rows, columns } = filled;
          cell.array = { rows, columns, dynamic: found.dynamic };
        }
      }
      const style = styleOf(found.style, column);
      if (style) cell.style = style;
      if (value === undefined && !text && !style) return;
      line.set(column, cell);
      if (line.size === 1) sheet.cells.set(row, line);
    },
  });
}

export const tableAt = (tables: readonly Table[], row: number, column: number): Table | undefined =>
  tables.find(({ rect }) => contains(rect, row, column));

/** A cell's value; nothing for a formula without its result. */
function valueOf(cell: FileCell, shared: SharedStrings, date1904: boolean, part: string): Scalar | undefined {
  const { type, value } = cell;
  if (value === undefined) return undefined;
  if (type === "str" || type === "inlineStr") {
    // A formula may show an empty text, which is a value; an empty cell is blank.
    return value === "" && !cell.formula ? undefined : decodeExcelText(value);
  }
  const trimmed = value.trim();
  if (trimmed === "") return undefined;
  if (type === "s") {
    const text =
      shared.textOf[/^\d+$/.test(trimmed) && Number(trimmed) < shared.count ? Number(trimmed) : -1];
    if (text === undefined) throw new FatalProblem(notReadable(part));
    return shared.texts[text] || undefined;
  }
  if (type === "b") return trimmed === "1" || trimmed === "true";
  if (type === "e") return { error: trimmed };
  const number = type === "d" ? serialOfIsoDate(trimmed, date1904) : parseNumber(trimmed);
  return number === undefined || Number.isNaN(number) ? decodeExcelText(value) : number;
}

/** Attributes that say nothing that must stay. */
const DROPPED = new Set(["r", "spans", "s", "customFormat", "ht", "customHeight", "hidden"]);
const isOn = (value: string | undefined): boolean => value === "1" || value === "true";

/** What a row has of its own. A height that Excel worked out by itself stays known as such, as long as it is the same. */
function lineOf(attributes: ReadonlyMap<string, string>, styles: readonly CellStyle[]): Line | undefined {
  const line: Line = {};
  const height = attributes.get("ht");
  if (height !== undefined) line.size = Number(height);
  if (isOn(attributes.get("hidden"))) line.hidden = true;
  const style = styles[Number(attributes.get("s") ?? 0)];
  if (isOn(attributes.get("customFormat")) && style) line.style = style;
  const kept = [...attributes].filter(([name]) => !DROPPED.has(name));
  if (height !== undefined && !isOn(attributes.get("customHeight"))) kept.push(["ht", height]);
  if (kept.length) line.kept = Object.fromEntries(kept);
  return Object.keys(line).length ? line : undefined;
}
