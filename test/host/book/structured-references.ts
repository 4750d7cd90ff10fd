import { parseStructRef, stringifyStructRef, tokenize, tokenTypes } from "@borgar/fx";
import type { ReferenceStruct } from "@borgar/fx";
import type { Rect } from "../../../src/workbook";
import { absoluteAddress, bottom, contains } from "../../../src/core/sheet/address";
import type { Book, Sheet, Table } from "./book";
import { changeEveryFormula } from "./every-formula";
import { sameName } from "./find";
import { quotedSheet } from "./move-references";

/** Where a formula's reference to a table stands: its text, what that says, and the row of the cell. */
interface Mention {
  text: string;
  said: ReferenceStruct;
  row: number | undefined;
  sheet: Sheet | undefined;
}

/** The table is called otherwise: `Log[ID]` and `ROWS(Log)` follow. */
export const renameTableInFormulas = (book: Book, before: string, after: string): void =>
  changeEveryFormula(book, (formula) => formulaWithRenamedTable(formula, before, after));

/** A formula that refers to another table instead; one that names none (`[@ID]`) stays. */
export function formulaWithRenamedTable(formula: string, before: string, after: string): string {
  if (!formula.toLowerCase().includes(before.toLowerCase())) return formula;
  return tokenize(formula)
    .map(({ type, value }) => {
      const isTable = type === tokenTypes.REF_NAMED && sameName(value, before);
      const isPart = type === tokenTypes.REF_STRUCT && sameName(parseStructRef(value)?.table ?? "", before);
      return isTable || isPart ? after + value.slice(before.length) : value;
    })
    .join("");
}

/** One of its columns is called otherwise: `Log[ID]` and `[@ID]` follow. */
export function renameColumnInFormulas(book: Book, table: Table, before: string, after: string): void {
  const renamed = (column: string): string => (sameName(column, before) ? after : column);
  changeMentions(book, table, ({ text, said }) => {
    if (!said.columns?.some((column) => sameName(column, before))) return text;
    const long = { thisRow: text.toLowerCase().includes("#this row") };
    return stringifyStructRef({ ...said, columns: said.columns.map(renamed) }, long);
  });
}

/** A column that is no longer one of the table's: what names it shows #REF!. */
export const forgetColumn = (book: Book, table: Table, column: string): void =>
  changeMentions(book, table, ({ text, said }) =>
    said.columns?.some((one) => sameName(one, column)) ? "#REF!" : text,
  );

/** The table is no more: what refers to it shows #REF!. */
export const forgetTable = (book: Book, table: Table): void => changeMentions(book, table, () => "#REF!");

/** The table becomes plain cells: what refers to it refers to those. */
export const unstructure = (book: Book, sheet: Sheet, table: Table, columns: readonly string[]): void =>
  changeMentions(book, table, (mention) => {
    const rect = rectSaid(table, columns, mention);
    if (!rect) return "#REF!";
    const cells = absoluteAddress("", rect).slice(2);
    return mention.sheet === sheet ? cells.slice(1) : `${quotedSheet(sheet.name)}${cells}`;
  });

/** The cells that a structured reference stands for; undefined when there are none. */
function rectSaid(table: Table, names: readonly string[], { said, row }: Mention): Rect | undefined {
  const { rect } = table;
  const [first = names[0]!, last = said.columns?.length ? first : names[names.length - 1]!] =
    said.columns ?? [];
  const from = names.findIndex((name) => sameName(name, first));
  const to = names.findIndex((name) => sameName(name, last));
  const span = rowsSaid(table, said.sections ?? [], row);
  if (from < 0 || to < from || !span || span.last < span.first) return undefined;
  return {
    row: span.first,
    rows: span.last - span.first + 1,
    column: rect.column + from,
    columns: to - from + 1,
  };
}

function rowsSaid(
  { rect, headers, totals }: Table,
  sections: readonly string[],
  row: number | undefined,
): { first: number; last: number } | undefined {
  const firstBody = rect.row + (headers ? 1 : 0);
  const lastBody = bottom(rect) - (totals ? 1 : 0);
  const said = new Set(sections.map((section) => section.toLowerCase().replace(/^#/, "")));
  if (said.has("all")) return { first: rect.row, last: bottom(rect) };
  if (said.has("this row")) return row === undefined ? undefined : { first: row, last: row };
  if (said.size === 0) return { first: firstBody, last: lastBody };
  const spans = [
    ...(said.has("headers") && headers ? [{ first: rect.row, last: rect.row }] : []),
    ...(said.has("data") ? [{ first: firstBody, last: lastBody }] : []),
    ...(said.has("totals") && totals ? [{ first: bottom(rect), last: bottom(rect) }] : []),
  ];
  return spans.length === 0 ? undefined : { first: spans[0]!.first, last: spans[spans.length - 1]!.last };
}

function changeMentions(book: Book, table: Table, change: (mention: Mention) => string): void {
  const home = book.sheets.find(({ tables }) => tables.includes(table));
  const name = table.name.toLowerCase();
  changeEveryFormula(book, (formula, sheet, row, column) => {
    const own =
      row !== undefined && column !== undefined && sheet === home && contains(table.rect, row, column);
    if (!(own && formula.includes("[")) && !formula.toLowerCase().includes(name)) return formula;
    return tokenize(formula)
      .map(({ type, value }) => {
        const said = type === tokenTypes.REF_STRUCT ? parseStructRef(value) : undefined;
        if (said && (said.table ? sameName(said.table, table.name) : own)) {
          return change({ text: value, said, row, sheet });
        }
        if (type !== tokenTypes.REF_NAMED || !sameName(value, table.name)) return value;
        return change({ text: value, said: { table: value }, row, sheet });
      })
      .join("");
  });
}
