import { address, columnNumber } from "../../core/sheet/address";
import type { PartEditor } from "../xml/edit-part";
import { attribute, booleanAttribute, child, childrenNamed, integerAttribute } from "../xml/find";
import type { XmlElement } from "../xml/parse-part";

/** The cells of a worksheet by row and column, and changes to some of them that leave all others their own text. */
export interface SheetRows {
  row(row: number): XmlElement | undefined;
  cell(row: number, column: number): XmlElement | undefined;
  /** The cells of a row that stand in the file, left to right. */
  cells(row: number): readonly PlacedCell[];
  /** Every cell that holds a formula. */
  formulas(): readonly PlacedFormula[];
  /** The format (`s`) that a cell has, or has from its row or column when it is not in the file. */
  format(row: number, column: number): number | undefined;
  /** Puts a cell in place of what is there; an empty text takes it away. */
  put(row: number, column: number, xml: string): void;
  isPut(row: number, column: number): boolean;
  setRow(row: number, attributes: Readonly<Record<string, string>>): void;
  changed(): boolean;
  /** Makes the changes in the editor, once. */
  write(): void;
}

export interface PlacedCell {
  column: number;
  element: XmlElement;
}

export interface PlacedFormula {
  row: number;
  column: number;
  /** The cell's `<f>`. */
  formula: XmlElement;
}

export function sheetRows(editor: PartEditor, sheetData: XmlElement): SheetRows {
  const rows = placedRows(sheetData);
  const byNumber = new Map(rows.map((one) => [one.row, one.element]));
  const columnFormats = columnFormatsOf(editor.root);
  const planned = new Map<number, Map<number, string>>();
  const attributes = new Map<number, Record<string, string>>();
  const read = new Map<number, readonly PlacedCell[]>();

  const cells = (row: number): readonly PlacedCell[] => {
    const element = byNumber.get(row);
    let found = read.get(row);
    if (!found) read.set(row, (found = element ? placedCells(element) : []));
    return found;
  };
  const cell = (row: number, column: number): XmlElement | undefined =>
    cells(row).find((one) => one.column === column)?.element;

  const writeRow = (row: number, element: XmlElement): void => {
    const plan = new Map(planned.get(row));
    for (const [name, value] of Object.entries(attributes.get(row) ?? {}))
      editor.setAttribute(element, name, value);
    for (const one of cells(row)) {
      const xml = plan.get(one.column);
      plan.delete(one.column);
      if (xml === "") editor.remove(one.element);
      else if (xml !== undefined) editor.replace(one.element, xml);
      // A cell that says where it is by coming after another has to say it itself: others may come between.
      else if (!attribute(one.element, "r")) editor.setAttribute(one.element, "r", address(row, one.column));
    }
    const added = [...plan].filter(([, xml]) => xml !== "").sort(([a], [b]) => a - b);
    for (const [column, xml] of added) {
      const next = cells(row).find((one) => one.column > column);
      if (next) editor.insertBefore(next.element, xml);
      else editor.append(element, xml);
    }
    const spans = widened(attribute(element, "spans"), added);
    if (spans !== undefined) editor.setAttribute(element, "spans", spans);
  };

  const addRow = (row: number): void => {
    const written = Object.entries(attributes.get(row) ?? {}).map(([name, value]) => ` ${name}="${value}"`);
    const filled = [...(planned.get(row) ?? [])].sort(([a], [b]) => a - b).map(([, xml]) => xml);
    const xml = `<row r="${row}"${written.join("")}>${filled.join("")}</row>`;
    const next = rows.find((one) => one.row > row);
    if (next) editor.insertBefore(next.element, xml);
    else editor.append(sheetData, xml);
  };

  return {
    row: (row) => byNumber.get(row),
    cells,
    cell,
    formulas: () =>
      rows.flatMap(({ row }) =>
        cells(row).flatMap(({ column, element }) => {
          const formula = child(element, "f");
          return formula ? [{ row, column, formula }] : [];
        }),
      ),
    format(row, column) {
      const found = cell(row, column);
      if (found) return integerAttribute(found, "s");
      const element = byNumber.get(row);
      const ofRow = element && booleanAttribute(element, "customFormat") && integerAttribute(element, "s");
      if (ofRow) return ofRow;
      return columnFormats.find(({ first, last }) => first <= column && column <= last)?.format;
    },
    put(row, column, xml) {
      const plan = planned.get(row);
      if (plan) plan.set(column, xml);
      else planned.set(row, new Map([[column, xml]]));
    },
    isPut: (row, column) => planned.get(row)?.has(column) ?? false,
    setRow: (row, more) => void attributes.set(row, { ...attributes.get(row), ...more }),
    changed: () => planned.size > 0 || attributes.size > 0,
    write() {
      const touched = [...new Set([...planned.keys(), ...attributes.keys()])].sort((a, b) => a - b);
      for (const row of touched) {
        const element = byNumber.get(row);
        if (element) writeRow(row, element);
        else addRow(row);
      }
      if (touched.every((row) => byNumber.has(row))) return;
      for (const { row, element } of rows)
        if (!attribute(element, "r")) editor.setAttribute(element, "r", String(row));
    },
  };
}

function placedRows(sheetData: XmlElement): { row: number; element: XmlElement }[] {
  let row = 0;
  return childrenNamed(sheetData, "row").map((element) => {
    row = integerAttribute(element, "r") ?? row + 1;
    return { row, element };
  });
}

function placedCells(row: XmlElement): PlacedCell[] {
  let column = 0;
  return childrenNamed(row, "c").map((element) => {
    const reference = attribute(element, "r");
    column = reference ? columnNumber(reference) : column + 1;
    return { column, element };
  });
}

function columnFormatsOf(root: XmlElement): { first: number; last: number; format: number | undefined }[] {
  const list = child(root, "cols");
  return (list ? childrenNamed(list, "col") : []).map((element) => ({
    first: integerAttribute(element, "min") ?? 0,
    last: integerAttribute(element, "max") ?? 0,
    format: integerAttribute(element, "style"),
  }));
}

/** A row's `spans` (`1:6`) when it has to reach to cells that are new. */
function widened(spans: string | undefined, added: readonly [number, string][]): string | undefined {
  const match = /^\s*(\d+):(\d+)\s*$/.exec(spans ?? "");
  if (!match) return undefined;
  const columns = added.map(([column]) => column);
  const first = Math.min(Number(match[1]), ...columns);
  const last = Math.max(Number(match[2]), ...columns);
  const wider = `${first}:${last}`;
  return wider === spans?.trim() ? undefined : wider;
}
