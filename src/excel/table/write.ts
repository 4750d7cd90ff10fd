/// <reference types="office-js" />
import { isFormula } from "../../core/sheet/grid";
import { TEXT_FORMAT, wouldBeRead } from "../../core/sheet/text-excel-reads";
import type { WrittenValue } from "../../core/table-edit/row-values";
import type { Session } from "../run";
import { type Before, queueBefore } from "./before";
import { isDateAsNumber, type NumberFormats } from "./closer";
import { type Held, queueHeld } from "./held";
import type { LookedColumn, TableLook } from "./look";
import type { Plan } from "./plan";
import { cellsOf, type TableCells } from "./cells";
import { changed } from "./protection";

const DATE_FORMAT = "dd/mm/yyyy";
const PLAIN_FORMAT = "General";

/**
 * Does what is planned, in one sync that begins by loading what it is about to write over: somebody may have changed the table since
 * it was looked at.
 * @returns what was there before, and what was left there.
 * @param keyColumn is written last, so that a row which has its key has all the rest.
 */
export async function write(
  session: Session,
  look: TableLook,
  plan: Plan,
  formats: NumberFormats,
  keyColumn: LookedColumn | undefined,
): Promise<Before & { left: Held }> {
  const before = queueBefore(session, look, plan, keyColumn);
  let left: (() => Held) | undefined;
  await changed(session, look, () => {
    if (plan.by) grow(session, look, plan);
    const cells = cellsOf(session, look, plan.by);
    if (plan.by && plan.model <= look.last) {
      cells.rows(look.last + 1, plan.by).copyFrom(cells.rows(plan.model, 1), "Formats");
    }
    const others = look.columns.filter((column) => column !== keyColumn);
    for (const column of keyColumn ? [...others, keyColumn] : others)
      writeColumn(cells, column, plan, formats);
    for (const { row, column, written } of plan.updates) {
      writeCell(cells.at(row, column), written, formats(row, column));
    }
    left = queueHeld(cells, look, plan);
  });
  return { ...before(), left: left!() };
}

/** Makes room. With a totals row, cells are put in above it, row by row, each within the table: Excel then grows it. */
function grow(session: Session, look: TableLook, { by }: Plan): void {
  const table = session.context.workbook.tables.getItem(look.id);
  if (look.totals) for (let i = 0; i < by; i++) table.getTotalRowRange().insert("Down");
  else table.resize(table.getRange().getResizedRange(by, 0));
}

function writeColumn(
  cells: TableCells,
  column: LookedColumn,
  { fresh, next, by }: Plan,
  formats: NumberFormats,
): void {
  const { calculated } = column;
  if (calculated !== undefined) {
    if (!by) return;
    const first = next + fresh.length - by;
    const format = formats(first, column);
    const range = cells.column(first, by, column);
    // In a cell that takes all for text a formula would be one.
    if (format === TEXT_FORMAT) range.numberFormat = filled(by, PLAIN_FORMAT);
    range.formulasR1C1 = filled(by, calculated);
    if (format === TEXT_FORMAT) range.numberFormat = filled(by, format);
    return;
  }
  const written = fresh.map((values) => values.get(column));
  const own: ([string, number] | undefined)[] = written.map((one, i) => {
    const format = one && formatFor(one, formats(next + i, column));
    return format === undefined ? undefined : [format, i];
  });
  if (written.every((one) => (one?.value ?? null) === null)) return;
  const change = (format: (i: number) => string | undefined): void => {
    const changes = own.map((one, i) => [one ? (format(i) ?? null) : null]);
    if (changes.some(([one]) => one !== null))
      cells.column(next, fresh.length, column).numberFormat = changes;
  };
  change((i) => own[i]?.[0]);
  cells.column(next, fresh.length, column).values = written.map((one) => [one ? typed(one) : null]);
  change((i) => (own[i]?.[0] === PLAIN_FORMAT ? formats(next + i, column) : undefined));
}

function writeCell(cell: Excel.Range, written: WrittenValue, format: string): void {
  const own = formatFor(written, format);
  if (own !== undefined) cell.numberFormat = [[own]];
  cell.values = [[typed(written) ?? ""]];
  if (own === PLAIN_FORMAT) cell.numberFormat = [[format]];
}

/** The number format that a cell must have when its value is put in, where that is another than it has. */
function formatFor(written: WrittenValue, format: string): string | undefined {
  const { value } = written;
  if (isDateAsNumber(written, format)) return DATE_FORMAT;
  if (typeof value === "string")
    return wouldBeRead(value) && format !== TEXT_FORMAT ? TEXT_FORMAT : undefined;
  // A cell that takes all for text would make a text of it: it is given its format back.
  return value !== null && format === TEXT_FORMAT ? PLAIN_FORMAT : undefined;
}

/** As it is put into a cell; null leaves the cell alone. */
const typed = ({ value }: WrittenValue): unknown => (isFormula(value) ? `=${value.formula}` : value);

const filled = <T>(rows: number, value: T): T[][] => Array.from({ length: rows }, () => [value]);
