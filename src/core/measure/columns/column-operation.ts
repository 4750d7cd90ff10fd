import type { Column } from "../../table/column";
import type { ValueType } from "../term";
import { filled } from "./batch";
import { conditions, constant, constantDate, dates, numbers, texts } from "./vector";
import type { Operation, Vector } from "./vector";

/** The cells of a field, a batch at a time. A field that no sheet has a column for is blank in every row. */
export function columnOperation(column: Column | undefined, type: ValueType): Operation {
  if (!column) return blankColumn(type);
  const cells = column.type === "text" ? column.codes : column.values;
  const into = memoryFor(column);
  return filled(into, [], (length, { from }) => into.values.set(cells.subarray(from, from + length)));
}

function memoryFor(column: Column): Vector {
  if (column.type === "number") return numbers();
  if (column.type === "date") return dates(column.dateOnly);
  return column.type === "text" ? texts(column.words) : conditions(true);
}

function blankColumn(type: ValueType): Operation {
  if (type === "text") return constant("");
  if (type === "number") return constant(NaN);
  if (type === "date") return constantDate(NaN);
  const blank = conditions(true);
  blank.values.fill(2);
  return { ...blank, fill: () => {} };
}
