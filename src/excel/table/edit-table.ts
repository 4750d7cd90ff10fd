import { columnOf } from "../../core/table-edit/row-values";
import type { TableEdit, TableEdited } from "../../workbook";
import type { ExcelContents } from "../read/contents";
import type { Session } from "../run";
import { ExcelTrouble, isTrouble } from "../trouble";
import { isDateAsNumber, lookCloser } from "./closer";
import { lookAtTable } from "./look";
import { planned } from "./plan";
import { refuseProtected } from "./protection";
import { putBack } from "./put-back";
import { rowsNow } from "./rows-now";
import { undo } from "./undo";
import { write } from "./write";

/** How often a table is looked at again that somebody changes just then. */
const TIMES_AGAIN = 3;

/**
 * Puts rows below a table of people's and values in cells of its rows. Where somebody changes the table between our look and our
 * writing, what they did is put back as it was, and the table is looked at again.
 * @throws FatalProblem before anything is written when the edit as a whole can't be done; ExcelTrouble.
 */
export async function editTable(
  session: Session,
  contents: ExcelContents,
  edit: TableEdit,
): Promise<TableEdited> {
  const rows: (number | undefined)[] = edit.append.map(() => undefined);
  const problems: { message: string }[] = [];
  let updated = 0;
  let left = { ...edit, append: edit.append.map((values, index) => ({ values, index })) };
  for (let again = 0; again <= TIMES_AGAIN; again++) {
    const append = left.append.map(({ values }) => values);
    const done = await once(session, contents, { ...left, append }).catch((error: unknown) => {
      // The table or a column of it was there, and is not any more.
      if (!isTrouble(error, "gone")) throw error;
    });
    if (!done) continue;
    updated += done.updated;
    problems.push(...done.problems);
    left.append.forEach(({ index }, i) => (rows[index] = done.rows[i]));
    left = { ...left, update: [], append: left.append.filter((_, i) => done.lost.includes(i)) };
    if (left.append.length) continue;
    return { appended: rows.filter((row) => row !== undefined).length, updated, rows, problems };
  }
  throw new ExcelTrouble("gone", keepsChanging(edit.table));
}

const keepsChanging = (table: string): string =>
  `Somebody keeps changing the table "${table}" while rows are being put in it, so not all of them are there. Try again in a moment.`;

interface DoneOnce {
  updated: number;
  rows: TableEdited["rows"];
  problems: TableEdited["problems"];
  /** Rows that were put in and are not there any more, by their places in the edit. */
  lost: readonly number[];
}

/** @returns nothing when the table was changed meanwhile, and all is as it was then. */
async function once(
  session: Session,
  contents: ExcelContents,
  edit: TableEdit,
): Promise<DoneOnce | undefined> {
  const look = await lookAtTable(session, contents, edit.table);
  refuseProtected(look, contents);
  const drawn = planned(look, edit, contents.date1904);
  const formats = await lookCloser(session, look, drawn);
  if (!formats) return undefined;
  const updates = drawn.updates.filter(
    ({ row, column, written, showsValue }) => !showsValue || isDateAsNumber(written, formats(row, column)),
  );
  const plan = { ...drawn, updates };
  const { appends, fresh, problems } = plan;
  if (!fresh.length && !updates.length) {
    return { updated: 0, rows: appends.map(() => undefined), problems, lost: [] };
  }
  const keyColumn = edit.key === undefined ? undefined : columnOf(look, edit.key);
  const before = await write(session, look, plan, formats, keyColumn).catch(async (error: unknown) => {
    // What was done of the request before it failed is taken back, where it can be told.
    if (error instanceof ExcelTrouble && error.code !== "timeout")
      await undo(session, contents, look, plan, formats);
    throw error;
  });
  if (!before.asLooked) {
    await putBack(session, look, plan, before);
    return undefined;
  }
  const whereNow = () => rowsNow(session, look, plan, keyColumn);
  // All is written: a look that fails is no reason to say that it is not.
  const found = await whereNow().catch(whereNow);
  const rows = appends.map((values) => values && found[fresh.indexOf(values)]);
  return {
    updated: new Set(updates.map(({ row }) => row)).size,
    rows,
    problems,
    lost: appends.flatMap((values, i) => (values && rows[i] === undefined ? [i] : [])),
  };
}
