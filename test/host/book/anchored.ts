import type { Rect } from "../../../src/workbook";
import { filledFormula } from "../../../src/core/sheet/formula-text";
import { intersection } from "./areas";

/**
 * Conditional formats and validations hold one formula for many cells: that of their first rectangle's first cell. Where other cells
 * become the first, it is written anew.
 */

/** A formula of one cell as that of another; what has no equals sign stays as it is. */
export const formulaFor = (formula: string, from: Rect, to: Rect): string =>
  formula.startsWith("=") ? filledFormula(formula, from, to) : formula;

/** What the two have in common, in the order of the first. */
export const commonCells = (rects: readonly Rect[], others: readonly Rect[]): Rect[] =>
  rects.flatMap((rect) => others.flatMap((other) => intersection(rect, other) ?? []));
