/** `Number` without its forms that no workbook means: blank, hexadecimal, infinite. */
export function parseNumber(text: string): number {
  const written = text.trim();
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(written) ? Number(written) : NaN;
}
