/**
 * How a sheet says that it is ours: hidden names scoped to it. `Primed_role` holds what the sheet is and the fingerprint of the
 * spec it was made from, and `Primed_cells` what we last wrote in which cell (cell-record.ts), both as text constants;
 * `Primed_area` refers to the rectangle we own, `Primed_print` to the print area we last set. See docs/ownership.md.
 */
export const ROLE_NAME = "Primed_role";
export const AREA_NAME = "Primed_area";
export const PRINT_NAME = "Primed_print";
/** A long record goes on in `Primed_cells_2`, `Primed_cells_3`… */
export const CELLS_NAME = "Primed_cells";
/** What we last made there besides cells (made.ts). */
export const MADE_NAME = "Primed_made";
/** How we made it look (looks.ts): what looks so still need not be formatted again through Excel. */
export const LOOKS_NAME = "Primed_looks";

export interface RoleMark {
  role: string;
  fingerprint: string;
}

/** Excel takes no text within a formula longer than 255 characters; doubled quotes count, too. */
const LONGEST_PIECE = 120;

/** The formula text of the `Primed_role` name: `"team:North|1a2b3c4d"`, in quotes; a long one in pieces joined by `&`. */
export const roleFormula = ({ role, fingerprint }: RoleMark): string => textFormula(`${role}|${fingerprint}`);

/** Reads it back; undefined when it is not ours. */
export function parseRole(formula: string): RoleMark | undefined {
  const text = parseTextFormula(formula);
  const bar = text?.lastIndexOf("|") ?? 0;
  return text !== undefined && bar > 0
    ? { role: text.slice(0, bar), fingerprint: text.slice(bar + 1) }
    : undefined;
}

/** Excel takes no formula of more than 8,192 characters, or of 16,384 bytes as it keeps it: this is well below both. */
const LONGEST_RECORD = 4000;

/** The names that hold a record and their formulas. @param base `Primed_cells`, say. */
export function recordNames(base: string, record: string): { name: string; formula: string }[] {
  const parts = record.match(new RegExp(`[^]{1,${LONGEST_RECORD}}`, "g")) ?? [];
  return parts.map((part, i) => ({ name: recordName(base, i), formula: textFormula(part) }));
}

const recordName = (base: string, index: number): string => (index === 0 ? base : `${base}_${index + 1}`);

/** Reads a record back. @param formulaOf the formula of one of the sheet's names; undefined where there is none. */
export function recordFrom(
  base: string,
  formulaOf: (name: string) => string | undefined,
): string | undefined {
  let record: string | undefined;
  for (let i = 0; ; i++) {
    const formula = formulaOf(recordName(base, i));
    if (formula === undefined) return record;
    const part = parseTextFormula(formula);
    if (part === undefined) return undefined;
    record = (record ?? "") + part;
  }
}

/** Whether a sheet's name is one of those that say that it is ours. */
export const isOwnershipName = (name: string): boolean =>
  /^primed_(role|area|print|(cells|made|looks)(_\d+)?)$/i.test(name);

function textFormula(text: string): string {
  const pieces = text.match(new RegExp(`[^]{1,${LONGEST_PIECE}}`, "gu")) ?? [];
  return pieces.map((piece) => `"${piece.replace(/"/g, '""')}"`).join("&");
}

function parseTextFormula(formula: string): string | undefined {
  const trimmed = formula.trim().replace(/^=/, "");
  if (!/^"([^"]|"")*"(&"([^"]|"")*")*$/.test(trimmed)) return undefined;
  const pieces = [...trimmed.matchAll(/"((?:[^"]|"")*)"(?:&|$)/g)];
  return pieces.map((piece) => piece[1]!.replace(/""/g, '"')).join("");
}
