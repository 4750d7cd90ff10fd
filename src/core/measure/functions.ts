import type { ValueType } from "./term";

/**
 * What a function's part must be. `any` is any type; `same`, of the type of the first `any`; a constant is written in the
 * formula itself.
 */
export type Part = ValueType | "any" | "same" | "constant text" | "constant number" | "group";

export interface Signature {
  /** How it is written: shown in messages. */
  usage: string;
  parts: readonly Part[];
  /** How many of the parts must be there; all when absent. */
  needed?: number;
  /** The last part may be given again and again. */
  repeats?: boolean;
  result: ValueType | "same";
}

/** Functions of one row. */
export const ROW_FUNCTIONS: Readonly<Record<string, Signature>> = {
  days: { usage: "days(start, end)", parts: ["date", "date"], result: "number" },
  hours: { usage: "hours(start, end)", parts: ["date", "date"], result: "number" },
  workdays: { usage: "workdays(start, end)", parts: ["date", "date"], result: "number" },
  months: { usage: "months(start, end)", parts: ["date", "date"], result: "number" },
  age: { usage: "age(born, on)", parts: ["date", "date"], needed: 1, result: "number" },
  blank: { usage: "blank(field)", parts: ["any"], result: "yes/no" },
  oneof: { usage: 'oneof(field, "a", "b")', parts: ["any", "same"], repeats: true, result: "yes/no" },
  contains: { usage: 'contains(field, "text")', parts: ["text", "constant text"], result: "yes/no" },
  starts: { usage: 'starts(field, "text")', parts: ["text", "constant text"], result: "yes/no" },
  if: { usage: "if(condition, a, b)", parts: ["yes/no", "any", "same"], result: "same" },
  weekly: {
    usage: "weekly(cost, frequency, units)",
    parts: ["number", "text", "number"],
    needed: 2,
    result: "number",
  },
  overlap_days: { usage: "overlap_days(start, end)", parts: ["date", "date"], result: "number" },
};

/** Functions of a node's rows in a period. */
export const AGGREGATES: Readonly<Record<string, Signature>> = {
  count: { usage: "count() or count(condition)", parts: ["yes/no"], needed: 0, result: "number" },
  sum: { usage: "sum(number)", parts: ["number"], result: "number" },
  mean: { usage: "mean(number)", parts: ["number"], result: "number" },
  median: { usage: "median(number)", parts: ["number"], result: "number" },
  quantile: { usage: "quantile(number, 0.9)", parts: ["number", "constant number"], result: "number" },
  min: { usage: "min(number)", parts: ["number"], result: "number" },
  max: { usage: "max(number)", parts: ["number"], result: "number" },
  distinct: { usage: "distinct(field)", parts: ["any"], result: "number" },
  share: {
    usage: "share(condition) or share(condition, of)",
    parts: ["yes/no", "yes/no"],
    needed: 1,
    result: "number",
  },
  rate: {
    usage: "rate(count(…), count(), 100)",
    parts: ["group", "group", "constant number"],
    result: "number",
  },
};

export const FUNCTION_NAMES: readonly string[] = [
  ...Object.keys(ROW_FUNCTIONS),
  ...Object.keys(AGGREGATES),
  "measure",
];
