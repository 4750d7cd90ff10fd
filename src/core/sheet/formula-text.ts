import {
  parseA1Ref,
  stringifyA1Ref,
  tokenize,
  tokenTypes,
  translateFormulaToA1,
  translateFormulaToR1C1,
} from "@borgar/fx";
import type { Token } from "@borgar/fx";
import { address } from "./address";

/**
 * Formulas as text, without their equals sign, in the English form that files and Office.js hold. A formula of a spec refers to
 * cells of its own sheet in plain A1 form; to anything else by a name or a table, which hold wherever the sheet goes.
 */

const isCells = ({ type }: Token): boolean => type === tokenTypes.REF_RANGE || type === tokenTypes.REF_BEAM;

/** The same formula on a sheet whose content stands lower or further right: every reference to its own cells moves along. */
export function shiftedFormula(formula: string, rows: number, columns: number): string {
  return tokenize(formula)
    .map((token) => (isCells(token) ? shiftedReference(token.value, rows, columns) : token.value))
    .join("");
}

/** The same formula in another cell: what is relative in it moves along, as when Excel fills cells down. */
export function filledFormula(
  formula: string,
  from: { row: number; column: number },
  to: { row: number; column: number },
): string {
  if (from.row === to.row && from.column === to.column) return formula;
  const relative = translateFormulaToR1C1(formula, address(from.row, from.column));
  return relative === formula ? formula : translateFormulaToA1(relative, address(to.row, to.column));
}

function shiftedReference(reference: string, rows: number, columns: number): string {
  const parsed = parseA1Ref(reference);
  if (!parsed || !("range" in parsed) || parsed.context?.length) return reference;
  const { range } = parsed;
  const moved = (at: number | null | undefined, by: number): number | null =>
    at === null || at === undefined ? null : Math.max(0, at + by);
  return stringifyA1Ref({
    ...parsed,
    range: {
      ...range,
      top: moved(range.top, rows),
      bottom: moved(range.bottom, rows),
      left: moved(range.left, columns),
      right: moved(range.right, columns),
    },
  });
}

/**
 * What a formula says wherever it stands: `AND($F12="Late",.5)` and `and( $F9 = "Late" , 0.50 )` have one shape. Programs put rows
 * in, and spaces, and write numbers in their own way; all must leave a rule of ours recognisable.
 */
export function shapeOf(formula: string): string {
  return tokenize(formula.replace(/^=/, ""))
    .filter(({ type }) => type !== tokenTypes.WHITESPACE)
    .map((token) => {
      if (isCells(token)) return "#";
      if (token.type === tokenTypes.STRING) return token.value;
      if (token.type === tokenTypes.NUMBER) return plainNumber(Number(token.value));
      // LibreOffice writes TRUE as 1.
      if (token.type === tokenTypes.BOOLEAN) return token.value.toUpperCase() === "TRUE" ? "1" : "0";
      return token.value.toUpperCase();
    })
    .join("");
}

/** A number in the digits that every program keeps. */
export const plainNumber = (value: number): string => String(Number(value.toPrecision(12)));
