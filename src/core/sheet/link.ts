import { hash } from "./hash";
import type { Formula } from "./spec";

/**
 * The hidden workbook name that stands for a place on one of our sheets (`team:North`, `team:North/ONTIME`).
 * Names allow few characters, so the place is shortened to them and a hash keeps it unique.
 */
export function anchorName(place: string): string {
  const plain = place.replace(/[^A-Za-z0-9]+/g, "_").slice(0, 60);
  return `Primed_go_${plain}_${hash(place.toLowerCase())}`;
}

/** The longest text Excel takes within a formula; a file with a longer one counts as damaged. */
const LONGEST_TEXT = 255;

/** A link to a place on one of our sheets: a formula, since names survive renamed sheets and addresses do not. */
export function linkTo(place: string, text: string): Formula {
  const shown = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
  return { formula: `HYPERLINK("#${anchorName(place)}","${shown.replace(/"/g, '""')}")`, value: shown };
}
