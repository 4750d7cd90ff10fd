import { FormulaError } from "./formula-error";
import { didYouMean } from "../nearest";
import { parseFormula } from "../parse";
import type { Expr } from "../parse";
import type { ValueType } from "../term";

/** How rows fall into periods. */
export type CountedOn =
  | { form: "date"; field: string }
  /** A stock: rows open at the period's end. */
  | { form: "open"; start: string; end: string }
  /** Rows whose span of days overlaps the period. */
  | { form: "active"; start: string; end: string }
  /** The row says its period itself. */
  | { form: "period" };

/** The canonical text: two measures of a source that count alike have the same. */
export function countedOnKey(counted: CountedOn): string {
  if (counted.form === "period") return "period";
  return counted.form === "date" ? counted.field : `${counted.form}(${counted.start}, ${counted.end})`;
}

function dateField(expr: Expr | undefined, fields: ReadonlyMap<string, ValueType>, source: string): string {
  if (expr?.kind !== "name") throw new FormulaError("The name of a date field belongs here.", expr?.at ?? 0);
  const type = fields.get(expr.name);
  if (type === "date") return expr.name;
  const dates = [...fields].filter((entry) => entry[1] === "date").map((entry) => entry[0]);
  const message = type
    ? `'${expr.name}' is not a date field.`
    : `'${expr.name}' is not a field of ${source}.${didYouMean(expr.name, dates)}`;
  throw new FormulaError(message, expr.at);
}

/**
 * Reads Counted on: a date field, `open(start, end)`, `active(start, end)` or `period`.
 * @param byPeriod the source is of Figures or Capacity, whose rows carry their period
 * @throws FormulaError
 */
export function parseCountedOn(
  text: string,
  fields: ReadonlyMap<string, ValueType>,
  source: string,
  byPeriod: boolean,
): CountedOn {
  const expr = parseFormula(text);
  if (byPeriod) {
    if (expr.kind === "name" && expr.name === "period") return { form: "period" };
    throw new FormulaError("Figures and Capacity are counted on period.", expr.at);
  }
  if (expr.kind === "name") {
    if (expr.name === "period" && !fields.has("period")) {
      throw new FormulaError("Only Figures and Capacity are counted on period: give a date field.", expr.at);
    }
    return { form: "date", field: dateField(expr, fields, source) };
  }
  if (expr.kind === "call" && (expr.name === "open" || expr.name === "active")) {
    if (expr.args.length !== 2)
      throw new FormulaError(`'${expr.name}' is written ${expr.name}(start, end).`, expr.at);
    const start = dateField(expr.args[0], fields, source);
    return { form: expr.name, start, end: dateField(expr.args[1], fields, source) };
  }
  throw new FormulaError(
    "Counted on is a date field, open(start, end), active(start, end) or period.",
    expr.at,
  );
}
