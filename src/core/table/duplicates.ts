import { RowState } from "./row-states";

/**
 * For each row that counts, the first row equal to it in node and every column, or -1: a hash table of row numbers, open
 * addressing, so a million rows cost two arrays of whole numbers.
 */
export function earlierEqualRows(
  states: Uint8Array,
  nodes: Int32Array,
  columns: readonly Float64Array[],
): Int32Array {
  const rows = states.length;
  const equalTo = new Int32Array(rows).fill(-1);
  const hashes = hashRows(nodes, columns);
  const size = 2 ** Math.ceil(Math.log2(2 * rows + 2));
  const slots = new Int32Array(size).fill(-1);
  for (let row = 0; row < rows; row++) {
    if (states[row] !== RowState.Counts) continue;
    let slot = hashes[row]! & (size - 1);
    for (; slots[slot] !== -1; slot = (slot + 1) & (size - 1)) {
      const other = slots[slot]!;
      if (hashes[other] !== hashes[row] || !areEqual(row, other, nodes, columns)) continue;
      equalTo[row] = other;
      break;
    }
    if (equalTo[row] === -1) slots[slot] = row;
  }
  return equalTo;
}

function areEqual(a: number, b: number, nodes: Int32Array, columns: readonly Float64Array[]): boolean {
  if (nodes[a] !== nodes[b]) return false;
  return columns.every(
    (values) => values[a] === values[b] || (Number.isNaN(values[a]) && Number.isNaN(values[b])),
  );
}

/** FNV-like over the two halves of each double: `cleanColumn` gives every blank the same bits, and no −0. */
function hashRows(nodes: Int32Array, columns: readonly Float64Array[]): Int32Array {
  const hashes = new Int32Array(nodes);
  for (const values of columns) {
    const halves = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
    for (let row = 0; row < hashes.length; row++) {
      let hash = Math.imul(hashes[row]! ^ halves[2 * row]!, 0x01000193);
      hash = Math.imul(hash ^ halves[2 * row + 1]!, 0x01000193);
      hashes[row] = hash ^ (hash >>> 15);
    }
  }
  return hashes;
}
