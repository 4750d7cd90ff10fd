import { parseA1Ref, stringifyA1Ref, tokenize, tokenTypes } from "@borgar/fx";
import { bottom } from "../../core/sheet/address";
import { grown, type Growth } from "./growth";

/** Which references of a formula are looked at. */
export interface FormulaPlace {
  /** The sheet that the table is on. */
  sheet: string;
  /** The formula is on that sheet, so a reference without a sheet is to it. */
  isOnSheet: boolean;
  /**
   * Only references whose rows are fixed (`$2:$10`) grow: the formula is one of many that say the same relative to where they
   * stand, as a running total does.
   */
  fixedOnly: boolean;
}

/**
 * A formula after a table has grown, as Excel has it: references to all rows of a column of the table's grow with it, and those
 * to its totals row move down. What names the table and its columns needs no change.
 */
export function grownFormula(formula: string, growth: Growth, place: FormulaPlace): string {
  return tokenize(formula)
    .map(({ type, value }) => (type === tokenTypes.REF_RANGE ? grownReference(value, growth, place) : value))
    .join("");
}

function grownReference(reference: string, growth: Growth, { sheet, isOnSheet, fixedOnly }: FormulaPlace) {
  const parsed = parseA1Ref(reference);
  if (!parsed || !("range" in parsed)) return reference;
  const { context = [], range } = parsed;
  const named = context.length === 1 && context[0]!.toLowerCase() === sheet.toLowerCase();
  if (!named && !(isOnSheet && context.length === 0)) return reference;
  const { top, left, bottom: end, right, $top, $bottom } = range;
  if (fixedOnly && !($top && $bottom)) return reference;
  if (!isNumber(top) || !isNumber(left) || !isNumber(end) || !isNumber(right)) return reference;
  const rect = { row: top + 1, column: left + 1, rows: end - top + 1, columns: right - left + 1 };
  const isTotals = rect.row === growth.totalsRow;
  const isWhole = rect.row <= growth.first && reference.includes(":");
  if (!isTotals && !isWhole) return reference;
  const moved = grown(rect, growth);
  if (moved === rect) return reference;
  const cells = stringifyA1Ref({ range: { ...range, top: moved.row - 1, bottom: bottom(moved) - 1 } });
  return reference.slice(0, reference.lastIndexOf("!") + 1) + cells;
}

const isNumber = (value: number | null | undefined): value is number => typeof value === "number";
