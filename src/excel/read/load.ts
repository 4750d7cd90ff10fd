/// <reference types="office-js" />
import type { Rect } from "../../workbook";
import { rangeAt } from "./rect";

export type What = "values" | "numberFormat" | "valueTypes";

/** A range that is being loaded. */
export interface Loaded {
  rect: Rect;
  /** The answer, once. */
  take(): Pick<Excel.Range, What>;
}

/** Loads ranges, each whole. */
export const load = (sheet: Excel.Worksheet, rects: readonly Rect[], what: readonly What[]): Loaded[] =>
  rects.map((rect) => {
    const range = rangeAt(sheet, rect).load(what.join(","));
    return {
      rect,
      take() {
        const answer = Object.fromEntries(what.map((name) => [name, range[name]])) as Pick<Excel.Range, What>;
        // Else the library keeps the range and its answer until the session ends, and Excel watches over it as long.
        range.untrack();
        return answer;
      },
    };
  });
