import { monthNamed } from "../calendar/iso";
import type { Problem } from "../problem";
import { fold } from "../table/column";
import { DATE_ORDERS } from "./fields";
import type { DateOrder, Options } from "./setup";
import type { SetupRow } from "./setup-row";
import type { TableShape } from "./setup-sheet";

export const PRIMED_OPTIONS: TableShape = {
  name: "PrimedOptions",
  key: "Option",
  needed: ["Option", "Value"],
  optional: [],
};

/** What holds when nobody says otherwise: a British council's year. */
export const DEFAULT_OPTIONS: Options = {
  yearStarts: 4,
  dateOrder: "dmy",
  smallNumber: 0,
  timeZone: "Europe/London",
};

const NAMES = ["As of", "Year starts", "Date order", "Small number", "Time zone"];

/** What Date order says, before the rest is read: dates written as text depend on it. */
export function dateOrderOf(rows: readonly SetupRow[]): DateOrder {
  const row = rows.find(({ key }) => fold(key) === "date order");
  return (row && DATE_ORDERS.find((order) => order === fold(row.text("Value")))) ?? DEFAULT_OPTIONS.dateOrder;
}

/** An option that is blank or can't be read keeps its default; the latter is said. */
export function readOptions(rows: readonly SetupRow[]): { options: Options; problems: Problem[] } {
  const options: Options = { ...DEFAULT_OPTIONS };
  const seen = new Set<string>();
  for (const row of rows) {
    const name = fold(row.key);
    if (seen.has(name)) row.fault("Option", `"${row.key}" is already given above: this row is not used.`);
    else Object.assign(options, optionOf(row, name));
    seen.add(name);
  }
  return { options, problems: rows.flatMap((row) => row.problems("cell-blanked")) };
}

function optionOf(row: SetupRow, name: string): Partial<Options> {
  switch (name) {
    case "as of": {
      const asOf = row.date("Value");
      return asOf === undefined ? {} : { asOf };
    }
    case "year starts":
      return yearStartsOf(row);
    case "date order": {
      const dateOrder = row.choice("Value", DATE_ORDERS);
      return dateOrder ? { dateOrder } : {};
    }
    case "small number":
      return smallNumberOf(row);
    case "time zone":
      return timeZoneOf(row);
    default:
      row.fault("Option", `"${row.key}" is not an option: Primed knows ${NAMES.join(", ")}.`);
      return {};
  }
}

function yearStartsOf(row: SetupRow): Partial<Options> {
  const text = fold(row.text("Value"));
  if (text === "") return {};
  const yearStarts = monthNamed(text) ?? Number(text);
  if (Number.isInteger(yearStarts) && yearStarts >= 1 && yearStarts <= 12) return { yearStarts };
  row.fault("Value", `Year starts is a month's name or 1 to 12, not "${row.text("Value")}": April is used.`);
  return {};
}

function smallNumberOf(row: SetupRow): Partial<Options> {
  const smallNumber = row.number("Value");
  if (smallNumber === undefined) return {};
  if (Number.isInteger(smallNumber) && smallNumber >= 0) return { smallNumber };
  row.fault("Value", `Small number is a whole number, not ${smallNumber}: 0 is used, so nothing is too few.`);
  return {};
}

function timeZoneOf(row: SetupRow): Partial<Options> {
  const timeZone = row.text("Value");
  if (timeZone === "") return {};
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone });
    return { timeZone };
  } catch {
    row.fault(
      "Value",
      `"${timeZone}" is not a time zone: write one such as Europe/London, which is used meanwhile.`,
    );
    return {};
  }
}
