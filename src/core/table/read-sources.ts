import type { SheetInfo, Workbook, WorkbookContents } from "../../workbook";
import { FatalProblem } from "../problem";
import type { Problem } from "../problem";
import type { Setup, SourceSetup } from "../setup/setup";
import { matchSheets, readableSheets } from "./match-sheets";
import { problemList } from "./problem-list";
import type { ProblemList } from "./problem-list";
import { checkRows } from "./row-checks";
import { nodeFinder } from "./row-nodes";
import { readCells } from "./sheet-cells";
import type { SheetCells } from "./sheet-cells";
import { isProblem } from "./sheet-layout";
import { addSheet } from "./sheet-rows";
import { sourceBuilder } from "./source-builder";
import type { RowCounts, SheetCounts, SourceTable, UnreadableCells, UnreadSheet } from "./source-table";

/** Everything read from people's sheets. */
export interface SourcesRead {
  /** By source name. A source of which no sheet could be read is not here: it has no data, which is not zero rows. */
  tables: ReadonlyMap<string, SourceTable>;
  counts: RowCounts;
  /** Source by source as in the setup, sheets in tab order. */
  countsBySheet: readonly SheetCounts[];
  problems: readonly Problem[];
  /** How many cells of each field could not be read; only those that have any. */
  unreadable: readonly UnreadableCells[];
  /** Sheets that should have been read and were left out; each has a `source-left-out` problem. */
  unread: readonly UnreadSheet[];
}

/**
 * Reads every source in use from the sheets it names, and cleans it into typed columns. Throws a FatalProblem when no source
 * matches any sheet. All sheets are asked for at once, so that a port which pays for each trip can join them.
 */
export async function readSources(
  workbook: Workbook,
  contents: WorkbookContents,
  setup: Setup,
): Promise<SourcesRead> {
  const problems = problemList();
  const readable = readableSheets(contents.sheets);
  const plans = setup.sources.map((source) => ({ source, sheets: sheetsOf(source, readable, problems) }));
  if (plans.every(({ sheets }) => sheets.length === 0)) throw nothingMatches(setup.sources, readable);

  const cells = await readCells(
    workbook,
    plans.flatMap(({ source, sheets }) => sheets.map((sheet) => ({ sheet, source }))),
  );
  const sources = plans.map(({ source, sheets }) =>
    // Taken out, so that the cells of one source are gone from memory before the next is joined.
    joinSheets(source, sheets, cells.splice(0, sheets.length), setup, problems, contents.date1904),
  );
  const countsBySheet = sources.flatMap((source) => source.counts);
  return {
    tables: new Map(sources.flatMap(({ table }) => (table ? [[table.source.name, table] as const] : []))),
    counts: total(countsBySheet),
    countsBySheet,
    problems: problems.all(),
    unreadable: sources.flatMap((source) => source.unreadable),
    unread: sources.flatMap((source) => source.unread),
  };
}

interface JoinedSheets {
  table: SourceTable | undefined;
  counts: SheetCounts[];
  unreadable: UnreadableCells[];
  unread: UnreadSheet[];
}

/** One source's table from the cells of its sheets, with what was found wrong. */
function joinSheets(
  source: SourceSetup,
  sheets: readonly SheetInfo[],
  reads: readonly (SheetCells | Problem)[],
  setup: Setup,
  problems: ProblemList,
  date1904: boolean,
): JoinedSheets {
  const builder = sourceBuilder(source, date1904);
  const keyField = source.fields.findIndex(({ key }) => key);
  const keyHeaders = new Map<string, string>();
  const counts: SheetCounts[] = [];
  const unreadable: UnreadableCells[] = [];
  const unread: UnreadSheet[] = missingTeamSheets(source, sheets, setup);
  sheets.forEach((info, i) => {
    const read = reads[i]!;
    const added = isProblem(read) ? undefined : addSheet(read, builder, setup, problems, date1904);
    if (isProblem(read)) problems.add(read.class, read.where, () => read.message);
    else keyHeaders.set(info.name, read.layout.fields[keyField]?.header ?? "");
    if (!added) {
      unread.push({ source: source.name, sheet: info.name, node: nodeOfSheet(info, source, setup) });
      return;
    }
    counts.push({ source: source.name, sheet: info.name, counts: added.counts });
    unreadable.push(...added.unreadable);
  });
  const table = builder.build();
  if (table) checkRows(table, setup, keyHeaders, problems);
  return { table, counts, unreadable, unread };
}

const nodeOfSheet = (sheet: SheetInfo, source: SourceSetup, setup: Setup): number =>
  source.teamFrom === "sheet" ? nodeFinder(source, setup.organisation)(sheet.name) : -1;

/** Sheets that are named for a team and are not there: that team has no data. */
function missingTeamSheets(source: SourceSetup, sheets: readonly SheetInfo[], setup: Setup): UnreadSheet[] {
  if (source.teamFrom !== "sheet") return [];
  const find = nodeFinder(source, setup.organisation);
  return matchSheets(sheets, source.sheets)
    .unmatched.map((name) => ({ source: source.name, sheet: name, node: find(name) }))
    .filter(({ node }) => node !== -1);
}

/** The sheets a source names, in tab order; a name that no sheet has is said. */
function sheetsOf(source: SourceSetup, readable: readonly SheetInfo[], problems: ProblemList): SheetInfo[] {
  const { matched, unmatched } = matchSheets(readable, source.sheets);
  for (const pattern of unmatched) {
    problems.add(
      "source-left-out",
      source.where,
      () =>
        `No sheet is called "${pattern}", which ${source.name} is to be read from: correct Sheets in PrimedSources, or add the sheet.`,
    );
  }
  return matched;
}

function nothingMatches(sources: readonly SourceSetup[], readable: readonly SheetInfo[]): FatalProblem {
  const patterns = quoted(sources.flatMap((source) => source.sheets));
  const names =
    readable.length === 0
      ? "no sheet that can be read"
      : `the sheets ${quoted(readable.map(({ name }) => name))}`;
  return new FatalProblem(
    `No source in use matches any sheet: Sheets in PrimedSources says ${patterns}, and the workbook has ${names}. Correct Sheets.`,
    sources[0]?.where,
  );
}

/** A sentence can name so many. */
const NAMED = 8;

function quoted(names: readonly string[]): string {
  const all = [...new Set(names)];
  const named = all.slice(0, NAMED).map((name) => `"${name}"`);
  return named.join(", ") + (all.length > NAMED ? ` and ${all.length - NAMED} more` : "");
}

function total(counts: readonly SheetCounts[]): RowCounts {
  const sum: RowCounts = { read: 0, leftOut: 0, totals: 0, blank: 0, unknownTeam: 0, duplicate: 0 };
  for (const { counts: one } of counts) {
    for (const key of Object.keys(sum) as (keyof RowCounts)[]) sum[key] += one[key];
  }
  return sum;
}
