/// <reference types="office-js" />
import type { ValidationStanding } from "../../core/owned/validations";
import { dayOfIso } from "../../core/calendar/iso";
import { overlap } from "../../core/sheet/address";
import { partition, without } from "../../core/sheet/cut-rects";
import { serialOf } from "../../core/sheet/grid";
import { quotedText } from "../../core/sheet/quoted-text";
import { REFUSAL_TITLE, validationSignature, type Validation } from "../../core/sheet/validation";
import type { Rect } from "../../workbook";
import { rangeAt } from "../read/rect";
import { hullOf, rectsIn } from "./addresses";

/** Cells in our areas that have one validation. */
export interface ValidationNow {
  rect: Rect;
  ours: boolean;
  signature: string;
}

/** What was asked of Excel, to be read after the next sync. */
export interface ValidationsLook {
  sheet: Excel.Worksheet;
  areas: readonly Rect[];
  /** Where the cells are likely to be alike. */
  likely: readonly Rect[];
  filled: Excel.RangeAreas;
  asked: { rect: Rect; validation: Excel.DataValidation }[] | undefined;
  found: { rect: Rect; validation: Excel.DataValidation }[];
}

/** Queues a look at where in our areas cells have validations. @param wanted those of the spec: ours are most likely there. */
export function queueValidationsLook(
  sheet: Excel.Worksheet,
  areas: readonly Rect[],
  wanted: readonly Validation[],
): ValidationsLook {
  const filled = rangeAt(sheet, hullOf(areas)).getSpecialCellsOrNullObject("DataValidations");
  filled.load("address");
  return { sheet, areas, likely: wanted.flatMap(({ rects }) => rects), filled, asked: undefined, found: [] };
}

/**
 * Queues, after each answer, what is still to be known: Excel tells of a range only whether its cells are alike, so ranges of cells that
 * are not are halved until they are. @returns whether there is anything to wait for.
 */
export function queueMoreOfValidations(look: ValidationsLook): boolean {
  const next = look.asked ? unlike(look) : look.filled.isNullObject ? [] : startingWith(look);
  look.asked = next.map((rect) => {
    const validation = rangeAt(look.sheet, rect).dataValidation;
    validation.load("type,rule,errorAlert");
    return { rect, validation };
  });
  return next.length > 0;
}

function startingWith({ areas, likely, filled }: ValidationsLook): Rect[] {
  const cells = partition(rectsIn(filled.address), areas).inside;
  const expected = likely.filter((rect) => cells.some((one) => overlap(one, rect)));
  const inExpected = expected.flatMap((rect) => partition(cells, [rect]).inside);
  return [...inExpected, ...without(cells, expected)];
}

/** Takes in what is known, and gives the halves of the rest. */
function unlike(look: ValidationsLook): Rect[] {
  return (look.asked ?? []).flatMap(({ rect, validation }) => {
    // Cells of one rule may still have different alerts, which then read as none.
    const isMixed = ["Inconsistent", "MixedCriteria"].includes(validation.type) || !validation.errorAlert;
    if (isMixed && rect.rows * rect.columns > 1) return halves(rect);
    look.found.push({ rect, validation });
    return [];
  });
}

function halves(rect: Rect): Rect[] {
  const { row, column, rows, columns } = rect;
  if (rows >= columns) {
    const first = Math.ceil(rows / 2);
    return [
      { ...rect, rows: first },
      { ...rect, row: row + first, rows: rows - first },
    ];
  }
  const first = Math.ceil(columns / 2);
  return [
    { ...rect, columns: first },
    { ...rect, column: column + first, columns: columns - first },
  ];
}

export const validationsNow = ({ found }: ValidationsLook, date1904: boolean): ValidationNow[] =>
  found.flatMap(({ rect, validation: { type, rule, errorAlert } }) => {
    const ours = errorAlert?.title === REFUSAL_TITLE;
    if (type === "None" && !ours) return [];
    return [{ rect, ours, signature: signatureOf(type, rule, date1904) }];
  });

export const asStanding = (now: readonly ValidationNow[]): ValidationStanding[] =>
  now.filter(({ ours }) => ours).map(({ signature, rect }) => [signature, [rect]]);

/** In the words of `validationSignature`; a kind that we never make says its name. */
function signatureOf(type: string, rule: Excel.DataValidationRule, date1904: boolean): string {
  switch (type) {
    case "None":
      return validationSignature("none", []);
    case "List": {
      const source = String(rule.list?.source ?? "");
      return validationSignature("list", [source.startsWith("=") ? source.slice(1) : quotedText(source)]);
    }
    case "Custom":
      return validationSignature("custom", [plain(rule.custom?.formula)]);
    case "WholeNumber":
      return validationSignature("whole", boundsOf(rule.wholeNumber));
    case "Decimal":
      return validationSignature("decimal", boundsOf(rule.decimal));
    case "Date":
      return validationSignature("date", boundsOf(rule.date, date1904));
    default:
      return type;
  }
}

function boundsOf(rule: { formula1?: unknown; formula2?: unknown } | undefined, date1904 = false): string[] {
  return [rule?.formula1, rule?.formula2]
    .filter((bound) => bound !== undefined && bound !== null && bound !== "")
    .map((bound) => {
      // Excel gives dates as `2026-10-31T00:00:00`, whatever they were given as.
      const day = typeof bound === "string" ? dayOfIso(bound.slice(0, 10)) : undefined;
      return day === undefined ? plain(bound) : String(serialOf({ day }, date1904));
    });
}

const plain = (formula: unknown): string => String(formula ?? "").replace(/^=/, "");
