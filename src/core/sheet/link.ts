import { hash } from "./hash";
import { quotedText, shortenedForFormula } from "./quoted-text";
import type { Formula } from "./spec";

/**
 * The hidden workbook name that stands for a place on one of our sheets (`team:North`, `team:North/ONTIME`).
 * Names allow few characters, so the place is shortened to them and a hash keeps it unique.
 */
export function anchorName(place: string): string {
  const plain = place.replace(/[^A-Za-z0-9]+/g, "_").slice(0, 60);
  return `Primed_go_${plain}_${hash(place.toLowerCase())}`;
}

/** A link to a place on one of our sheets: a formula, since names survive renamed sheets and addresses do not. */
export function linkTo(place: string, text: string): Formula {
  const shown = shortenedForFormula(text);
  return { formula: `HYPERLINK("#${anchorName(place)}",${quotedText(shown)})`, value: shown };
}

/** Whether a formula is a link of ours, to whatever place. */
export const isLink = (formula: string): boolean => formula.startsWith('HYPERLINK("#Primed_go_');
