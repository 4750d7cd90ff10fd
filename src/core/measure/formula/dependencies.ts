/** Why a measure that can be read cannot be used after all. */
export interface Dropped {
  id: string;
  reason: string;
}

/** The measures on the way round, when following what each refers to comes back to where it began. */
function circleFrom(id: string, parts: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const seen = new Set<string>();
  const follow = (at: string, path: string[]): string[] | undefined => {
    for (const next of parts.get(at) ?? []) {
      if (next === id) return [...path, id];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = follow(next, [...path, next]);
      if (found) return found;
    }
    return undefined;
  };
  return follow(id, [id]);
}

/**
 * Puts measures after those they refer to. Those in a circle are dropped, and so is whatever refers to one that is not there.
 * @param parts for each measure, the IDs it refers to
 */
export function inDependencyOrder(parts: ReadonlyMap<string, readonly string[]>): {
  ids: string[];
  dropped: Dropped[];
} {
  const dropped: Dropped[] = [];
  const out = new Set<string>();
  for (const id of parts.keys()) {
    const circle = circleFrom(id, parts);
    if (!circle) continue;
    out.add(id);
    dropped.push({ id, reason: `Measures cannot refer to each other in a circle: ${circle.join(" → ")}.` });
  }
  const ids: string[] = [];
  const state = new Map<string, boolean>();
  const place = (id: string): boolean => {
    const known = state.get(id);
    if (known !== undefined) return known;
    if (out.has(id) || !parts.has(id)) return false;
    const missing = (parts.get(id) ?? []).filter((part) => !place(part));
    state.set(id, missing.length === 0);
    if (missing.length === 0) ids.push(id);
    else dropped.push({ id, reason: `It refers to '${missing[0]}', which is disabled.` });
    return missing.length === 0;
  };
  for (const id of parts.keys()) place(id);
  return { ids, dropped };
}
