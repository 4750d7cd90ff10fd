import { stringifyA1Ref, parseA1Ref, tokenize, tokenTypes } from "@borgar/fx";
import type { Token } from "@borgar/fx";

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

/** The same formula as another cell has it: relative references move along with the cell, absolute ones (`$A$1`) stay. */
export function movedFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return tokenize(formula)
    .map((token) => (isCells(token) ? shiftedReference(token.value, rows, columns, true) : token.value))
    .join("");
}

function shiftedReference(reference: string, rows: number, columns: number, relative = false): string {
  const parsed = parseA1Ref(reference);
  if (!parsed || !("range" in parsed) || parsed.context?.length) return reference;
  const { range } = parsed;
  const moved = (
    at: number | null | undefined,
    by: number,
    fixed: boolean | null | undefined,
  ): number | null =>
    at === null || at === undefined ? null : relative && fixed ? at : Math.max(0, at + by);
  return stringifyA1Ref({
    ...parsed,
    range: {
      ...range,
      top: moved(range.top, rows, range.$top),
      bottom: moved(range.bottom, rows, range.$bottom),
      left: moved(range.left, columns, range.$left),
      right: moved(range.right, columns, range.$right),
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
