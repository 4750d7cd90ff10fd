import { parseNumber } from "../../core/sheet/parse-number";
import { decodeUtf8 } from "../xml/utf8";

export { parseNumber };

const minus = 45;
const decimalPoint = 46;
const digit0 = 48;
const digit9 = 57;

const powersOfTen = Array.from({ length: 23 }, (_, i) => 10 ** i);

/**
 * The number written from `start` to `end`, or NaN. Plain decimals of up to 15 digits are made from their digits: a whole
 * number below 2^53 divided by a power of ten up to 10^22, both exact, is the nearest double, as `Number` gives (Clinger 1990).
 * Everything else is given to `Number`.
 */
export function readNumber(bytes: Uint8Array, start: number, end: number, part: string): number {
  let i = start;
  const negative = bytes[i] === minus;
  if (negative) i++;
  const first = i;
  let digits = 0;
  let point = end;
  for (; i < end; i++) {
    const byte = bytes[i]!;
    if (byte >= digit0 && byte <= digit9) digits = digits * 10 + byte - digit0;
    else if (byte === decimalPoint && point === end) point = i;
    else break;
  }
  const decimals = Math.max(0, end - point - 1);
  const count = point - first + decimals;
  if (i < end || count < 1 || count > 15) return parseNumber(decodeUtf8(bytes, start, end, part));
  const value = decimals === 0 ? digits : digits / powersOfTen[decimals]!;
  return negative ? -value : value;
}
