/// <reference types="office-js" />
import { wouldBeRead } from "../../core/sheet/text-excel-reads";
import { rangeAt } from "../read/rect";
import type { Session } from "../run";
import type { CellRun, Entry } from "./cell-changes";

/** Characters sent at once: well below what Excel on the web takes. */
const MOST_CHARACTERS = 2_500_000;

/** Queues the cells; what is very much is sent in parts. */
export async function writeCells(
  session: Session,
  sheet: Excel.Worksheet,
  runs: readonly CellRun[],
): Promise<void> {
  let characters = 0;
  for (const { rect, entries } of runs) {
    const its = JSON.stringify(entries).length;
    if (characters > 0 && characters + its > MOST_CHARACTERS) {
      await session.sync();
      characters = 0;
    }
    characters += its;
    rangeAt(sheet, rect).formulas = entries;
  }
}

/** A text as it was, whatever its cell's format is. */
export const asTyped = (entry: Entry): Entry =>
  typeof entry === "string" && !entry.startsWith("=") && wouldBeRead(entry) ? `'${entry}` : entry;
