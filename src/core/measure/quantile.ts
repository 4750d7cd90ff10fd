/**
 * The value below which a fraction of the numbers lie: R's type 7, Excel's PERCENTILE.INC, which joins neighbours by a line.
 * @param sorted ascending, without blanks; none gives NaN
 */
export function quantileOfSorted(sorted: Float64Array, fraction: number): number {
  if (sorted.length === 0) return NaN;
  const place = (sorted.length - 1) * fraction;
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (place - below) * (high - low);
}

/** How many different numbers there are. */
export function differentInSorted(sorted: Float64Array): number {
  let count = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) count++;
  return count;
}
