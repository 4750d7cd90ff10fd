/**
 * The mean as R gives it. R sums in long doubles and then adds the mean of what is left over; here a compensated sum
 * (Neumaier's) does the work of the long double. A plain sum makes the mean of .1 .2 .3 repeated 0.20000000000000004,
 * which puts every 0.2 below its own mean. NaN for no values.
 */
export function preciseMean(values: readonly number[]): number {
  const count = values.length;
  const first = compensatedSum(values, 0) / count;
  return first + compensatedSum(values, first) / count;
}

/** Σ(value − origin), with the error of each addition carried along. */
function compensatedSum(values: readonly number[], origin: number): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const term = value - origin;
    const next = sum + term;
    lost += differenceError(value, origin, term);
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + lost;
}

/** What rounding took from `value − origin`, exactly (Knuth's two-sum). */
function differenceError(value: number, origin: number, difference: number): number {
  const taken = difference - value;
  return value - (difference - taken) - (origin + taken);
}
