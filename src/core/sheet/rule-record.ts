import { conditionSignature } from "./condition";
import { hash } from "./hash";
import { sparklineSignature } from "./sparkline";
import type { SheetSpec } from "./spec";

/**
 * Which conditional formats and sparklines on a sheet are ours. Neither has a name, and people may put their own over our cells; so
 * what ours say is kept, as a hash each, in a hidden name of the sheet. One that says the same within our area is ours, wherever
 * a program has moved it.
 */
export const ruleRecordOf = ({ conditions, sparklines }: SheetSpec): ReadonlySet<string> =>
  new Set([
    ...conditions.map((condition) => hash(conditionSignature(condition))),
    ...sparklines.map(({ kind, color }) => hash(sparklineSignature(kind, color))),
  ]);

export const ruleRecordText = (record: ReadonlySet<string>): string => [...record].join(",");

export const parseRuleRecord = (text: string): ReadonlySet<string> =>
  new Set(text.split(",").filter((one) => /^[0-9a-f]{8}$/.test(one)));

/** Whether something that says this is in the record. */
export const isRecorded = (record: ReadonlySet<string>, signature: string): boolean =>
  record.has(hash(signature));
