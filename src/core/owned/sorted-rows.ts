/**
 * Which row of before each row of a table now is, when somebody has done no more than sort them; undefined when that does not explain
 * them. Rows are told apart by what they hold.
 */
export function sortedFrom(before: readonly string[], now: readonly string[]): number[] | undefined {
  if (before.length !== now.length) return undefined;
  const places = new Map<string, number[]>();
  // From the end, so that equal rows are taken in their order.
  for (let row = before.length - 1; row >= 0; row--) {
    const same = places.get(before[row]!);
    if (same) same.push(row);
    else places.set(before[row]!, [row]);
  }
  const rows = now.map((key) => places.get(key)?.pop() ?? -1);
  return rows.includes(-1) ? undefined : rows;
}
