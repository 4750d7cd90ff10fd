import type { Rect } from "../../workbook";
import { cellsIn, formulaFor, without } from "../sheet/cut-rects";
import {
  allowedFormulas,
  validationSignature,
  withFormulas,
  type Allowed,
  type Validation,
} from "../sheet/validation";

/** A spec's validations without the cells that have one of people's; their formulas are then for another first cell. */
export const freeValidations = (validations: readonly Validation[], theirs: readonly Rect[]): Validation[] =>
  validations
    .map((validation) => {
      const rects = without(validation.rects, theirs);
      const allowed = withFormulas(validation.allowed, (text) => formulaFor(rects, text, validation.rects));
      return { ...validation, rects, allowed };
    })
    .filter(({ rects }) => rects.length);

/** What a validation of ours says (`validationSignature`), and the cells in our area that it holds for. */
export type ValidationStanding = readonly [signature: string, inside: readonly Rect[]];

/** What a validation is to say, in the words of `validationSignature`. */
export const signatureFor = (allowed: Allowed, date1904: boolean): string =>
  validationSignature(allowed.kind === "any" ? "none" : allowed.kind, allowedFormulas(allowed, date1904));

/** Whether validations are there, each as large as it should be, and no others of ours. */
export function coversValidations(
  ours: readonly ValidationStanding[],
  wanted: readonly Validation[],
  date1904: boolean,
): boolean {
  const should = cellsBySignature(
    wanted.map(({ allowed, rects }) => [signatureFor(allowed, date1904), rects]),
  );
  const is = cellsBySignature(ours);
  return is.size === should.size && [...should].every(([signature, cells]) => is.get(signature) === cells);
}

function cellsBySignature(list: readonly ValidationStanding[]): Map<string, number> {
  const cells = new Map<string, number>();
  for (const [signature, rects] of list) cells.set(signature, (cells.get(signature) ?? 0) + cellsIn(rects));
  return cells;
}
