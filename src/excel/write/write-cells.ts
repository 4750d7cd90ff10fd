/// <reference types="office-js" />
import type { Rect } from "../../workbook";
import { rangeAt } from "../read/rect";
import { bytesOf } from "./bytes-of";
import type { CellRun } from "./cell-changes";

/** What is queued for a sheet, on its way to Excel. */
export interface Sender {
  /** These cells are about to be changed. */
  before(rect: Rect): void;
  /** How many bytes of answer that costs. */
  weight(rect: Rect): number;
  /** Sends what is queued by now, since it is very much. */
  send(): Promise<void>;
}

/** Bytes sent and answered at once, and sent in one call: well below the 5 MB each that Excel on the web takes. */
const MOST_BYTES = 3_500_000;
const MOST_BYTES_A_CALL = 1_000_000;

/** Queues the cells; what is very much is sent in parts. */
export async function writeCells(
  sender: Sender,
  sheet: Excel.Worksheet,
  runs: readonly CellRun[],
): Promise<void> {
  let bytes = 0;
  for (const { rect, entries, weight } of runs.flatMap(inCalls)) {
    const all = weight + sender.weight(rect);
    if (bytes > 0 && bytes + all > MOST_BYTES) {
      await sender.send();
      bytes = 0;
    }
    bytes += all;
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
