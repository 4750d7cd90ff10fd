import { FatalProblem } from "../../../src/core/problem";
import { attribute, child, descendantsNamed, elements } from "../../../src/file/xml/find";
import { notReadable, parsePart, type XmlElement } from "../../../src/file/xml/parse-part";
import { decodeXmlText } from "../../../src/file/xml/xml-text";
import { columnNumber } from "../../../src/core/sheet/address";

/** A cell as the file has it. Texts have their XML references resolved, and Excel's own coding still in them. */
export interface FileCell {
  row: number;
  column: number;
  /** Its `s`. */
  style: number;
  /** Its `t`; `n` when it has none. */
  type: string;
  /** The `v`, or the text of an inline string. */
  value: string | undefined;
  formula: FileFormula | undefined;
  /** It is part of a dynamic array (`cm`). */
  dynamic: boolean;
}

export interface FileFormula {
  text: string;
  /** `normal`, `array`, `shared`, `dataTable`. */
  type: string;
  ref: string | undefined;
  shared: string | undefined;
}

export interface RowSink {
  row(row: number, attributes: ReadonlyMap<string, string>): void;
  cell(cell: Readonly<FileCell>): void;
}

const USUAL_CELL = /^<c((?: [a-z]+="[^"<&]*")*)>(?:<f>([^<]*)<\/f>)?(?:<v>([^<]*)<\/v>|<v\/>)?<\/c>$/;
const USUAL_TEXT = /^<c((?: [a-z]+="[^"<&]*")*)><is><t(?: xml:space="preserve")?>([^<]*)<\/t><\/is><\/c>$/;
const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Scans the cells of a worksheet in the order in which they stand. What programs usually write is read as text, every other form as
 * a tree. A row or cell without its address stands next after the one before it.
 * @param data see `SplitSheet`. @throws FatalProblem when it is damaged.
 */
export function scanRows(data: string, prefix: string, part: string, sink: RowSink): void {
  const names = { row: `${prefix}row`, cell: `${prefix}c` };
  const closing = `</${names.cell}>`;
  let [row, column] = [0, 0];
  for (let at = data.indexOf("<"); at !== -1; at = data.indexOf("<", at)) {
    if (data.startsWith("<!--", at)) {
      at = after(data, "-->", at, part);
      continue;
    }
    const tagEnd = after(data, ">", at, part);
    if (opens(data, at, names.cell)) {
      const empty = data.charCodeAt(tagEnd - 2) === slash;
      const end = empty ? tagEnd : after(data, closing, tagEnd, part);
      const cell = cellOf(data.slice(at, end), row, column + 1, prefix === "", empty, part);
      column = cell.column;
      sink.cell(cell);
      at = end;
    } else {
      if (opens(data, at, names.row)) {
        const attributes = attributesOf(data.slice(at, tagEnd), part);
        row = Number(attributes.get("r") ?? row + 1);
        column = 0;
        if (!Number.isInteger(row) || row < 1) throw new FatalProblem(notReadable(part));
        sink.row(row, attributes);
      }
      at = tagEnd;
    }
  }
}

const slash = 47;

function after(data: string, text: string, from: number, part: string): number {
  const found = data.indexOf(text, from);
  if (found === -1) throw new FatalProblem(notReadable(part));
  return found + text.length;
}

const opens = (data: string, at: number, name: string): boolean => {
  if (!data.startsWith(name, at + 1)) return false;
  const next = data.charCodeAt(at + 1 + name.length);
  return next <= 32 || next === slash || next === 62;
};

function attributesOf(tag: string, part: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, double, single] of tag.matchAll(ATTRIBUTE))
    found.set(name!, decodeXmlText(double ?? single ?? "", part));
  return found;
}

function cellOf(
  text: string,
  row: number,
  next: number,
  plain: boolean,
  empty: boolean,
  part: string,
): FileCell {
  if (empty && plain && !/'|\s=|[\t\n\r]/.test(text))
    return placed(attributesIn(text), row, next, undefined, undefined, part);
  const usual = plain ? USUAL_CELL.exec(text) : null;
  if (usual) {
    const [, attributes = "", formula, value] = usual;
    const found = formula === undefined ? undefined : normal(decodeXmlText(formula, part));
    const result = value === undefined ? undefined : decodeXmlText(value, part);
    return placed(attributesIn(attributes), row, next, result, found, part);
  }
  const inline = plain ? USUAL_TEXT.exec(text) : null;
  if (inline) {
    return placed(attributesIn(inline[1]!), row, next, decodeXmlText(inline[2]!, part), undefined, part);
  }
  return treeCell(parsePart(text, part), row, next, part);
}

const normal = (text: string): FileFormula => ({ text, type: "normal", ref: undefined, shared: undefined });

function treeCell(cell: XmlElement, row: number, next: number, part: string): FileCell {
  const formula = child(cell, "f");
  const inline = child(cell, "is");
  const value = inline ? shownText(inline) : child(cell, "v")?.text;
  const found = formula && {
    text: formula.text,
    type: attribute(formula, "t") ?? "normal",
    ref: attribute(formula, "ref"),
    shared: attribute(formula, "si"),
  };
  const get = (name: string): string | undefined => cell.attributes[name];
  return placed(get, row, next, value, found, part);
}

/** Runs joined, phonetic guides left out. */
export const shownText = (element: XmlElement): string =>
  elements(element)
    .filter(({ name }) => !/(^|:)(rPh|phoneticPr|extLst)$/.test(name))
    .map((one) =>
      /(^|:)t$/.test(one.name)
        ? one.text
        : descendantsNamed(one, "t")
            .map(({ text }) => text)
            .join(""),
    )
    .join("");

type Get = (name: string) => string | undefined;

/** Attributes of a cell's tag have one or two letters and no references. */
const attributesIn =
  (tag: string): Get =>
  (name) => {
    const start = tag.indexOf(` ${name}="`);
    if (start === -1) return undefined;
    const from = start + name.length + 3;
    return tag.slice(from, tag.indexOf('"', from));
  };

function placed(
  get: Get,
  row: number,
  next: number,
  value: string | undefined,
  formula: FileFormula | undefined,
  part: string,
): FileCell {
  const reference = get("r");
  const column = reference === undefined ? next : columnNumber(reference);
  if (!(column >= 1 && row >= 1)) throw new FatalProblem(notReadable(part));
  return {
    row,
    column,
    style: Number(get("s") ?? 0),
    type: get("t") ?? "n",
    value,
    formula,
    dynamic: get("cm") !== undefined,
  };
}
