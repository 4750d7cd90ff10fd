import { columnNumber } from "../../core/sheet/address";
import { editPart, type PartEditor } from "../xml/edit-part";
import { attribute, booleanAttribute, child, childrenNamed, integerAttribute, prefixOf } from "../xml/find";
import type { XmlElement } from "../xml/parse-part";
import { splice, type Edit } from "../xml/splice";
import type { RowText, RowTexts } from "./row-texts";

/** The cells of a worksheet by row and column, and changes to some of them that leave all others their own text. */
export interface SheetRows {
  /** A row that stands in the file, to be read and changed. */
  row(row: number): PartEditor | undefined;
  cell(row: number, column: number): XmlElement | undefined;
  /** The cells of a row that stand in the file, left to right. */
  cells(row: number): readonly PlacedCell[];
  hasFormulas(): boolean;
  /** Formulas by their text in the file, `<f …>` and what follows; those that share a row with one wanted may come too. */
  formulas(wanted: (xml: string) => boolean): readonly PlacedFormula[];
  /** The format (`s`) that a cell has, or has from its row or column when it is not in the file. */
  format(row: number, column: number): number | undefined;
  /** Puts a cell in place of what is there. */
  put(row: number, column: number, xml: string): void;
  isPut(row: number, column: number): boolean;
  setRow(row: number, attributes: Readonly<Record<string, string>>): void;
  /** The text of all rows with the changes made; asked once. */
  text(): string;
}

export interface PlacedCell {
  column: number;
  element: XmlElement;
}

export interface PlacedFormula {
  row: number;
  column: number;
  /** The cell's `<f>`, and what changes it. */
  formula: XmlElement;
  editor: PartEditor;
}

const formula = /<(?:[\w.-]+:)?f(?=[\s/>])[^<]*/g;

/** @param shell the editor of the sheet without its rows. */
export function sheetRows(
  { part, text, rows }: RowTexts,
  shell: PartEditor,
  sheetData: XmlElement,
): SheetRows {
  const byNumber = new Map(rows.map((one) => [one.row, one]));
  const columnFormats = columnFormatsOf(shell.root);
  const planned = new Map<number, Map<number, string>>();
  const attributes = new Map<number, Record<string, string>>();
  const editors = new Map<number, PartEditor>();

  const editorOf = (row: number): PartEditor | undefined => {
    const found = byNumber.get(row);
    let editor = editors.get(row);
    if (found && !editor) editors.set(row, (editor = editPart(text.slice(found.start, found.end), part)));
    return editor;
  };
  const cells = (row: number): readonly PlacedCell[] => {
    const editor = editorOf(row);
    return editor ? placedCells(editor.root) : [];
  };
  const cell = (row: number, column: number): XmlElement | undefined =>
    cells(row).find((one) => one.column === column)?.element;

  const changeRow = (row: number, editor: PartEditor): void => {
    const plan = new Map(planned.get(row));
    for (const [name, value] of Object.entries(attributes.get(row) ?? {}))
      editor.setAttribute(editor.root, name, value);
    const there = cells(row);
    for (const { column, element } of there) {
      const xml = plan.get(column);
      if (xml !== undefined) editor.replace(element, xml);
      plan.delete(column);
    }
    const added = [...plan].sort(([a], [b]) => a - b);
    for (const [column, xml] of added) {
      // What follows on a gap says itself where it is, so nothing that comes between moves it.
      const next = there.find((one) => one.column > column);
      if (next) editor.insertBefore(next.element, xml);
      else editor.append(editor.root, xml);
    }
    const spans = widened(attribute(editor.root, "spans"), added);
    if (spans !== undefined) editor.setAttribute(editor.root, "spans", spans);
  };

  const newRow = (row: number): string => {
    const filled = [...(planned.get(row) ?? [])].sort(([a], [b]) => a - b).map(([, xml]) => xml);
    const more = Object.entries(attributes.get(row) ?? {}).map(([name, value]) => ` ${name}="${value}"`);
    const editor = editPart(`<${prefixOf(sheetData.name)}row r="${row}"${more.join("")}/>`);
    editor.append(editor.root, filled.join(""));
    return editor.text();
  };

  return {
    row: editorOf,
    cells,
    cell,
    hasFormulas: () => text.search(formula) !== -1,
    formulas(wanted) {
      const found: RowText[] = [];
      let next = 0;
      for (const { index, 0: xml } of text.matchAll(formula)) {
        if (!wanted(xml)) continue;
        while (next < rows.length && rows[next]!.end <= index) next++;
        const row = rows[next];
        if (row && found[found.length - 1] !== row) found.push(row);
      }
      return found.flatMap(({ row }) =>
        cells(row).flatMap(({ column, element }) => {
          const own = child(element, "f");
          return own ? [{ row, column, formula: own, editor: editorOf(row)! }] : [];
        }),
      );
    },
    format(row, column) {
      const found = cell(row, column);
      if (found) return integerAttribute(found, "s");
      const element = editorOf(row)?.root;
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
    text() {
      const edits: Edit[] = [];
      const touched = [...new Set([...planned.keys(), ...attributes.keys()])].sort((a, b) => a - b);
      for (const row of touched) {
        const editor = editorOf(row);
        if (editor) {
          changeRow(row, editor);
          continue;
        }
        const start = rows.find((one) => one.row > row)?.start ?? text.length;
        edits.push({ start, end: start, text: newRow(row) });
      }
      for (const [row, editor] of editors) {
        const { start, end } = byNumber.get(row)!;
        if (editor.changed()) edits.push({ start, end, text: editor.text() });
      }
      return splice(text, edits);
    },
  };
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
