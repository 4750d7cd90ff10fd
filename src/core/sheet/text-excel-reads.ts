/** What a spreadsheet takes for a formula, an error, or the mark of a text. */
const BEGINS_SOMETHING = /^[=+\-@#']/;
const TRUTH = /^(true|false)$/i;

/** Words that stand in what a spreadsheet reads as a date, a time, or a number: months, halves of the day, a power of ten. */
const READ_WORD =
  /^(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|am|pm|a|p|e)$/i;

/**
 * Whether a spreadsheet would take a text that is typed for something else: `1-2`, `00123`, `3 May`, `=SUM(A1)`, `TRUE`, `- none`. Such
 * texts get the number format `@`, so that they stay what they are when they are written through Excel or edited there. A text with a
 * digit counts when it has no word but those of dates and times, which may be once too often and is never too seldom.
 */
export function wouldBeRead(text: string): boolean {
  const trimmed = text.trim();
  if (BEGINS_SOMETHING.test(trimmed) || TRUTH.test(trimmed)) return true;
  if (!/\p{Nd}/u.test(trimmed)) return false;
  return (trimmed.match(/\p{L}+/gu) ?? []).every((word) => READ_WORD.test(word));
}

/** The number format of a text that is to stay one. */
export const TEXT_FORMAT = "@";
