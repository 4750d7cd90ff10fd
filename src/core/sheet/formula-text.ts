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
 * What a formula says wherever it stands: `AND($F12="Late",1)` and `and( $F9 = "Late" , 1 )` have one shape. Programs put rows in,
 * and spaces, and both must leave a rule of ours recognisable.
 */
export function shapeOf(formula: string): string {
  return tokenize(formula.replace(/^=/, ""))
    .filter(({ type }) => type !== tokenTypes.WHITESPACE)
    .map((token) =>
      isCells(token) ? "#" : token.type === tokenTypes.STRING ? token.value : token.value.toUpperCase(),
    )
    .join("");
}
