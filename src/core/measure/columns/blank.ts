import { filled } from "./batch";
import { conditions } from "./vector";
import type { ConditionVector, Operation, Vector } from "./vector";

type Values = Vector["values"];

/** The code of a blank in a column of codes. */
const BLANK_TEXT = 0;
const BLANK_YES_NO = 2;

function whereCode(from: Values, code: number, into: Uint8Array, length: number): void {
  for (let i = 0; i < length; i++) into[i] = Number(from[i] === code);
}

function whereNaN(from: Values, into: Uint8Array, length: number): void {
  for (let i = 0; i < length; i++) into[i] = Number(from[i] !== from[i]);
}

/** Whether the cell is blank: asked outright, so never counted as a blank that decided something. */
export function blankOf(of: Operation): Operation<ConditionVector> {
  const into = conditions(false);
  return filled(into, [of], (length) => {
    if (of.type === "text") whereCode(of.values, BLANK_TEXT, into.values, length);
    else if (of.type === "yes/no") whereCode(of.values, BLANK_YES_NO, into.values, length);
    else whereNaN(of.values, into.values, length);
  });
}
