import type { CountedOn } from "../../../src/core/measure/counted-on";
import { prepareMeasures } from "../../../src/core/measure/prepare";
import type { PreparedMeasure } from "../../../src/core/measure/prepare";
import { walk } from "../../../src/core/measure/term";
import type { Term } from "../../../src/core/measure/term";
import type { Setup } from "../../../src/core/setup/setup";
import type { FieldsOfSource, FieldsRead } from "../../../src/core/table/measures-touched";

/** What each measure that can be worked out reads: in its Formula, its Rows, its Counted on, and by the measures it is made of. */
export function fieldsReadOf(setup: Setup): FieldsRead {
  const read = new Map<string, readonly FieldsOfSource[]>();
  // Each measure comes after those it is made of.
  for (const measure of prepareMeasures(setup, new Set()).measures) {
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
