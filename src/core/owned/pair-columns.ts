import { alignRows } from "../sheet/align-rows";
import type { CellRecord } from "../sheet/cell-record";

/**
 * Which column of the record each filled column of the area now is, or -1 for one that was not there: known by what it holds when people
 * have put columns in or taken some out, in whatever rows that now is. Where the area has its old size, they may have done so with a
 * program that said nothing of it to the area; that counts only if it explains every column.
 * @param found the cells that may be ours, row by row; columns are counted from the area's first as 0.
 */
export function pairColumns(
  record: CellRecord,
  found: readonly (readonly { column: number; signatures: readonly string[] | undefined }[])[],
  width: number,
): Int32Array {
  const before = Array.from({ length: record.columns }, () => new Set<string>());
  for (const row of record.rows) for (const [column, signature] of row) before[column]!.add(signature);
  const now = new Map<number, (readonly string[])[]>();
  for (const row of found) {
    for (const { column, signatures } of row) {
      if (!now.has(column)) now.set(column, []);
      if (signatures) now.get(column)!.push(signatures);
    }
  }
  const isMostly = (was: ReadonlySet<string>, is: readonly (readonly string[])[]): boolean =>
    is.filter((signatures) => signatures.some((one) => was.has(one))).length * 2 >= is.length;

  const filledBefore = [...before.keys()].filter((column) => before[column]!.size > 0);
  const filledNow = [...now.keys()].sort((a, b) => a - b);
  const pairs = alignRows(filledBefore.length, filledNow.length, (b, n) =>
    isMostly(before[filledBefore[b]!]!, now.get(filledNow[n]!)!),
  );
  if (width === record.columns && pairs.includes(-1))
    return Int32Array.from({ length: width }, (_, at) => at);
  const columns = new Int32Array(width).fill(-1);
  filledNow.forEach((column, i) => (columns[column] = filledBefore[pairs[i]!] ?? -1));
  return columns;
}
