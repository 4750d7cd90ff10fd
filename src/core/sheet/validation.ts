import type { Rect } from "../../workbook";
import { shapeOf } from "./formula-text";
import { serialOf } from "./grid";
import { fitsInFormula, quotedText } from "./quoted-text";
import type { DateValue } from "./spec";

/** A number, a formula, or a date, which becomes a serial number of the workbook's date system. */
type Bound = number | string | DateValue;

/** What a cell takes. Formulas are those of the first rectangle's first cell, without an equals sign. */
export type Allowed =
  /** A drop-down of these, or of what a formula gives. With a comma in one, or over 255 characters in all, there is none. */
  | { kind: "list"; options: readonly string[] }
  | { kind: "list"; formula: string }
  /** Between two numbers or formulas, inclusive; without one of them, at least or at most the other. */
  | { kind: "whole" | "decimal" | "date"; min?: Bound; max?: Bound }
  | { kind: "custom"; formula: string }
  /** Anything: only the prompt is shown. */
  | { kind: "any" };

/** What people may type in some cells, and what they are told. Office.js: `Range.dataValidation` (ExcelApi 1.8). */
export interface Validation {
  rects: readonly Rect[];
  allowed: Allowed;
  /** Shown when a cell is chosen; Excel takes 32 characters of title and 255 of message. */
  prompt?: { title: string; message: string };
  /** Said when something else is typed: `stop` refuses it, the others let it pass. */
  refusal?: { style: "stop" | "warning" | "information"; message: string };
}

export const LONGEST_TITLE = 32;
export const LONGEST_MESSAGE = 255;

/** The title over what Excel says of a wrong entry, by which a validation in the file is known for ours. */
export const REFUSAL_TITLE = "Primed";

/** The formula, or the two, that hold what is allowed, as Excel keeps them. */
export function allowedFormulas(allowed: Allowed, date1904: boolean): string[] {
  if (allowed.kind === "any") return [];
  if (allowed.kind === "custom") return [allowed.formula];
  if (allowed.kind === "list")
    return ["formula" in allowed ? allowed.formula : quotedText(allowed.options.join(","))];
  const bounds = [allowed.min, allowed.max].filter((bound) => bound !== undefined);
  return bounds.map((bound) =>
    typeof bound === "object" ? String(serialOf(bound, date1904)) : String(bound),
  );
}

/**
 * Whether Excel can hold what a validation allows. Options may come from people's data; where they don't fit the cells get no
 * drop-down, and take anything.
 */
export const canBeHeld = ({ allowed }: Validation): boolean =>
  !("options" in allowed) ||
  (allowed.options.length > 0 &&
    !allowed.options.some((option) => option.includes(",")) &&
    fitsInFormula(allowed.options.join(",")));

/** The same with other formulas: a date or a number stays. */
export function withFormulas(allowed: Allowed, how: (formula: string) => string): Allowed {
  if ("formula" in allowed) return { ...allowed, formula: how(allowed.formula) };
  if (allowed.kind === "list" || allowed.kind === "any") return allowed;
  const { kind, min, max } = allowed;
  const bound = (value: Bound): Bound => (typeof value === "string" ? how(value) : value);
  return {
    kind,
    ...(min === undefined ? {} : { min: bound(min) }),
    ...(max === undefined ? {} : { max: bound(max) }),
  };
}

/** What a validation says, wherever it stands; some programs give a list a second formula, which means nothing. */
export const validationSignature = (type: string, formulas: readonly string[]): string =>
  [type, ...(type === "list" ? formulas.slice(0, 1) : formulas).map(shapeOf)].join("|");
