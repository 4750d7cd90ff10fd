/** What is wrong with a formula: thrown inside this room, and made a Problem at its door. */
export class FormulaError extends Error {
  override readonly name = "FormulaError";
  /** @param at the character, counted from 0, where it goes wrong */
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/** The sentence a person reads, with the place counted from 1. */
export const formulaMessage = (error: FormulaError): string => `${error.message} (character ${error.at + 1})`;
