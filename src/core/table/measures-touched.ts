import type { Problem } from "../problem";
import type { SourceSetup } from "../setup/setup";
import { fold } from "./column";
import { foldHeader } from "./sheet-layout";
import { BEGINNINGS } from "./standard-fields";

/** The fields of one source that a measure reads: in its Formula, its Rows or its Counted on. */
export interface FieldsOfSource {
  source: string;
  fields: ReadonlySet<string>;
}

/**
 * For each Measure ID, the fields it reads; of several sources when it is made of other measures. In the setup's order.
 */
export type FieldsRead = ReadonlyMap<string, readonly FieldsOfSource[]>;

/** Answers which measures, by ID, read a field of a source; without a field, which read the source at all. */
export type Readers = (source: string, field?: string) => readonly string[];

export function readersOf(fieldsRead: FieldsRead): Readers {
  const readers = new Map<string, string[]>();
  const add = (key: string, id: string) => readers.set(key, [...(readers.get(key) ?? []), id]);
  for (const [id, parts] of fieldsRead) {
    const keys = parts.flatMap(({ source, fields }) => [
      keyOf(source),
      ...[...fields].map((field) => keyOf(source, field)),
    ]);
    for (const key of new Set(keys)) add(key, id);
  }
  return (source, field) => readers.get(keyOf(source, field)) ?? [];
}

const keyOf = (source: string, field = ""): string => `${fold(source)}\n${field}`;

/**
 * Finds the measures, by ID, that a problem bears on: those that read the cell's field; all of a source when rows of it, or a
 * sheet, do not count as they should; the measure itself for a fault of its setup.
 * @param sourcesOfSheet the sources that are read from a sheet, by the sheet's name
 */
export function touchFinder(
  readers: Readers,
  sources: readonly SourceSetup[],
  sourcesOfSheet: ReadonlyMap<string, readonly string[]>,
): (problem: Problem) => readonly string[] {
  const read = (problem: Problem, source: SourceSetup): readonly string[] => {
    const fields = fieldsOf(problem, source);
    return fields === "all" ? readers(source.name) : fields.flatMap((field) => readers(source.name, field));
  };
  const touched = (problem: Problem): readonly string[] => {
    const { table, key = "", sheet = "" } = problem.where;
    if (table === "PrimedMeasures" || table === "PrimedTargets") return [key];
    const concerned = table === "PrimedSources" ? [key] : (sourcesOfSheet.get(sheet) ?? []);
    const found = sources.filter(({ name }) => concerned.some((one) => fold(one) === fold(name)));
    return [...new Set(found.flatMap((source) => read(problem, source)))];
  };
  // Thousands of problems are of a few kinds, sheets and columns.
  const known = new Map<string, readonly string[]>();
  return (problem) => {
    const { table, key, sheet, column } = problem.where;
    const place = JSON.stringify([problem.class, table, table && key, sheet, column]);
    const answer = known.get(place) ?? touched(problem);
    known.set(place, answer);
    return answer;
  };
}

/** The fields of a source that a problem is about. */
function fieldsOf({ class: kind, where }: Problem, source: SourceSetup): readonly string[] | "all" {
  const has = (name: string) => source.fields.some((field) => field.name === name);
  switch (kind) {
    case "cell-blanked":
      return source.fields.flatMap(({ name, headers }) =>
        headers.some((header) => foldHeader(header) === foldHeader(where.column ?? "")) ? [name] : [],
      );
    case "date-order":
      return ["received", "completed"].filter(has);
    case "outside-team-dates":
      return [...BEGINNINGS, "period"].filter(has).slice(0, 1);
    case "unknown-team":
    case "duplicate-row":
    case "key-repeated":
    case "source-left-out":
      return "all";
    default:
      return [];
  }
}
