import { parse, tokenize, tokenTypes } from "@borgar/fx";
import { getFormatDateInfo, isTextFormat, parseValue } from "numfmt";
import { HostError } from "../wire/behaviour";
import type { Scalar } from "./book";

/** Characters that a cell holds, and a formula. */
export const LONGEST_TEXT = 32_767;
export const LONGEST_FORMULA = 8_192;

/** What becomes of something that was typed or set. Undefined parts: the cell gets blank; its format stays. */
export interface Typed {
  value?: Scalar;
  formula?: string;
  /** What Excel gives a cell of General format for what was typed: `0%`. */
  numberFormat?: string;
}

const ERRORS: ReadonlySet<string> = new Set([
  "#N/A",
  "#VALUE!",
  "#REF!",
  "#DIV/0!",
  "#NUM!",
  "#NAME?",
  "#NULL!",
  "#SPILL!",
  "#CALC!",
]);

/**
 * What a cell holds after this was put in it, as American English Excel takes it: numbers, dates, percentages, truth values, errors and
 * formulas; a text that begins with an apostrophe is text without it. In a cell whose format is text all is text.
 * @throws HostError InvalidArgument for a text or a formula that is too long, a formula that is none, a value of another kind.
 */
export function typedValue(input: unknown, numberFormat: string, date1904: boolean): Typed {
  if (typeof input === "number") {
    if (!Number.isFinite(input)) throw invalid("A cell can't hold a number that is not finite.");
    return isText(numberFormat) ? { value: String(input) } : { value: input };
  }
  if (typeof input === "boolean")
    return isText(numberFormat) ? { value: String(input).toUpperCase() } : { value: input };
  if (typeof input !== "string") throw invalid("A cell takes a text, a number or a truth value.");
  if (input === "") return {};
  if (isText(numberFormat)) return { value: fitting(input) };
  if (input.startsWith("'")) return { value: fitting(input.slice(1)) };
  if (input.startsWith("=") && input.length > 1) return { formula: checkedFormula(input) };
  if (ERRORS.has(input.toUpperCase())) return { value: { error: input.toUpperCase() } };
  const number = numberIn(input, date1904);
  if (number) return number;
  if (/^[+-]./.test(input)) return { formula: checkedFormula(`=${input}`) };
  return { value: fitting(input) };
}

/** A formula in A1 form as Excel keeps it: the names of functions and cells in capitals, all else as it was written. */
export function checkedFormula(formula: string): string {
  if (formula.length > LONGEST_FORMULA)
    throw invalid(`A formula can't be longer than ${LONGEST_FORMULA} characters.`);
  const tokens = tokenize(formula);
  const written = tokens
    .map(({ type, value }) => (IN_CAPITALS.has(type) ? inCapitals(value) : value))
    .join("");
  try {
    parse(tokens, { permitArrayRanges: true, permitArrayCalls: true });
  } catch {
    throw invalid(`This is no formula: ${formula.slice(0, 200)}`);
  }
  return written;
}

const IN_CAPITALS: ReadonlySet<string> = new Set([
  tokenTypes.FUNCTION,
  tokenTypes.BOOLEAN,
  tokenTypes.ERROR,
  tokenTypes.REF_RANGE,
  tokenTypes.REF_BEAM,
]);

/** A sheet's name before a reference stays as it is. */
function inCapitals(text: string): string {
  const mark = text.lastIndexOf("!", text.length - 2) + 1;
  return text.slice(0, mark) + text.slice(mark).toUpperCase();
}

function numberIn(text: string, date1904: boolean): Typed | undefined {
  if (!MAY_BE_NUMBER.test(text) || text.length > 60) return undefined;
  const parsed = parseValue(text);
  if (!parsed || typeof parsed.v === "object") return undefined;
  const { v, z } = parsed;
  if (typeof v === "boolean") return { value: v };
  const numberFormat = z === undefined ? undefined : formatAsTyped(z);
  const date = numberFormat !== undefined && hasDay(numberFormat);
  return {
    value: date && date1904 ? v - DAYS_BETWEEN_SYSTEMS : v,
    ...(numberFormat === undefined ? {} : { numberFormat }),
  };
}

/** Nearly all texts are neither number nor date, and it is quicker to see that first: no digit, or a word that is no month's. */
const MAY_BE_NUMBER =
  /^\s*(?:true|false)\s*$|^(?!\s*(?!jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]).*\d/i;

/** 1 January 1904 is day 0 of one date system and day 1,462 of the other. */
export const DAYS_BETWEEN_SYSTEMS = 1_462;

const isText = (numberFormat: string): boolean => numberFormat !== "General" && isTextFormat(numberFormat);

const hasDay = (format: string): boolean => {
  const { year, month, day } = getFormatDateInfo(format);
  return year || month || day;
};

/** Excel gives dates in figures its short date, whatever was typed. */
const formatAsTyped = (format: string): string =>
  /^(m{1,2}\/d{1,2}\/y{2,4}|yyyy-mm?-dd?)$/.test(format) ? "m/d/yyyy" : format.replace(/^hh:/, "h:");

function fitting(text: string): string {
  if (text.length > LONGEST_TEXT) throw invalid(`A cell can't hold more than ${LONGEST_TEXT} characters.`);
  return text;
}

const invalid = (message: string): HostError => new HostError("InvalidArgument", message);
