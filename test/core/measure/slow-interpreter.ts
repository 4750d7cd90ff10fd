/**
 * The measure language done the slow way: every formula walked anew for each row, over plain objects, straight from the
 * contract's sentences. It shares the parser with the product and nothing else, so that the two can be compared.
 */
import { parseFormula } from "../../../src/core/measure/parse";
import type { Expr } from "../../../src/core/measure/parse";
import type { Cell, Council, MeasureLiteral, Row, SourceLiteral } from "./build";

/** A date: whole days and seconds since 1970. */
interface Stamp {
  day: number;
  second: number;
  dateOnly: boolean;
}
type Value = number | string | boolean | Stamp | null;

export interface SlowPeriod {
  first: string;
  last: string;
}

interface Scope {
  council: Council;
  source: SourceLiteral;
  period: SlowPeriod;
}

const isStamp = (value: Value): value is Stamp => typeof value === "object" && value !== null;
const dayNumber = (iso: string): number => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000;
const earlier = (a: string, b: string): string => (a < b ? a : b);
const plain = (text: string): string => text.trim().toLowerCase();

function stamp(iso: string, dateOnly: boolean): Stamp {
  const [hours = 0, minutes = 0] = iso.slice(11).split(":").map(Number);
  return { day: dayNumber(iso), second: hours * 3600 + minutes * 60, dateOnly };
}

function fieldValue(name: string, row: Row, scope: Scope): Value {
  const type = scope.source.fields[name];
  const cell: Cell = row[name];
  if (type === "text" || type === "person") return cell === null || cell === undefined ? "" : String(cell);
  if (type === "yes/no") return cell === true;
  if (cell === null || cell === undefined) return null;
  if (type === "date") {
    const hasTimes = (scope.source.rows ?? []).some((each) => /T(?!00:00)/.test(String(each[name] ?? "")));
    return stamp(String(cell), !hasTimes);
  }
  return cell;
}

function compareValues(operator: string, a: Value, b: Value): boolean {
  if (operator === "!=") return !compareValues("==", a, b);
  if (typeof a === "string" && typeof b === "string") return plain(a) === plain(b);
  if (typeof a === "boolean") return a === b;
  if (a === null || b === null) return false;
  let [x, y] = [a as number, b as number];
  if (isStamp(a) && isStamp(b)) {
    const byDay = a.dateOnly || b.dateOnly;
    [x, y] = [a, b].map((each) => (byDay ? each.day : each.day * 86_400 + each.second)) as [number, number];
  }
  if (operator === "==") return x === y;
  if (operator === "<") return x < y;
  if (operator === "<=") return x <= y;
  return operator === ">" ? x > y : x >= y;
}

function wholeMonths(from: number, to: number): number {
  if (to < from) return -wholeMonths(to, from);
  const [a, b] = [new Date(from * 86_400_000), new Date(to * 86_400_000)];
  const months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  return b.getUTCDate() < a.getUTCDate() ? months - 1 : months;
}

function workingDaysBetween(from: number, to: number, holidays: readonly string[]): number {
  if (to < from) return -workingDaysBetween(to, from, holidays);
  let count = -1;
  for (let day = from; day <= to; day++) {
    const date = new Date(day * 86_400_000);
    const isHoliday = holidays.includes(date.toISOString().slice(0, 10));
    if (date.getUTCDay() % 6 !== 0 && !isHoliday) count++;
  }
  return count;
}

const TIMES: Readonly<Record<string, number>> = { daily: 7, weekly: 1, fortnightly: 0.5, "4-weekly": 0.25 };

function weekly(cost: Value, frequency: string, units: Value): Value {
  if (cost === null) return null;
  if (plain(frequency) === "hourly") return (cost as number) * ((units as number | null) ?? 1);
  const times = TIMES[plain(frequency)];
  return times === undefined ? null : (cost as number) * times;
}

function callFunction(name: string, args: readonly Expr[], row: Row, scope: Scope): Value {
  const values = (): Value[] => args.map((arg) => rowValue(arg, row, scope));
  const [first = null, second = null, third = null] = name === "if" ? [] : values();
  if (name === "if") return rowValue(args[holds(args[0] as Expr, row, scope) ? 1 : 2] as Expr, row, scope);
  const field = args[0]?.kind === "name" ? args[0].name : "";
  if (name === "blank" && scope.source.fields[field] === "yes/no") return (row[field] ?? null) === null;
  if (name === "blank") return first === null || (typeof first === "string" && plain(first) === "");
  if (name === "oneof")
    return values()
      .slice(1)
      .some((each) => compareValues("==", first, each));
  if (name === "contains") return plain(first as string).includes(plain(second as string));
  if (name === "starts") return plain(first as string).startsWith(plain(second as string));
  if (name === "weekly") return weekly(first, second as string, third);
  if (name === "overlap_days") {
    if (first === null) return null;
    const start = Math.max((first as Stamp).day, dayNumber(scope.period.first));
    const end = Math.min((second as Stamp | null)?.day ?? Infinity, dayNumber(scope.period.last));
    return end < start ? 0 : end - start + 1;
  }
  const until = args.length === 1 ? stamp(scope.council.asOf, true) : second;
  if (first === null || until === null) return null;
  const [a, b] = [first as Stamp, until as Stamp];
  if (name === "days") return b.day - a.day;
  if (name === "hours") return (b.day - a.day) * 24 + (b.second - a.second) / 3600;
  if (name === "months") return wholeMonths(a.day, b.day);
  if (name === "age") return Math.trunc(wholeMonths(a.day, b.day) / 12);
  return workingDaysBetween(a.day, b.day, scope.council.holidays ?? []);
}

function calculate(operator: string, a: number, b: number): number | null {
  if (operator === "+") return a + b;
  if (operator === "-") return a - b;
  if (operator === "*") return a * b;
  return b === 0 ? null : a / b;
}

function rowValue(expr: Expr, row: Row, scope: Scope): Value {
  if (expr.kind === "constant") return expr.value;
  if (expr.kind === "call") return callFunction(expr.name, expr.args, row, scope);
  if (expr.kind === "name") {
    const { asOf } = scope.council;
    if (expr.name === "as_of") return stamp(asOf, true);
    if (expr.name === "period_start") return stamp(scope.period.first, true);
    const end = earlier(scope.period.last, earlier(asOf, scope.source.dataTo ?? asOf));
    return expr.name === "period_end" ? stamp(end, true) : fieldValue(expr.name, row, scope);
  }
  const { operator, args } = expr;
  if (operator === "and") return args.every((arg) => holds(arg, row, scope));
  if (operator === "or") return args.some((arg) => holds(arg, row, scope));
  if (operator === "not") return !holds(args[0] as Expr, row, scope);
  const [a = null, b = null] = args.map((arg) => rowValue(arg, row, scope));
  if (["==", "!=", "<", "<=", ">", ">="].includes(operator)) return compareValues(operator, a, b);
  if (operator === "negate") return a === null ? null : -(a as number);
  return a === null || b === null ? null : calculate(operator, a as number, b as number);
}

const holds = (expr: Expr, row: Row, scope: Scope): boolean => rowValue(expr, row, scope) === true;

function quantile(values: readonly number[], fraction: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const h = (sorted.length - 1) * fraction;
  const [low, high] = [sorted[Math.floor(h)] as number, sorted[Math.ceil(h)] as number];
  return low * (1 - (h % 1)) + high * (h % 1);
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function groupValue(expr: Expr, rows: readonly Row[], scope: Scope): number | null {
  if (expr.kind === "constant") return expr.value as number;
  if (expr.kind === "operation") {
    const [a = null, b = null] = expr.args.map((arg) => groupValue(arg, rows, scope));
    if (expr.operator === "negate") return a === null ? null : -a;
    return a === null || b === null ? null : calculate(expr.operator, a, b);
  }
  if (expr.kind !== "call") throw new Error(`${expr.kind} is no group`);
  const { name, args } = expr;
  const [arg, more] = args as [Expr, Expr | undefined];
  const meeting = (condition: Expr | undefined, among = rows): Row[] =>
    among.filter((row) => condition === undefined || holds(condition, row, scope));
  if (name === "count") return meeting(arg).length;
  if (name === "share") {
    const whole = meeting(more);
    return calculate("/", meeting(arg, whole).length, whole.length);
  }
  if (name === "rate") {
    const [n, d] = [groupValue(arg, rows, scope), groupValue(more as Expr, rows, scope)];
    const quotient = n === null || d === null ? null : calculate("/", n, d);
    return quotient === null ? null : quotient * (args[2] as { value: number }).value;
  }
  const all = rows.map((row) => rowValue(arg, row, scope));
  if (name === "distinct") {
    const there = all.filter(
      (value) => value !== null && !(typeof value === "string" && plain(value) === ""),
    );
    const keys = there.map((value) => (typeof value === "string" ? plain(value) : JSON.stringify(value)));
    return new Set(keys).size;
  }
  const values = all.filter((value): value is number => value !== null);
  if (name === "sum") return values.length === 0 && rows.length > 0 ? null : total(values);
  if (values.length === 0) return null;
  if (name === "mean") return total(values) / values.length;
  if (name === "min") return Math.min(...values);
  if (name === "max") return Math.max(...values);
  return quantile(values, name === "median" ? 0.5 : (more as { value: number }).value);
}

/** Whether a row counts in the period, by the three forms of Counted on. */
function countsIn(countedOn: string, row: Row, scope: Scope): boolean {
  const [, form, fields = ""] = /^(?:(open|active)\((.*)\)|.*)$/.exec(countedOn) ?? [];
  const [first, last] = [dayNumber(scope.period.first), dayNumber(scope.period.last)];
  const date = (name: string): Stamp | null => fieldValue(name.trim(), row, scope) as Stamp | null;
  if (!form) {
    const on = date(countedOn);
    return on !== null && on.day >= first && on.day <= last;
  }
  const [start, end] = fields.split(",").map(date) as [Stamp | null, Stamp | null];
  if (start === null) return false;
  if (form === "active")
    return start.day <= last && (end === null || (end.day >= first && end.day >= start.day));
  // The end of the day that the stock is counted on: all that day's moments are before it.
  const day = Math.min(last, dayNumber(scope.council.asOf));
  return start.day <= day && (end === null || end.day > day);
}

/** The value of a measure for the rows of some teams in a period, or null; a team open-ended, and data without limits. */
export function slowValue(
  measure: MeasureLiteral,
  council: Council,
  teams: readonly string[],
  period: SlowPeriod,
): { value: number | null; rows: number } {
  const source = Object.values(council.sources)[0] as SourceLiteral;
  const scope = { council, source, period };
  const filter = measure.rows ? parseFormula(measure.rows) : undefined;
  const rows = (source.rows ?? []).filter(
    (row) =>
      teams.includes(String(row["node"])) &&
      countsIn(measure.countedOn ?? "", row, scope) &&
      (filter === undefined || holds(filter, row, scope)),
  );
  return { value: groupValue(parseFormula(measure.formula), rows, scope), rows: rows.length };
}
