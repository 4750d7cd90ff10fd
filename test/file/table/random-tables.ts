import fc from "fast-check";
import { address, columnLetters } from "../../../src/core/sheet/address";
import { escapeText } from "../../../src/file/xml/escape";
import type { TableEdit } from "../../../src/workbook";
import { logBook } from "./log-book";

/** A person's table drawn at random, and what is to be done to it. */
export interface RandomTable {
  /** Its first cell, where the header is. */
  row: number;
  column: number;
  headers: readonly string[];
  /** Filled rows: in each, a cell a column. The column Ref has a key. */
  rows: readonly (readonly RandomCell[])[];
  /** Rows at the end that hold formats alone. */
  blanks: number;
  totals: boolean;
  /** Cells of people's around the table: how far from its last row, and in which column. */
  around: readonly { down: number; column: number }[];
  /** How the file is written. */
  addressed: boolean;
}

export interface RandomCell {
  value: string | number | null;
  format: number;
}

const OURS = ["Ref", "Action", "Due", "Status"];
const THEIRS = ["Note", "Initials", "My order", "Cost"];
const value = fc.oneof(
  fc.constantFrom("Open", "Done", "=1+1", "00123", " x "),
  fc.integer({ min: -5, max: 50_000 }),
  fc.constant(null),
);
const cell: fc.Arbitrary<RandomCell> = fc.record({ value, format: fc.integer({ min: 0, max: 5 }) });

export const randomTable: fc.Arbitrary<RandomTable> = fc
  .tuple(fc.shuffledSubarray(THEIRS), fc.integer({ min: 0, max: 5 }))
  .chain(([extra, rows]) =>
    fc.record({
      row: fc.integer({ min: 1, max: 4 }),
      column: fc.integer({ min: 1, max: 4 }),
      headers: fc.shuffledSubarray([...OURS, ...extra], { minLength: OURS.length + extra.length }),
      rows: fc.array(
        fc.array(cell, { minLength: OURS.length + extra.length, maxLength: OURS.length + extra.length }),
        { minLength: rows, maxLength: rows },
      ),
      blanks: fc.integer({ min: rows ? 0 : 1, max: 2 }),
      totals: fc.boolean(),
      around: fc.array(
        fc.record({ down: fc.integer({ min: -3, max: 8 }), column: fc.integer({ min: 1, max: 14 }) }),
        { maxLength: 4 },
      ),
      addressed: fc.boolean(),
    }),
  );

const values = fc.dictionary(
  fc.constantFrom("action", " Status", "NOTE", "due"),
  fc.oneof(value, fc.record({ day: fc.integer({ min: 40_000, max: 50_000 }) })),
);

/** Values for headers that the table may not have are taken out where the edit is made for it. */
export const randomEdit: fc.Arbitrary<Omit<TableEdit, "table">> = fc.record({
  key: fc.constant("ref"),
  append: fc
    .array(values, { maxLength: 4 })
    .map((rows) => rows.map((row, i) => ({ ...row, Ref: `new ${i}` }))),
  update: fc.array(fc.record({ key: fc.integer({ min: 1, max: 7 }).map((n) => `K${n}`), values }), {
    maxLength: 3,
  }),
});

/** Where the table's parts are on the sheet. */
export const placesOf = ({ row, column, headers, rows, blanks, totals }: RandomTable) => ({
  first: row + 1,
  lastFilled: row + rows.length,
  last: row + rows.length + blanks,
  totalsRow: totals ? row + rows.length + blanks + 1 : undefined,
  bottom: row + rows.length + blanks + (totals ? 1 : 0),
  left: column,
  right: column + headers.length - 1,
});

/** The workbook with the table. */
export function bookOf(table: RandomTable): Uint8Array {
  const { headers, column, row, rows, totals, around, addressed } = table;
  const { first, last, bottom, left, right } = placesOf(table);
  const cells = new Map<number, Map<number, string>>();
  const put = (at: number, across: number, content: RandomCell): void => {
    if (!cells.has(at)) cells.set(at, new Map());
    cells.get(at)!.set(across, cellOf(at, across, content));
  };
  headers.forEach((header, i) => put(row, column + i, { value: header, format: 2 }));
  rows.forEach((line, i) =>
    line.forEach((one, j) => {
      const isKey = headers[j] === "Ref";
      put(first + i, column + j, isKey ? { ...one, value: `K${i + 1}` } : one);
    }),
  );
  for (let at = first + rows.length; at <= last; at++) {
    headers.forEach((_, j) => put(at, column + j, { value: null, format: (at + j) % 6 }));
  }
  if (totals) headers.forEach((_, j) => put(bottom, column + j, { value: `total ${j}`, format: 2 }));
  for (const { down, column: across } of around) {
    const at = bottom + down;
    if (at < 1 || (at >= row && at <= bottom && across >= left && across <= right)) continue;
    put(at, across, { value: "mine", format: 3 });
  }
  const xml = [...cells]
    .sort(([a], [b]) => a - b)
    .map(([at, line]) => {
      const sorted = [...line].sort(([a], [b]) => a - b).map(([, one]) => one);
      return `<row r="${at}">${sorted.join("")}</row>`;
    });
  const range = (from: number, to: number) => `${address(from, left)}:${address(to, right)}`;
  return logBook({
    rows: xml,
    before: `<dimension ref="A1"/>`,
    after: `<conditionalFormatting sqref="${range(first, last)}"><cfRule type="expression" priority="1"><formula>TRUE</formula></cfRule></conditionalFormatting>`,
    table: `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="Log" displayName="ActionLog" ref="${range(row, bottom)}"${totals ? ' totalsRowCount="1"' : ""}><autoFilter ref="${range(row, last)}"/><tableColumns count="${headers.length}">${headers.map((header, i) => `<tableColumn id="${i + 1}" name="${header}"/>`).join("")}</tableColumns></table>`,
    ...(addressed ? {} : { sheet: withoutAddresses }),
  });
}

/** Where a cell follows on the one before it, its address says nothing. */
const withoutAddresses = (xml: string): string => {
  let expected = "";
  return xml.replace(/<c r="([A-Z]+)(\d+)"/g, (found, letters: string, row: string) => {
    const isNext = `${letters}${row}` === expected;
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    expected = `${columnLetters(column + 1)}${row}`;
    return isNext || letters === "A" ? "<c" : found;
  });
};

function cellOf(row: number, column: number, { value: content, format }: RandomCell): string {
  const open = `<c r="${address(row, column)}" s="${format}"`;
  if (content === null) return `${open}/>`;
  if (typeof content === "number") return `${open}><v>${content}</v></c>`;
  return `${open} t="inlineStr"><is><t xml:space="preserve">${escapeText(content)}</t></is></c>`;
}
