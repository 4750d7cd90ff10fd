/** Puts the number of a rank, from 0, in its place in sorted order: none before it is greater, none after it is less. */
function select(values: Float64Array, rank: number): void {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1] as number;
    let [i, j] = [low, high];
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i > j) break;
      const kept = values[i] as number;
      values[i++] = values[j] as number;
      values[j--] = kept;
    }
    if (rank <= j) high = j;
    else if (rank >= i) low = i;
    else return;
  }
}

/**
 * The value below which a fraction of the numbers lie: R's type 7, Excel's PERCENTILE.INC, which joins neighbours by a line.
 * @param values without blanks, in any order, which is changed; none gives NaN
 */
export function quantileOf(values: Float64Array, fraction: number): number {
  if (values.length === 0) return NaN;
  const place = (values.length - 1) * fraction;
  const below = Math.floor(place);
  select(values, below);
  const low = values[below] as number;
  if (place === below) return low;
  let high = Infinity;
  for (let i = below + 1; i < values.length; i++) high = Math.min(high, values[i] as number);
  return low + (place - below) * (high - low);
}

/**
 * The same of numbers that are counted instead of listed.
 * @param counts how often each of the whole numbers from `lowest` on comes
 */
export function quantileOfCounts(counts: Int32Array, lowest: number, fraction: number): number {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i] as number;
  if (total === 0) return NaN;
  const place = (total - 1) * fraction;
  const below = Math.floor(place);
  const [low, high] = [atRank(counts, below), atRank(counts, Math.min(below + 1, total - 1))];
  return lowest + low + (place - below) * (high - low);
}

function atRank(counts: Int32Array, rank: number): number {
  let before = 0;
  for (let i = 0; i < counts.length; i++) {
    before += counts[i] as number;
    if (before > rank) return i;
  }
  return counts.length;
}

/** How many different numbers there are; the order of the values is changed. */
export function differentIn(values: Float64Array): number {
  const sorted = values.sort();
  let count = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) count++;
  return count;
}
