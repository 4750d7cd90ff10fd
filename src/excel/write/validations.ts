/// <reference types="office-js" />
import { isoOfDay } from "../../core/calendar/iso";
import { coversValidations, freeValidations } from "../../core/owned/validations";
import { formulaFor, without } from "../../core/sheet/cut-rects";
import { cutText } from "../../core/sheet/cut-text";
import {
  LONGEST_MESSAGE,
  LONGEST_TITLE,
  REFUSAL_TITLE,
  withFormulas,
  type Allowed,
  type Validation,
} from "../../core/sheet/validation";
import { cellsAt, groupsOf } from "./addresses";
import { asStanding, type ValidationNow } from "./validations-now";

/** Whether the spec's validations are there, each as large as it should be, and no others of ours. */
export const showsValidations = (
  now: readonly ValidationNow[],
  validations: readonly Validation[],
  date1904: boolean,
): boolean => coversValidations(asStanding(now), free(validations, now), date1904);

/** Queues the validations of our area as the spec says. People's stay, and are all that holds where they have one. */
export function writeValidations(
  sheet: Excel.Worksheet,
  validations: readonly Validation[],
  now: readonly ValidationNow[],
): void {
  const wanted = free(validations, now);
  const ours = now.filter((one) => one.ours).map(({ rect }) => rect);
  const gone = without(
    ours,
    wanted.flatMap(({ rects }) => rects),
  );
  for (const group of groupsOf(gone)) cellsAt(sheet, group).dataValidation.clear();
  for (const validation of wanted) {
    for (const rects of groupsOf(validation.rects)) {
      const allowed = withFormulas(validation.allowed, (text) => formulaFor(rects, text, validation.rects));
      writeValidation(cellsAt(sheet, rects).dataValidation, { ...validation, allowed });
    }
  }
}

const free = (validations: readonly Validation[], now: readonly ValidationNow[]): Validation[] =>
  freeValidations(
    validations,
    now.filter(({ ours }) => !ours).map(({ rect }) => rect),
  );

function writeValidation(validation: Excel.DataValidation, { allowed, prompt, refusal }: Validation): void {
  const rule = ruleOf(allowed);
  if (rule) validation.rule = rule;
  else validation.clear();
  validation.errorAlert = {
    showAlert: refusal !== undefined,
    style: ALERTS[refusal?.style ?? "stop"],
    title: REFUSAL_TITLE,
    message: cutText(refusal?.message ?? "", LONGEST_MESSAGE),
  };
  validation.prompt = {
    showPrompt: prompt !== undefined,
    title: cutText(prompt?.title ?? "", LONGEST_TITLE),
    message: cutText(prompt?.message ?? "", LONGEST_MESSAGE),
  };
}

const ALERTS = { stop: "Stop", warning: "Warning", information: "Information" } as const;

/** Undefined: anything may be typed. */
function ruleOf(allowed: Allowed): Excel.DataValidationRule | undefined {
  switch (allowed.kind) {
    case "any":
      return undefined;
    case "custom":
      return { custom: { formula: `=${allowed.formula}` } };
    case "list":
      return {
        list: {
          inCellDropDown: true,
          source: "formula" in allowed ? `=${allowed.formula}` : allowed.options.join(","),
        },
      };
    case "whole":
      return { wholeNumber: { ...boundsOf(allowed, (bound) => bound) } };
    case "decimal":
      return { decimal: { ...boundsOf(allowed, (bound) => bound) } };
    case "date":
      // A serial number as a formula: as a number it is none of what the API takes for a date.
      return { date: boundsOf(allowed, (bound) => (typeof bound === "number" ? `=${bound}` : bound)) };
  }
}

type Bounded = Extract<Allowed, { min?: unknown }>;

function boundsOf<T extends string | number>(
  { min, max }: Bounded,
  as: (bound: string | number) => T,
): { formula1: T; formula2?: T; operator: "Between" | "GreaterThanOrEqualTo" | "LessThanOrEqualTo" } {
  const text = (bound: NonNullable<Bounded["min"]>): T =>
    as(typeof bound === "object" ? isoOfDay(bound.day) : typeof bound === "string" ? `=${bound}` : bound);
  if (min === undefined) return { formula1: text(max ?? 0), operator: "LessThanOrEqualTo" };
  if (max === undefined) return { formula1: text(min), operator: "GreaterThanOrEqualTo" };
  return { formula1: text(min), formula2: text(max), operator: "Between" };
}
