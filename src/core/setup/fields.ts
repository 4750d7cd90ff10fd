import type { Problem } from "../problem";
import { fold } from "../table/column";
import type { DateOrder, FieldSetup, FieldType } from "./setup";
import type { SetupRow } from "./setup-row";
import type { TableShape } from "./setup-sheet";

export const PRIMED_FIELDS: TableShape = {
  name: "PrimedFields",
  key: "Field",
  needed: ["Source", "Field", "Headers", "Type"],
  optional: ["Format", "Key"],
};

export const DATE_ORDERS: readonly DateOrder[] = ["dmy", "mdy", "ymd"];
const TYPES: readonly FieldType[] = ["date", "number", "text", "yes/no", "person"];

/** Words of the formula language, which no field may be called (resolution 1). */
const FORBIDDEN = new Set("to in mod and or xor not true false null e pi i".split(" "));

/**
 * The fields of each source, by folded source name. A field that is wrong is left out: the measures that read it say so.
 * Fields of a source that is not in use are checked all the same.
 */
export function readFields(
  rows: readonly SetupRow[],
  knownSources: ReadonlySet<string>,
  dateOrder: DateOrder,
): { fields: Map<string, FieldSetup[]>; problems: Problem[] } {
  const fields = new Map<string, FieldSetup[]>();
  for (const row of rows) {
    const source = fold(row.text("Source"));
    if (!knownSources.has(source)) row.fault("Source", unknownSource(row.text("Source")));
    const others = fields.get(source) ?? [];
    const field = fieldOf(row, others, dateOrder);
    if (field) fields.set(source, [...others, field]);
  }
  return { fields, problems: rows.flatMap((row) => row.problems("measure-disabled")) };
}

function fieldOf(row: SetupRow, others: readonly FieldSetup[], dateOrder: DateOrder): FieldSetup | undefined {
  const name = row.text("Field");
  const headers = row.list("Headers");
  const type = row.choice("Type", TYPES);
  checkName(row, name, others);
  if (headers.length === 0)
    row.fault("Headers", `${name} has no Headers: write what its column is called on the sheets.`);
  if (row.text("Type") === "") row.fault("Type", `${name} has no Type: write ${TYPES.join(", ")}.`);
  const format = row.choice("Format", [...DATE_ORDERS, "percent" as const]);
  if (type && format) checkFormat(row, type, format);
  const key = row.yesNo("Key") ?? false;
  if (key && others.some((other) => other.key)) {
    row.fault(
      "Key",
      `${others.find((other) => other.key)!.name} is already the Key of this source: leave only one yes.`,
    );
  }
  if (!type || row.hasFaults()) return undefined;
  const order = DATE_ORDERS.find((one) => one === format) ?? dateOrder;
  return {
    name,
    headers,
    type,
    dateOrder: order,
    percent: format === "percent",
    key,
    where: row.at("Field"),
  };
}

function checkName(row: SetupRow, name: string, others: readonly FieldSetup[]): void {
  if (name === "") row.fault("Field", "This row names no field, so it is left out: fill in Field.");
  else if (!/^[a-z_][a-z0-9_]*$/.test(name)) {
    row.fault(
      "Field",
      `"${name}" can't be a field's name: use small letters, digits and _, such as unit_cost.`,
    );
  } else if (FORBIDDEN.has(name)) {
    row.fault(
      "Field",
      `"${name}" is a word of the formula language, so no field can be called it: choose another name.`,
    );
  } else if (others.some((other) => other.name === name)) {
    row.fault(
      "Field",
      `${name} is already a field of this source: put all its headers on one row, with ; between.`,
    );
  }
}

function checkFormat(row: SetupRow, type: FieldType, format: DateOrder | "percent"): void {
  const fits = format === "percent" ? type === "number" : type === "date";
  if (!fits)
    row.fault(
      "Format",
      `Format ${format} is for ${format === "percent" ? "numbers" : "dates"}, not for ${type}.`,
    );
}

const unknownSource = (name: string) =>
  name === "" ? "This field is of no Source: fill it in." : `"${name}" is not a Source of PrimedSources.`;
