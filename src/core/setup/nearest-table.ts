import { nearestName } from "../measure/nearest";

/** The candidate that a table's name was most likely meant for, by what follows "Primed": that alone is much of every name. */
export function nearestTable(name: string, candidates: readonly string[]): string | undefined {
  const near = nearestName(ownPart(name), candidates.map(ownPart));
  return candidates.find((candidate) => ownPart(candidate) === near);
}

const ownPart = (name: string): string => name.replace(/^prime?d?[ _]?/i, "");
