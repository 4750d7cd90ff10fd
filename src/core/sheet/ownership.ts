/**
 * How a sheet says that it is ours: two hidden names scoped to it. `Primed_role` holds what the sheet is and the fingerprint of
 * the spec it was made from, as a text constant; `Primed_area` refers to the rectangle we own. See docs/ownership.md.
 */
export const ROLE_NAME = "Primed_role";
export const AREA_NAME = "Primed_area";

export interface RoleMark {
  role: string;
  fingerprint: string;
}

/** The formula text of the `Primed_role` name: `"team:North|1a2b3c4d"`, in quotes. */
export const roleFormula = (mark: RoleMark): string =>
  `"${`${mark.role}|${mark.fingerprint}`.replace(/"/g, '""')}"`;

/** Reads it back; undefined when it is not ours. */
export function parseRole(formula: string): RoleMark | undefined {
  const match = /^=?"((?:[^"]|"")*)"$/.exec(formula.trim());
  if (!match) return undefined;
  const text = match[1]!.replace(/""/g, '"');
  const bar = text.lastIndexOf("|");
  return bar > 0 ? { role: text.slice(0, bar), fingerprint: text.slice(bar + 1) } : undefined;
}
