import { rhythmInWords, sameRhythm } from "../../calendar/rhythm";
import type { MeasureSetup, Setup, SourceSetup } from "../../setup/setup";
import { fold } from "../../table/column";
import { checkFormula } from "./check";
import type { Vocabulary } from "./check";
import { parseCountedOn } from "./counted-on";
import type { CountedOn } from "./counted-on";
import { FormulaError, formulaMessage } from "./formula-error";
import { AGGREGATES } from "../functions";
import { didYouMean } from "../nearest";
import { parseFormula } from "../parse";
import type { Expr } from "../parse";
import { MOMENT_NAMES, walk } from "../term";
import type { Term, ValueType } from "../term";

/** The rows a measure is of. */
export interface Own {
  source: SourceSetup;
  /** Its Rows condition. */
  rows?: Term;
  countedOn: CountedOn;
}

/** A measure whose own cells make sense. */
export interface ReadMeasure {
  setup: MeasureSetup;
  /** Absent when the formula is of other measures only: then there is nothing to count. */
  own?: Own;
  formula: Term;
  /** The IDs of the measures it refers to. */
  parts: readonly string[];
}

/** Something wrong with one cell of a measure's setup row. */
export class MeasureFault extends Error {
  constructor(
    message: string,
    readonly column: string,
  ) {
    super(message);
  }
}

const inColumn = <T>(column: string, read: () => T): T => {
  try {
    return read();
  } catch (error) {
    if (error instanceof FormulaError) throw new MeasureFault(formulaMessage(error), column);
    throw error;
  }
};

const valueType = (type: SourceSetup["fields"][number]["type"]): ValueType =>
  type === "person" ? "text" : type;

function findSource(measure: MeasureSetup, setup: Setup): SourceSetup {
  const source = setup.sources.find((each) => fold(each.name) === fold(measure.source));
  if (source) return source;
  const names = setup.sources.map((each) => each.name);
  const message = measure.source.trim()
    ? `'${measure.source}' is not a source in use.${didYouMean(measure.source, names)}`
    : "A measure that counts rows needs a Source.";
  throw new MeasureFault(message, "Source");
}

function checkTeams(measure: MeasureSetup, setup: Setup): void {
  for (const team of measure.teams) {
    if (setup.organisation.teamIndex(team) >= 0) continue;
    const names = setup.organisation.teams.map((each) => each.name);
    throw new MeasureFault(`'${team}' is not a team.${didYouMean(team, names)}`, "Teams");
  }
}

function vocabulary(measure: MeasureSetup, setup: Setup, source: SourceSetup | undefined): Vocabulary {
  return {
    source: source?.name ?? "",
    fields: new Map(source?.fields.map((field) => [field.name, valueType(field.type)])),
    measure: (id, at) => {
      const other = setup.measures.find((each) => fold(each.id) === fold(id));
      const ids = setup.measures.map((each) => each.id);
      if (!other) throw new FormulaError(`'${id}' is not a Measure ID.${didYouMean(id, ids)}`, at);
      if (!sameRhythm(other.rhythm, measure.rhythm)) {
        const periods = `its Period is ${rhythmInWords(other.rhythm)}, and this one's is ${rhythmInWords(measure.rhythm)}`;
        throw new FormulaError(`'${other.id}' cannot be used here: ${periods}.`, at);
      }
      return other.id;
    },
  };
}

function readOwn(measure: MeasureSetup, source: SourceSetup, words: Vocabulary): Own {
  if (!measure.countedOn.trim()) {
    throw new MeasureFault(
      "Say how rows are counted: a date field, open(start, end), active(start, end) or period.",
      "Counted on",
    );
  }
  const byPeriod = source.kind === "figures" || source.kind === "capacity";
  const countedOn = inColumn("Counted on", () =>
    parseCountedOn(measure.countedOn, words.fields, source.name, byPeriod),
  );
  if (countedOn.form === "period" && !words.fields.has("period")) {
    throw new MeasureFault(
      `${source.name} has no field called period: name it in PrimedFields.`,
      "Counted on",
    );
  }
  if (countedOn.form === "open" && measure.rhythm.window) {
    throw new MeasureFault(
      `A stock has no ${measure.rhythm.window}: its value is at the end of a period.`,
      "Period",
    );
  }
  if (!measure.rows.trim()) return { source, countedOn };
  const rows = inColumn("Rows", () => {
    const term = checkFormula(parseFormula(measure.rows), words);
    if (term.level === "group")
      throw new FormulaError("Rows takes a condition on each row, not an aggregate.", term.at);
    if (term.type !== "yes/no")
      throw new FormulaError('Rows takes a condition, such as status != "Cancelled".', term.at);
    const timed = [...walk(term)].find(
      (each) => each.timed && (each.kind === "moment" || each.kind === "call"),
    );
    if (timed)
      throw new FormulaError(
        "Rows is the same in every period: put this in the Formula's condition.",
        timed.at,
      );
    return term;
  });
  return { source, countedOn, rows };
}

/**
 * Reads one measure's cells.
 * @throws MeasureFault naming the column
 */
export function readMeasure(measure: MeasureSetup, setup: Setup): ReadMeasure {
  checkTeams(measure, setup);
  const expr = inColumn("Formula", () => parseFormula(measure.formula));
  const named = setup.sources.find((each) => fold(each.name) === fold(measure.source));
  const formula = inColumn("Formula", () => {
    const words = vocabulary(
      measure,
      setup,
      named ?? (usesRows(expr) ? findSource(measure, setup) : undefined),
    );
    const term = checkFormula(expr, words);
    if (term.level === "row") {
      throw new FormulaError(
        "This gives a value for each row: put it inside an aggregate, such as mean(…) or count(…).",
        term.at,
      );
    }
    if (![...walk(term)].some(({ kind }) => kind === "aggregate" || kind === "measure"))
      throw new FormulaError("A measure needs an aggregate, such as count().", term.at);
    return term;
  });
  const terms = [...walk(formula)];
  const parts = [...new Set(terms.flatMap((term) => (term.kind === "measure" ? [term.id] : [])))];
  if (!terms.some((term) => term.kind === "aggregate")) return { setup: measure, formula, parts };
  const source = findSource(measure, setup);
  const own = readOwn(measure, source, vocabulary(measure, setup, source));
  return { setup: measure, formula, parts, ...(own && { own }) };
}

/** The formula counts rows or names a field: it is not of measures, numbers and periods only. */
function usesRows(expr: Expr): boolean {
  if (expr.kind === "constant") return false;
  if (expr.kind === "name") return !MOMENT_NAMES.includes(expr.name);
  return (expr.kind === "call" && Object.hasOwn(AGGREGATES, expr.name)) || expr.args.some(usesRows);
}
