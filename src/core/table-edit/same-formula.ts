/** Whether two formulas say the same, however they are spaced and whatever their capitals. */
export const sameFormula = (one: string, other: string): boolean =>
  one === other || canonical(one) === canonical(other);

const canonical = (formula: string): string =>
  formula
    .replace(/^=/, "")
    .replace(/"(?:[^"]|"")*"|\s+/g, (found) => (found.startsWith('"') ? found : ""))
    .toUpperCase();
