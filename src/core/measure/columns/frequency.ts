import { fold } from "../../table/column";

const WEEKS_A_YEAR = 52;

/** How many times a week each frequency comes, once its spaces and hyphens are gone. NaN: it has no weekly cost. */
const TIMES_A_WEEK: Readonly<Record<string, number>> = {
  daily: 7,
  weekly: 1,
  fortnightly: 1 / 2,
  "4weekly": 1 / 4,
  fourweekly: 1 / 4,
  monthly: 12 / WEEKS_A_YEAR,
  quarterly: 4 / WEEKS_A_YEAR,
  annual: 1 / WEEKS_A_YEAR,
  annually: 1 / WEEKS_A_YEAR,
  yearly: 1 / WEEKS_A_YEAR,
  oneoff: NaN,
};

/** Paid by the unit: units a week say how many. */
const BY_UNIT = ["hourly", "perhour", "persession", "session", "sessional"];

export interface Frequency {
  /** NaN when it has no weekly cost, or nobody knows the word. */
  timesAWeek: number;
  byUnit: boolean;
  known: boolean;
}

/** What a word for how often a cost comes means (worked example, resolutions 24 and 25). */
export function frequencyOf(word: string): Frequency {
  const plain = fold(word).replace(/[\s\-–]/g, "");
  if (plain === "") return { timesAWeek: NaN, byUnit: false, known: true };
  if (BY_UNIT.includes(plain)) return { timesAWeek: 1, byUnit: true, known: true };
  const times = Object.hasOwn(TIMES_A_WEEK, plain) ? TIMES_A_WEEK[plain] : undefined;
  return { timesAWeek: times ?? NaN, byUnit: false, known: times !== undefined };
}
