import { contains } from "./address";
import { hash } from "./hash";
import type { SheetSpec } from "./spec";

/**
 * Eight hex digits over everything a spec says except its volatile cells. A sheet that carries the same fingerprint
 * was made from an equal spec, so it needs no writing unless somebody has changed our cells since.
 */
export function fingerprintOf(spec: SheetSpec): string {
  const steady = spec.blocks.map((block) => ({
    ...block,
    values: block.values.map((line, down) =>
      line.map((value, across) =>
        spec.volatile.some((rect) => contains(rect, block.row + down, block.column + across)) ? null : value,
      ),
    ),
  }));
  return hash(JSON.stringify({ ...spec, blocks: steady, rowHeights: [...spec.rowHeights] }));
}
