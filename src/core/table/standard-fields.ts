/** What is known of fields by their standard names (docs/setup.md), whatever a council calls their columns. */

/** The date that says whether a row lies in its team's time: the first of these that the source has. */
export const BEGINNINGS = ["received", "started", "start", "date"] as const;

/** Blank means "not yet", "not needed", "open" or "one", so it is no gap in the record. */
const MAY_BE_BLANK: ReadonlySet<string> = new Set([
  "allocated",
  "started",
  "completed",
  "authorised",
  "cancelled",
  "outcome",
  "end",
  "units_per_week",
]);

/** A row of figures has a value, or a numerator and a denominator. */
const FIGURE_FORMS: readonly (readonly string[])[] = [["value"], ["numerator", "denominator"]];

/** Whether every row of a source with these fields should have something in this one. */
export function isExpected(field: string, fields: readonly string[]): boolean {
  const hasBothForms = FIGURE_FORMS.every((form) => form.every((name) => fields.includes(name)));
  return !MAY_BE_BLANK.has(field) && !(hasBothForms && FIGURE_FORMS.flat().includes(field));
}

/** Dates of the work and the spend themselves: a person's date of birth may well be earlier than any of these. */
export const OWN_DATES: ReadonlySet<string> = new Set([
  "received",
  "allocated",
  "started",
  "due",
  "completed",
  "authorised",
  "cancelled",
  "start",
  "end",
  "date",
]);

/** Dates that may be planned, but hardly years ahead. An end may be: packages run on. */
export const PLANNED_DATES: ReadonlySet<string> = new Set([
  "received",
  "allocated",
  "started",
  "due",
  "start",
  "date",
]);

/** What is written down once it has happened. */
export const HAPPENED: ReadonlySet<string> = new Set(["completed", "authorised", "cancelled"]);

/** Each date that can't be before the other: a later field and its earlier one. */
export const IN_ORDER: readonly (readonly [later: string, earlier: string])[] = [
  ["due", "received"],
  ["completed", "received"],
  ["end", "start"],
];

/** Quantities and prices. An amount may be below 0: a refund, a contribution. */
export const NEVER_NEGATIVE: ReadonlySet<string> = new Set([
  "hours",
  "fte",
  "unit_cost",
  "units_per_week",
  "denominator",
]);
