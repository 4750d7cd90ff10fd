import type { Problem, ProblemClass, Where } from "../problem";

/** Beyond this many of one class on one sheet, the rest are only counted. */
export const LISTED_ONE_BY_ONE = 1000;

/** Problems as they are found. A sheet with a million of them must not cost a million sentences. */
export interface ProblemList {
  add(kind: ProblemClass, where: Where, message: () => string): void;
  /** All of them, in order; then, for each class and sheet with more than is listed, one that says how many more. */
  all(): Problem[];
}

export function problemList(): ProblemList {
  const problems: Problem[] = [];
  const tallies = new Map<string, { kind: ProblemClass; sheet: string | undefined; count: number }>();
  return {
    add: (kind, where, message) => {
      const key = `${kind}|${where.sheet ?? ""}`;
      const tally = tallies.get(key) ?? { kind, sheet: where.sheet, count: 0 };
      tallies.set(key, tally);
      tally.count += 1;
      if (tally.count <= LISTED_ONE_BY_ONE) problems.push({ class: kind, where, message: message() });
    },
    all: () => [...problems, ...[...tallies.values()].flatMap(remainder)],
  };
}

function remainder(tally: { kind: ProblemClass; sheet: string | undefined; count: number }): Problem[] {
  const more = tally.count - LISTED_ONE_BY_ONE;
  if (more <= 0) return [];
  return [
    {
      class: tally.kind,
      where: tally.sheet === undefined ? {} : { sheet: tally.sheet },
      message: `And ${more} more of the same kind: the first ${LISTED_ONE_BY_ONE} are listed.`,
      more,
    },
  ];
}
