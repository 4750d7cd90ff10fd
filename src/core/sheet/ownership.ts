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

/** Excel takes no text within a formula longer than 255 characters; doubled quotes count, too. */
const LONGEST_PIECE = 120;

/** The formula text of the `Primed_role` name: `"team:North|1a2b3c4d"`, in quotes; a long one in pieces joined by `&`. */
export function roleFormula({ role, fingerprint }: RoleMark): string {
  const pieces = `${role}|${fingerprint}`.match(new RegExp(`[^]{1,${LONGEST_PIECE}}`, "gu")) ?? [];
  return pieces.map((piece) => `"${piece.replace(/"/g, '""')}"`).join("&");
}

/** Reads it back; undefined when it is not ours. */
export function parseRole(formula: string): RoleMark | undefined {
  const trimmed = formula.trim().replace(/^=/, "");
  if (!/^"([^"]|"")*"(&"([^"]|"")*")*$/.test(trimmed)) return undefined;
  const pieces = [...trimmed.matchAll(/"((?:[^"]|"")*)"(?:&|$)/g)];
  const text = pieces.map((piece) => piece[1]!.replace(/""/g, '"')).join("");
  const bar = text.lastIndexOf("|");
  return bar > 0 ? { role: text.slice(0, bar), fingerprint: text.slice(bar + 1) } : undefined;
}
