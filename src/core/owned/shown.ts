import type { CellValue } from "../sheet/spec";

/** What a cell shows; undefined for a formula that was saved without its result. */
export type Shown = (row: number, column: number) => CellValue | undefined;

/** Programs write numbers with fifteen digits or seventeen. */
const SLACK = 1e-12;

/** Whether two cells show the same. An empty text and an empty cell look the same, and programs turn one into the other. */
export function looksSame(wanted: CellValue, found: CellValue): boolean {
  if (typeof wanted === "number" && typeof found === "number") {
    return Math.abs(wanted - found) <= SLACK * Math.max(1, Math.abs(wanted));
  }
  return (wanted ?? "") === (found ?? "");
}
