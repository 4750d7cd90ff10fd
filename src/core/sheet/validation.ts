import type { Rect } from "../../workbook";
import { shapeOf } from "./formula-text";

type Bound = number | string;

/** What a cell takes. Formulas are those of the first rectangle's first cell, without an equals sign. */
export type Allowed =
  /** A drop-down of these, which may hold no comma and 255 characters in all; or of what a formula gives. */
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
export function allowedFormulas(allowed: Allowed): string[] {
  if (allowed.kind === "any") return [];
  if (allowed.kind === "custom") return [allowed.formula];
  if (allowed.kind === "list")
    return ["formula" in allowed ? allowed.formula : quotedOptions(allowed.options)];
  return [allowed.min, allowed.max].filter((bound) => bound !== undefined).map(String);
}

function quotedOptions(options: readonly string[]): string {
  const text = options.join(",");
  const wrong = options.find((option) => option.includes(","));
  if (wrong !== undefined) throw new RangeError(`a drop-down's option holds a comma: ${wrong}`);
  if (text.length > LONGEST_MESSAGE)
    throw new RangeError(`a drop-down's options are ${text.length} characters: ${text.slice(0, 40)}…`);
  return `"${text.replace(/"/g, '""')}"`;
}

/** What a validation says, wherever it stands. */
export const validationSignature = (type: string, formulas: readonly string[]): string =>
  ["validation", type, ...formulas.map(shapeOf)].join("|");
