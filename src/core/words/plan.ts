import type { Plan } from "../../workbook";

/**
 * A plan in a sentence or two, for somebody who is about to say yes: `9 sheets will change and 1 will be added; 3 are up to date. 2 will be
 * left as they are:` and why, a sentence a sheet.
 */
export function planInWords({ added, changed, unchanged, left }: Plan): string {
  const doing = [
    changed.length ? `${sheets(changed.length)} will change` : "",
    added.length ? `${changed.length ? added.length : sheets(added.length)} will be added` : "",
  ].filter(Boolean);
  const done = doing.length ? doing.join(" and ") : "Nothing is to be written";
  const current = unchanged.length ? `; ${unchanged.length} ${are(unchanged.length)} up to date` : "";
  const why = left.length
    ? ` ${left.length} will be left as ${left.length === 1 ? "it is" : "they are"}: ${left.map(({ message }) => message).join(" ")}`
    : "";
  return `${done}${current}.${why}`;
}

const sheets = (count: number): string => `${count} ${count === 1 ? "sheet" : "sheets"}`;
const are = (count: number): string => (count === 1 ? "is" : "are");
