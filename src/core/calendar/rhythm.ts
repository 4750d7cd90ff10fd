import type { PeriodLength, Rhythm, Window } from "./period";

const LENGTHS: readonly string[] = ["week", "month", "quarter", "year"] satisfies PeriodLength[];

/**
 * What a measure's Period says: `month`, `week YTD`, `quarter R12`, in any case. Undefined when it says nothing known, and for
 * a year with a window, which has no meaning.
 */
export function parseRhythm(text: string): Rhythm | undefined {
  const match = /^(week|month|quarter|year)(?:\s*[\s/]\s*(r12|ytd))?$/.exec(text.trim().toLowerCase());
  if (!match) return undefined;
  const length = LENGTHS.find((known) => known === match[1]) as PeriodLength;
  if (!match[2]) return { length };
  return length === "year" ? undefined : { length, window: match[2].toUpperCase() as Window };
}

/** `month R12`: how a rhythm is said. */
export const rhythmInWords = (rhythm: Rhythm): string =>
  rhythm.window ? `${rhythm.length} ${rhythm.window}` : rhythm.length;

export const sameRhythm = (a: Rhythm, b: Rhythm): boolean => a.length === b.length && a.window === b.window;
