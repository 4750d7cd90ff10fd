import { dayOf, endOf, type Day, type Moment } from "./calendar/day";
import { dayInWords } from "./calendar/iso";
import { todayIn } from "./calendar/today";
import { dashboards } from "./dashboard/dashboards";
import { checkTargets } from "./judge/check-targets";
import { judge, type JudgedMeasure } from "./judge/judge";
import { evaluateMeasures } from "./measure/evaluate";
import { fieldsRead } from "./measure/fields-read";
import { prepareMeasures } from "./measure/prepare";
import type { Problem } from "./problem";
import type { Result } from "./result";
import { readSetup } from "./setup/read-setup";
import { SETUP_SHEET } from "./setup/setup";
import { dataQuality, type DataQuality } from "./table/data-quality";
import { readSources } from "./table/read-sources";
import type { RowCounts } from "./table/source-table";
import { momentInWords } from "./words/moment";
import type { Applied, ApplyOptions, Workbook } from "../workbook";

export interface RefreshOptions {
  /** What to look back from; else the option As of, else today in the workbook's time zone. */
  asOf?: Moment;
  /** The time of the refresh: milliseconds since 1970. */
  now: number;
  /** Hears what is being done, in a few words. */
  progress?: (step: string) => void;
  /** Whether to go on once it is known what would be written, and between two sheets. */
  apply?: Pick<ApplyOptions, "approve" | "cancelled">;
}

export interface Refreshed {
  asOf: Moment;
  rows: RowCounts;
  results: Result[];
  sheets: Applied;
  problems: Problem[];
  /** How far the data can be trusted, field by field. */
  quality: DataQuality;
}

/**
 * The whole method: rows → measures → judgement → dashboards. The workbook's own sheets are read and never written.
 * @throws FatalProblem, in one sentence, when nothing can be refreshed; the workbook is then as it was.
 */
export async function refresh(workbook: Workbook, options: RefreshOptions): Promise<Refreshed> {
  const { now, progress = () => {} } = options;

  progress("Reading the setup");
  const contents = await workbook.contents();
  const setup = await readSetup(workbook, contents);
  const today = todayIn(now, setup.options.timeZone);
  const asOf = options.asOf ?? endOf(setup.options.asOf ?? today);

  progress("Reading the team sheets");
  const read = await readSources(workbook, contents, setup);
  const { tables, counts, countsBySheet, unread } = read;

  progress("Working out the measures");
  const targets = checkTargets(setup);
  const prepared = prepareMeasures(setup, targets.disabled);
  const late: Problem[] = [];
  const report = (problem: Problem) => void late.push(problem);
  const evaluated = evaluateMeasures(prepared.measures, { setup, tables, unread, asOf, report });
  const judged = judge(evaluated, setup);

  const found = unique([
    ...setup.problems,
    ...targets.problems,
    ...prepared.problems,
    ...read.problems,
    ...late,
    ...asOfAhead(asOf, today),
  ]);
  const disabled = found
    .filter((problem) => problem.class === "measure-disabled")
    .map(({ where, message }) => ({ id: where.key ?? "", message }));
  const specs = dashboards({
    setup,
    judged,
    disabled,
    tables,
    countsBySheet,
    unread,
    asOf,
    refreshed: momentInWords(now, setup.options.timeZone),
  });

  const quality = dataQuality({
    setup,
    read,
    problems: found,
    fieldsRead: fieldsRead(prepared.measures),
    today: Math.max(dayOf(asOf), today),
  });
  const sheets = await workbook.apply(specs, {
    ...options.apply,
    progress: (sheet) => progress(`Writing ${sheet}`),
  });
  const said = (kind: Problem["class"], about: Applied["notes"]): Problem[] =>
    about.map(({ sheet, message }) => ({ class: kind, where: { sheet }, message }));
  return {
    asOf,
    rows: counts,
    results: resultsOf(judged),
    sheets,
    problems: [...found, ...said("sheet-skipped", sheets.skipped), ...said("cell-restored", sheets.notes)],
    quality,
  };
}

/** The tidy results: every node, measure and period. */
function resultsOf(judged: readonly JudgedMeasure[]): Result[] {
  return judged.flatMap(({ measure, series }) =>
    series.flatMap(({ node, points }) =>
      points.map((point) => ({
        level: node.level,
        node: node.name,
        measure: measure.id,
        period: point.period.label,
        value: point.value,
        numerator: point.numerator,
        denominator: point.denominator,
        target: point.target,
        status: point.status,
        signal: point.signal,
        assurance: point.assurance,
        complete: point.complete,
      })),
    ),
  );
}

/** Two rooms may find the same fault of the setup. */
function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ class: kind, where }) => {
    if (kind !== "measure-disabled") return true;
    const key = JSON.stringify([where.key, where.cell]);
    return !seen.has(key) && seen.add(key);
  });
}

/** A month end may be looked forward to; a mistyped year must not make months of nothing look like months of zero. */
const DAYS_AHEAD = 31;

function asOfAhead(asOf: Moment, today: Day): Problem[] {
  if (dayOf(asOf) <= today + DAYS_AHEAD) return [];
  const message = `As of is ${dayInWords(dayOf(asOf))}, which is still to come: the periods until then look empty. Correct As of in PrimedOptions, or --as-of.`;
  return [
    { class: "as-of-ahead", where: { sheet: SETUP_SHEET, table: "PrimedOptions", key: "As of" }, message },
  ];
}
