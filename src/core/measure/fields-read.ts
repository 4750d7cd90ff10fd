import type { FieldsOfSource, FieldsRead } from "../table/measures-touched";
import type { CountedOn } from "./formula/counted-on";
import type { PreparedMeasure } from "./prepare";
import { walk } from "./term";
import type { Term } from "./term";

/**
 * What each measure reads: in its Formula, its Rows, its Counted on, and by the measures it is made of.
 * @param prepared each after those it is made of, as `prepareMeasures` gives them
 */
export function fieldsRead(prepared: readonly PreparedMeasure[]): FieldsRead {
  const read = new Map<string, readonly FieldsOfSource[]>();
  for (const measure of prepared) {
    read.set(measure.setup.id, [
      ...ownFields(measure),
      ...measure.parts.flatMap((part) => read.get(part) ?? []),
    ]);
  }
  return read;
}

function ownFields({ own, formula }: PreparedMeasure): FieldsOfSource[] {
  if (!own) return [];
  const named = [
    ...fieldsIn(formula),
    ...(own.rows ? fieldsIn(own.rows) : []),
    ...countedFields(own.countedOn),
  ];
  return [{ source: own.source.name, fields: new Set(named) }];
}

const fieldsIn = (term: Term): string[] =>
  [...walk(term)].flatMap((each) => (each.kind === "field" ? [each.name] : []));

function countedFields(counted: CountedOn): string[] {
  if (counted.form === "period") return ["period"];
  return counted.form === "date" ? [counted.field] : [counted.start, counted.end];
}
