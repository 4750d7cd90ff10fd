/// <reference types="office-js" />
import type { Rect } from "../../workbook";
import { rangeAt } from "../read/rect";
import type { CellRun, Entry } from "./cell-changes";

/** What is queued for a sheet, on its way to Excel. */
export interface Sender {
  /** These cells are about to be changed. */
  before(rect: Rect): void;
  /** Sends what is queued by now, since it is very much. */
  send(): Promise<void>;
}

/** Bytes sent at once, and in one call: well below the 5 MB that Excel on the web takes, whatever else is in the request. */
const MOST_BYTES = 2_500_000;
const MOST_BYTES_A_CALL = 1_000_000;

/** Queues the cells; what is very much is sent in parts. */
export async function writeCells(
  sender: Sender,
  sheet: Excel.Worksheet,
  runs: readonly CellRun[],
): Promise<void> {
  let bytes = 0;
  for (const { rect, entries, weight } of runs.flatMap(inCalls)) {
    if (bytes > 0 && bytes + weight > MOST_BYTES) {
      await sender.send();
      bytes = 0;
    }
    bytes += weight;
    sender.before(rect);
    rangeAt(sheet, rect).formulas = entries;
  }
}

/** A run cut into lines that one call takes. */
function inCalls({ rect, entries }: CellRun): (CellRun & { weight: number })[] {
  const calls: (CellRun & { weight: number })[] = [];
  entries.forEach((line, down) => {
    const weight = bytesOf(line);
    const last = calls.at(-1);
    if (last && last.weight + weight <= MOST_BYTES_A_CALL) {
      last.entries.push(line);
      last.rect.rows++;
      last.weight += weight;
    } else calls.push({ rect: { ...rect, row: rect.row + down, rows: 1 }, entries: [line], weight });
  });
  return calls;
}

/** As JSON in UTF-8: three bytes at most for what is not plain. */
function bytesOf(line: readonly Entry[]): number {
  const text = JSON.stringify(line);
  return text.length + 2 * (text.match(/[^ -~]/g)?.length ?? 0);
}
