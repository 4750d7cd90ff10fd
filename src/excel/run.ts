/// <reference types="office-js" />
import { isTrouble, noAnswer, troubleOf, WAITING } from "./trouble";

/** One conversation with Excel. What is queued in `context` is done, and what is loaded is there, after the next `sync`. */
export interface Session {
  readonly context: Excel.RequestContext;
  /**
   * Sends what is queued. Where one action fails, those before it stand: Excel takes nothing back.
   * @throws ExcelTrouble when Excel refuses, or gives no answer in time.
   */
  sync(): Promise<void>;
}

export interface RunOptions {
  /** Milliseconds to wait for the answer to one sync; 90 seconds when left out. */
  timeout?: number;
  /** Hears a sentence when an answer is long in coming: Excel keeps us waiting while somebody types in a cell. */
  waiting?: (message: string) => void;
  /** Milliseconds after which `waiting` hears it; 3 seconds when left out. */
  waitingAfter?: number;
  /** The work only reads: when no answer comes it is begun once more. A write is never sent again unseen, for it may have been done. */
  readAgain?: boolean;
}

const TIMEOUT = 90_000;
const WAITING_AFTER = 3_000;

/**
 * Works with the workbook that Excel has open: the one place where `Excel.run` and `context.sync` are called. While somebody is
 * typing in a cell, requests wait until they have finished.
 * @throws ExcelTrouble, and whatever `work` throws.
 */
export async function withExcel<T>(options: RunOptions, work: (session: Session) => Promise<T>): Promise<T> {
  try {
    return await once(options, work);
  } catch (error) {
    if (!options.readAgain || !isTrouble(error, "timeout")) throw error;
    return once(options, work);
  }
}

/** `Excel.run` tidies up when its work is done, and might wait for ever where Excel does not answer: so its end is not waited for. */
function once<T>(options: RunOptions, work: (session: Session) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const failed = (error: unknown) => reject(troubleOf(error));
    const run = async (context: Excel.RequestContext): Promise<void> => {
      await work({ context, sync: () => answered(context, options) }).then(resolve, failed);
    };
    try {
      void Excel.run({ delayForCellEdit: true }, run).catch(failed);
    } catch (error) {
      failed(error);
    }
  });
}

function answered(
  context: Excel.RequestContext,
  { timeout = TIMEOUT, waiting, waitingAfter = WAITING_AFTER }: RunOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const notice = setTimeout(() => waiting?.(WAITING), waitingAfter);
    const limit = setTimeout(() => {
      clearTimeout(notice);
      reject(noAnswer(timeout / 1000));
    }, timeout);
    const settled = (settle: () => void): void => {
      clearTimeout(notice);
      clearTimeout(limit);
      settle();
    };
    context.sync().then(
      () => settled(resolve),
      (error: unknown) => settled(() => reject(troubleOf(error))),
    );
  });
}
