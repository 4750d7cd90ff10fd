import { withRoles } from "../core/owned/with-roles";
import type { CellBlock, ReadRequest, Workbook } from "../workbook";
import { applySpecs } from "./apply";
import { excelContents, type ExcelContents } from "./read/contents";
import { readCells } from "./read/read-cells";
import type { Weights } from "./read/reading";
import { LIMITS, type Limits } from "./read/together";
import { withExcel, type RunOptions } from "./run";
import { isTrouble } from "./trouble";
import { editTable } from "./table/edit-table";

export interface ExcelOptions extends Omit<RunOptions, "readAgain"> {
  limits?: Limits;
}

/**
 * The port over the workbook that Excel has open. Nothing is staged: what is written is there at once, and Excel takes nothing back.
 * Every failure is an `ExcelTrouble` or a `FatalProblem`, whose message says what to do.
 */
export function excelWorkbook({ limits = LIMITS, ...run }: ExcelOptions = {}): Workbook {
  /** As it was last asked for: reading goes by it, until something is written. */
  let known: Promise<ExcelContents> | undefined;
  const reading = { ...run, readAgain: true };
  const contents = (): Promise<ExcelContents> => {
    const asked = withExcel(reading, excelContents);
    asked.catch(() => (known = undefined));
    return (known = asked);
  };
  const writing = <T>(work: () => Promise<T>): Promise<T> =>
    work().finally(() => {
      known = undefined;
    });
  const weights: Weights = new Map();
  const readAll = async (requests: readonly ReadRequest[]): Promise<CellBlock[]> => {
    if (requests.length === 0) return [];
    const asked = await (known ?? contents());
    return withExcel(reading, (session) => readCells(session, asked, requests, limits, weights));
  };
  return {
    contents: async () => withRoles(await contents()),
    read: async (request) => (await readAll([request]))[0]!,
    readAll,
    apply: (specs, options) => {
      const apply = () =>
        withExcel(run, (session) => applySpecs(session, (work) => withExcel(run, work), specs, options));
      return writing(() =>
        apply().catch((error: unknown) => {
          // It fails only while it looks, before anybody is asked and anything is written: that may be tried once more.
          if (!isTrouble(error, "timeout")) throw error;
          return apply();
        }),
      );
    },
    editTable: (edit) =>
      writing(() =>
        withExcel(run, async (session) => editTable(session, await excelContents(session), edit)),
      ),
  };
}
