import { Kind } from "../../workbook";
import type { Setup } from "../setup/setup";
import { cleanColumn } from "./cell-rules";
import type { CleanedColumn } from "./cell-rules";
import { textOfCell } from "./cell-text";
import { earlierEqualRows } from "./duplicates";
import type { ProblemList } from "./problem-list";
import { rowNodes } from "./row-nodes";
import { RowState, rowStates } from "./row-states";
import { keyOf } from "./sheet-cells";
import type { SheetCells } from "./sheet-cells";
import type { SourceBuilder } from "./source-builder";
import type { RowCounts, UnreadableCells } from "./source-table";
import { unreadableDates } from "./unreadable-dates";

/** What became of a sheet that was added. */
export interface AddedSheet {
  counts: RowCounts;
  /** Of the fields that have any. */
  unreadable: readonly UnreadableCells[];
}

/**
 * Cleans a sheet's rows, decides which count, and adds those to the source. Undefined when the sheet is left out after all,
 * because nobody can read one of its date columns.
 */
export function addSheet(
  sheet: SheetCells,
  builder: SourceBuilder,
  setup: Setup,
  problems: ProblemList,
  date1904: boolean,
): AddedSheet | undefined {
  const { source } = builder;
  const { layout } = sheet;
  const states = rowStates(sheet, keyOf(layout, source));
  const columns = layout.fields.map((mapped, i) => {
    const cells = mapped && sheet.cells[layout.columns.indexOf(mapped.column)];
    return cells && cleanColumn(cells, sheet.rows, builder.rules[i]!);
  });
  const leftOut = unreadableDates(sheet, source, states, columns);
  if (leftOut) {
    problems.add(leftOut.class, leftOut.where, () => leftOut.message);
    return undefined;
  }
  listMissingFields(sheet, builder, problems);
  const nodes = rowNodes(sheet, states, source, setup.organisation, problems, date1904);
  markDuplicates(sheet, builder, states, nodes, columns, problems, date1904);
  const unreadable = listUnreadable(sheet, builder, states, columns, problems, date1904);
  builder.add({
    sheet: layout.sheet.name,
    firstRow: sheet.firstRow,
    states,
    nodes,
    columns: columns.map((column) => column?.values),
  });
  return { counts: count(states), unreadable };
}

function count(states: Uint8Array): RowCounts {
  const tally = [0, 0, 0, 0, 0];
  for (const state of states) tally[state]!++;
  const [counting, totals, blank, unknownTeam, duplicate] = tally as [number, number, number, number, number];
  return { read: states.length, leftOut: states.length - counting, totals, blank, unknownTeam, duplicate };
}

type Columns = readonly (CleanedColumn | undefined)[];

/** With a Key the first of equal rows stays; without one they may be two rows that happen to be alike (resolution 29). */
function markDuplicates(
  sheet: SheetCells,
  { source }: SourceBuilder,
  states: Uint8Array,
  nodes: Int32Array,
  columns: Columns,
  problems: ProblemList,
  date1904: boolean,
): void {
  const key = sheet.layout.fields[source.fields.findIndex((field) => field.key)];
  const keyCells = key && sheet.cells[sheet.layout.columns.indexOf(key.column)];
  const equalTo = earlierEqualRows(
    states,
    nodes,
    columns.flatMap((column) => column?.values ?? []),
  );
  for (let row = 0; row < states.length; row++) {
    const first = equalTo[row]!;
    if (first === -1) continue;
    if (keyCells) states[row] = RowState.Duplicate;
    const where = { sheet: sheet.layout.sheet.name, row: sheet.firstRow + row };
    problems.add("duplicate-row", where, () => {
      const same = `The same in every column as row ${sheet.firstRow + first}`;
      if (!keyCells)
        return `${same}. Both count, for ${source.name} has no Key to tell copies by: delete one if it is a copy.`;
      return `${same} (${textOfCell(keyCells, row, date1904)}), so it is left out: delete the copy.`;
    });
  }
}

function listUnreadable(
  sheet: SheetCells,
  { source }: SourceBuilder,
  states: Uint8Array,
  columns: Columns,
  problems: ProblemList,
  date1904: boolean,
): UnreadableCells[] {
  return source.fields.flatMap((field, i) => {
    const column = columns[i];
    const mapped = sheet.layout.fields[i];
    if (!column || !mapped) return [];
    const cells = sheet.cells[sheet.layout.columns.indexOf(mapped.column)]!;
    let count = 0;
    for (const row of column.unreadable) {
      if (states[row] !== RowState.Counts) continue;
      count++;
      const where = { sheet: sheet.layout.sheet.name, row: sheet.firstRow + row, column: mapped.header };
      problems.add("cell-blanked", where, () =>
        whyUnreadable(cells.kinds[row]!, textOfCell(cells, row, date1904), NOUNS[field.type]),
      );
    }
    return count > 0
      ? [{ source: source.name, sheet: sheet.layout.sheet.name, field: field.name, count }]
      : [];
  });
}

const NOUNS = { date: "a date", number: "a number", "yes/no": "yes or no", text: "text", person: "text" };

function whyUnreadable(kind: Kind, text: string, noun: string): string {
  if (kind === Kind.Error)
    return `The cell is an error value, ${text}, and is taken as blank: correct its formula.`;
  if (kind === Kind.Unvalued) {
    return "The cell is a formula saved without its result, and is taken as blank: open the workbook in Excel and save it.";
  }
  return `"${text}" is not ${noun}, and is taken as blank: correct the cell.`;
}

/** A field without a column is blank in every row, which the measures that read it can't tell from an empty column. */
function listMissingFields({ layout }: SheetCells, { source }: SourceBuilder, problems: ProblemList): void {
  source.fields.forEach((field, i) => {
    if (layout.fields[i]) return;
    const where = { sheet: layout.sheet.name, row: layout.headerRow, column: field.headers[0]! };
    problems.add(
      "cell-blanked",
      where,
      () =>
        `The sheet has no column for ${field.name} (${field.headers.join(", ")}), so it is blank in every row: add the column, or ` +
        `its header here to Headers in PrimedFields.`,
    );
  });
}
