import { contains, overlap } from "./address";
import { hash } from "./hash";
import type { SheetSpec } from "./spec";

/**
 * Eight hex digits over everything a spec says except its volatile cells. A sheet that carries the same fingerprint
 * was made from an equal spec, so it needs no writing unless somebody has changed our cells since.
 */
export function fingerprintOf(spec: SheetSpec): string {
  const steady = spec.blocks.map((block) => {
    const rect = {
      ...block,
      rows: block.values.length,
      columns: Math.max(0, ...block.values.map((line) => line.length)),
    };
    const changing = spec.volatile.filter((one) => overlap(one, rect));
    if (!changing.length) return block;
    const values = block.values.map((line, down) =>
      line.map((value, across) =>
        changing.some((one) => contains(one, block.row + down, block.column + across)) ? null : value,
      ),
    );
    return { ...block, values };
  });
  return hash(JSON.stringify({ ...spec, blocks: steady, rowHeights: [...spec.rowHeights] }));
}
