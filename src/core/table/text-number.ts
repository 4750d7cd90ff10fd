const NUMBER = /^([+-]?)(?:£ ?)?([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)$/;

/**
 * The number that a text wholly is, after trimming, £ and thousands commas, with brackets for negative (resolution 26);
 * NaN when it is anything else.
 */
export function parseTextNumber(text: string): number {
  const trimmed = text.trim().replace(/−/g, "-");
  const bracketed = trimmed.startsWith("(") && trimmed.endsWith(")");
  const match = NUMBER.exec(bracketed ? trimmed.slice(1, -1).trim() : trimmed);
  if (!match) return NaN;
  const [, before, after, digits] = match;
  const signs = `${before}${after}${bracketed ? "-" : ""}`;
  if (signs.length > 1) return NaN;
  const size = Number(digits!.replace(/,/g, ""));
  return signs === "-" && size !== 0 ? -size : size;
}

/** A number as a cell would show it without a format: 15 significant digits, so 0.1 + 0.2 is "0.3". */
export const plainNumber = (value: number): string =>
  Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
