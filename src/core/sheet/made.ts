import { conditionSignature } from "./condition";
import { hash } from "./hash";
import { sparklineSignature } from "./sparkline";
import type { SheetSpec } from "./spec";

/**
 * What we made on a sheet besides cells: conditional formats and sparklines, known by what they say (neither has a name, and
 * people put their own over our cells); charts and tables, known by their names (people copy ours, and Excel then gives theirs
 * our name or one like it). Each is a hash, and all are kept in a hidden name of the sheet; what is not among them is people's.
 */
export type Made = ReadonlySet<string>;

export const madeBy = ({ conditions, sparklines, charts, tables }: SheetSpec): Made =>
  new Set([
    ...conditions.map((condition) => hash(conditionSignature(condition))),
    ...sparklines.map(({ kind, color }) => hash(sparklineSignature(kind, color))),
    ...charts.map(({ name }) => hash(chartSignature(name))),
    ...tables.map(({ name }) => hash(tableSignature(name))),
  ]);

export const chartSignature = (name: string): string => `chart|${name}`;
export const tableSignature = (name: string): string => `table|${name.toLowerCase()}`;

export const isMade = (made: Made, signature: string): boolean => made.has(hash(signature));

/** As the hidden name holds it: `1a2b3c4d,5e6f7a8b`. */
export const madeText = (made: Made): string => [...made].join(",") || NOTHING;
const NOTHING = "-";

/** Reads it back; undefined when there is none: the sheet was made by a version that kept none, or a program has lost it. */
export function parseMade(text: string | undefined): Made | undefined {
  if (text === undefined) return undefined;
  return new Set(text.split(",").filter((one) => /^[0-9a-f]{8}$/.test(one)));
}
