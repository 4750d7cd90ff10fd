const powersOfTen = Array.from({ length: 23 }, (_, i) => 10 ** i);

/**
 * The number written in `text` from `start` to `end`, or NaN. Plain decimals of up to 15 digits are made from their digits: a
 * whole number below 2^53 divided by a power of ten up to 10^22, both exact, is the nearest double, as `Number` gives (Clinger
 * 1990). Everything else is given to `Number`.
 */
export function parseNumber(text: string, start: number, end: number): number {
  let i = start;
  const negative = text.charCodeAt(i) === 45;
  if (negative) i++;
  const first = i;
  let digits = 0;
  let point = -1;
  for (; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) digits = digits * 10 + code - 48;
    else if (code === 46 && point === -1) point = i;
    else return slowly(text, start, end);
  }
  const count = end - first - (point === -1 ? 0 : 1);
  if (count < 1 || count > 15) return slowly(text, start, end);
  const value = point === -1 ? digits : digits / (powersOfTen[end - point - 1] ?? NaN);
  return negative ? -value : value;
}

/** `Number` without its forms that no workbook means: blank, hexadecimal, infinite. */
function slowly(text: string, start: number, end: number): number {
  const written = text.slice(start, end).trim();
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(written) ? Number(written) : NaN;
}
