import type { Day } from "../calendar/day";
import type { Problem, ProblemClass } from "../problem";
import type { Setup, SourceSetup } from "../setup/setup";
import { readersOf, touchFinder } from "./measures-touched";
import type { FieldsRead, Readers } from "./measures-touched";
import { fieldQuality } from "./field-quality";
import type { FieldQuality, ImplausibleCells } from "./field-quality";
import { qualityLine, sourceLine } from "./quality-line";
import { sumOfScores } from "./quality-score";
import type { Score } from "./quality-score";
import type { SourcesRead } from "./read-sources";
import type { SheetCounts } from "./source-table";

/** What the rows were like that everything is worked out from, as plain data. */
export interface DataQuality {
  /** Those in use, in the setup's order. */
  sources: readonly SourceQuality[];
  /** By class, in the order in which they were first met. */
  problems: readonly ProblemsOfClass[];
  /** All of it in a sentence for each source. */
  line: string;
}

export interface SourceQuality {
  source: string;
  /** Rows that count; 0 when no sheet could be read. */
  rows: number;
  /** Sheet by sheet: rows read, and left out and why. */
  sheets: readonly SheetCounts[];
  /** Sheets that should have been read and were not. */
  unread: readonly string[];
  /** In the setup's order; none when no sheet could be read. */
  fields: readonly FieldQuality[];
  /** Over all cells of the fields that are expected to be filled. */
  complete: Score;
  /** Over all cells. */
  readable: Score;
  plausible: Score;
  implausible: readonly ImplausibleCells[];
  /** "Cases: 99.2% of cells complete, 2 cells could not be read, 1 date is implausible." */
  line: string;
}

export interface ProblemsOfClass {
  class: ProblemClass;
  /** Those that are not listed one by one too. */
  count: number;
  listed: readonly Problem[];
  /** IDs of the measures that any of them bears on, in the setup's order. */
  measures: readonly string[];
}

export interface DataQualityInput {
  setup: Setup;
  read: Pick<SourcesRead, "tables" | "countsBySheet" | "unreadable" | "unread">;
  /** All that was found, by whatever room. */
  problems: readonly Problem[];
  fieldsRead: FieldsRead;
  /**
   * The last day of which anything can be known: the later of as-of and the day of the refresh, so that looking back does not
   * make all that came after implausible.
   */
  today: Day;
}

/** Scores every source and field, and gathers what was found wrong. A million rows are a few passes over typed columns. */
export function dataQuality(input: DataQualityInput): DataQuality {
  const readers = readersOf(input.fieldsRead);
  const sources = input.setup.sources.map((source) => sourceQuality(source, readers, input));
  return { sources, problems: problemsByClass(readers, input), line: qualityLine(sources) };
}

function sourceQuality(source: SourceSetup, readers: Readers, input: DataQualityInput): SourceQuality {
  const { read, today } = input;
  const table = read.tables.get(source.name);
  const unreadable = new Map<string, number>();
  for (const cells of read.unreadable) {
    if (cells.source !== source.name) continue;
    unreadable.set(cells.field, (unreadable.get(cells.field) ?? 0) + cells.count);
  }
  const found = table
    ? source.fields.map((field) =>
        fieldQuality(table, field, unreadable.get(field.name) ?? 0, readers(source.name, field.name), today),
      )
    : [];
  const fields = found.map(({ quality }) => quality);
  const quality = {
    source: source.name,
    rows: table?.rows ?? 0,
    sheets: read.countsBySheet.filter((one) => one.source === source.name),
    unread: read.unread.filter((one) => one.source === source.name).map(({ sheet }) => sheet),
    fields,
    complete: sumOfScores(fields.filter(({ expected }) => expected).map(({ complete }) => complete)),
    readable: sumOfScores(fields.map(({ readable }) => readable)),
    plausible: sumOfScores(fields.map(({ plausible }) => plausible)),
    implausible: found.flatMap(({ implausible }) => implausible),
  };
  return { ...quality, line: sourceLine(quality) };
}

function problemsByClass(
  readers: Readers,
  { setup, read, problems, fieldsRead }: DataQualityInput,
): ProblemsOfClass[] {
  const sourcesOfSheet = new Map<string, string[]>();
  for (const { sheet, source } of [...read.countsBySheet, ...read.unread]) {
    sourcesOfSheet.set(sheet, [...(sourcesOfSheet.get(sheet) ?? []), source]);
  }
  const touchedBy = touchFinder(readers, setup.sources, sourcesOfSheet);
  const order = new Map([...fieldsRead.keys()].map((id, i) => [id, i]));
  const placeOf = (id: string): number => order.get(id) ?? Infinity;

  const classes = [...new Set(problems.map((problem) => problem.class))];
  return classes.map((kind): ProblemsOfClass => {
    const all = problems.filter((problem) => problem.class === kind);
    const touched = new Set(all.map((problem) => touchedBy(problem)));
    const measures = new Set([...touched].flat());
    return {
      class: kind,
      count: all.reduce((sum, { more = 1 }) => sum + more, 0),
      listed: all.filter(({ more }) => more === undefined),
      measures: [...measures].sort((a, b) => placeOf(a) - placeOf(b)),
    };
  });
}
