/** The x86 long double that R adds up in, bit by bit: 64 bits of mantissa, nearest, ties to even. Its exponent is not bounded here. */
export interface LongDouble {
  /** The value is mantissa × 2^exponent. */
  mantissa: bigint;
  exponent: number;
}

const LONG_BITS = 64;
const DOUBLE_BITS = 53;
const SMALLEST_EXPONENT = -1074;

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);
const bitsOf = (value: bigint): number => (value === 0n ? 0 : magnitude(value).toString(2).length);

/** numerator ÷ denominator × 2^exponent as a whole number of the last place that `bits` leave room for. */
function round(
  numerator: bigint,
  denominator: bigint,
  exponent: number,
  bits: number,
  lowest = -Infinity,
): LongDouble {
  if (numerator === 0n) return { mantissa: 0n, exponent: 0 };
  let places = bitsOf(numerator) - bitsOf(denominator) - bits;
  for (;;) {
    const at = Math.max(places, lowest - exponent);
    const top = at < 0 ? numerator << BigInt(-at) : numerator;
    const bottom = at > 0 ? denominator << BigInt(at) : denominator;
    const quotient = magnitude(top) / bottom;
    const twice = 2n * (magnitude(top) - quotient * bottom);
    const up = twice > bottom || (twice === bottom && quotient % 2n === 1n);
    const rounded = quotient + (up ? 1n : 0n);
    // A quotient of one bit too many was cut in the wrong place.
    if (bitsOf(quotient) > bits) {
      places++;
      continue;
    }
    return { mantissa: numerator < 0n ? -rounded : rounded, exponent: exponent + at };
  }
}

export function fromDouble(value: number): LongDouble {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const fraction = bits & ((1n << 52n) - 1n);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  return { mantissa: value < 0 ? -mantissa : mantissa, exponent: Math.max(biased, 1) - 1075 };
}

export function toDouble({ mantissa, exponent }: LongDouble): number {
  const rounded = round(mantissa, 1n, exponent, DOUBLE_BITS, SMALLEST_EXPONENT);
  // Two steps, for 2^-1074 × 2^53 would not fit in one power.
  const half = Math.trunc(rounded.exponent / 2);
  return Number(rounded.mantissa) * 2 ** half * 2 ** (rounded.exponent - half);
}

export function add(a: LongDouble, b: LongDouble): LongDouble {
  const exponent = Math.min(a.exponent, b.exponent);
  const whole = (term: LongDouble) => term.mantissa << BigInt(term.exponent - exponent);
  return round(whole(a) + whole(b), 1n, exponent, LONG_BITS);
}

export const subtract = (a: LongDouble, b: LongDouble): LongDouble =>
  add(a, { mantissa: -b.mantissa, exponent: b.exponent });

export const divide = (a: LongDouble, by: number): LongDouble =>
  round(a.mantissa, BigInt(by), a.exponent, LONG_BITS);

/** The mean as R works it out: a sum over a count, then the mean of what is left over, both in long doubles. */
export function meanInLongDoubles(values: readonly number[]): number {
  if (values.length === 0) return NaN;
  const terms = values.map(fromDouble);
  const zero = fromDouble(0);
  const first = divide(terms.reduce(add, zero), values.length);
  const left = terms.map((term) => subtract(term, first)).reduce(add, zero);
  return toDouble(add(first, divide(left, values.length)));
}
