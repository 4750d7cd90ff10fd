import type { FieldSetup, SourceSetup } from "../setup/setup";
import { SECONDS_A_DAY } from "../calendar/day";
import type { Column } from "./column";
import { rulesFor } from "./field-rules";
import type { CellRules } from "./cell-rules";
import { RowState } from "./row-states";
import type { SourceTable } from "./source-table";
import { wordList } from "./word-list";
import type { WordList } from "./word-list";

/** A source's rows, sheet after sheet; joined once, at the end. */
export interface SourceBuilder {
  source: SourceSetup;
  /** How each field's cells are read; one for each field of the source. */
  rules: readonly CellRules[];
  /** The words of a text field, by its place in the source. */
  words: readonly WordList[];
  /** Adds the rows that count. `columns` has one for each field; undefined = all blank. */
  add(rows: {
    sheet: string;
    firstRow: number;
    states: Uint8Array;
    nodes: Int32Array;
    columns: readonly (Float64Array | undefined)[];
  }): void;
  /** The table, or undefined when no sheet was added: no data, which is not the same as no rows. */
  build(): SourceTable | undefined;
}

export function sourceBuilder(source: SourceSetup, date1904: boolean): SourceBuilder {
  const words = source.fields.map(() => wordList());
  const sheets: string[] = [];
  const nodes: Int32Array[] = [];
  const sheetRows: Int32Array[] = [];
  const values: Float64Array[][] = source.fields.map(() => []);
  return {
    source,
    words,
    rules: source.fields.map((field, i) => rulesFor(field, date1904, words[i]!)),
    add: (part) => {
      const kept = rowsThatCount(part.states);
      sheets.push(part.sheet);
      nodes.push(kept.map((row) => part.nodes[row]!));
      sheetRows.push(kept.map((row) => part.firstRow + row));
      part.columns.forEach((column, i) => values[i]!.push(pick(column, kept)));
    },
    build: () => {
      if (sheets.length === 0) return undefined;
      const node = joinIntegers(nodes);
      const columns = source.fields.map(
        (field, i) => [field.name, columnOf(field, join(values[i]!), words[i]!)] as const,
      );
      return {
        source,
        rows: node.length,
        node,
        columns: new Map(columns),
        sheet: joinIntegers(nodes.map((part, i) => new Int32Array(part.length).fill(i))),
        sheetRow: joinIntegers(sheetRows),
        sheets,
      };
    },
  };
}

function rowsThatCount(states: Uint8Array): Int32Array {
  const kept = new Int32Array(states.length);
  let count = 0;
  for (let row = 0; row < states.length; row++) if (states[row] === RowState.Counts) kept[count++] = row;
  return kept.subarray(0, count);
}

function pick(column: Float64Array | undefined, rows: Int32Array): Float64Array {
  if (!column) return new Float64Array(rows.length).fill(NaN);
  if (rows.length === column.length) return column;
  const picked = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = column[rows[i]!]!;
  return picked;
}

function join(parts: readonly Float64Array[]): Float64Array {
  if (parts.length === 1) return parts[0]!;
  const joined = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function joinIntegers(parts: readonly Int32Array[]): Int32Array {
  const joined = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function columnOf(field: FieldSetup, values: Float64Array, words: WordList): Column {
  switch (field.type) {
    case "number":
      return { type: "number", values };
    case "date":
      return { type: "date", values, dateOnly: isDateOnly(values) };
    case "yes/no":
      return {
        type: "yes/no",
        values: Uint8Array.from(values, (value) => (Number.isNaN(value) ? 2 : value)),
      };
    case "text":
    case "person":
      // A blank is NaN, which an Int32Array takes as 0: the code of the blank.
      return { type: "text", codes: new Int32Array(values), words: words.words };
  }
}

function isDateOnly(moments: Float64Array): boolean {
  for (const moment of moments) {
    const midnight = Math.floor(moment / SECONDS_A_DAY) * SECONDS_A_DAY;
    if (moment !== midnight && !Number.isNaN(moment)) return false;
  }
  return true;
}
