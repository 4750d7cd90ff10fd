/// <reference types="office-js" />

/** Something that the host or the port takes Excel to do, and how to see whether it does. */
export interface Assumption {
  /** `range-null-leaves-cell`: what it is called in docs/host-assumptions.md and in the report. */
  id: string;
  /** What Excel is taken to do, in a sentence. */
  what: string;
  from: From;
  /** The ExcelApi set that the check needs; 1.13, which everything needs, when left out. */
  api?: string;
  /** The host itself does otherwise, and why nothing suffers from that. */
  notOnHost?: string;
  /** Fails with what was seen when the assumption does not hold. */
  check: ((scratch: Scratch) => Promise<void>) | { notTried: string };
}

/** How much is known: who says so, and where, unless nobody does. */
export type From =
  `documented (${string})` | `observed by others (${string})` | "assumed" | "the port's contract";

/** What a check may work with: nothing else in the workbook is touched. */
export interface Scratch {
  context: Excel.RequestContext;
  /** An empty sheet of the check's own, deleted afterwards. */
  sheet: Excel.Worksheet;
  /** That sheet's name. */
  sheetName: string;
  sync(): Promise<void>;
  /** Another sheet of the check's own, there after the next sync. */
  anotherSheet(name?: string): Excel.Worksheet;
  /** A name for a workbook name or a table, which nobody else has; such names are deleted afterwards. */
  freshName(): string;
}

/** Thrown by a check: what Excel did instead. */
export class DoesNotHold extends Error {}

/** @throws DoesNotHold unless Excel gave what was expected. Numbers may differ in their last digits, objects in what is not asked for. */
export function expectSame(seen: unknown, expected: unknown, what = "it"): void {
  if (same(seen, expected)) return;
  throw new DoesNotHold(`${what} was ${said(seen)}, not ${said(expected)}`);
}

/** @throws DoesNotHold unless the request fails, with one of these codes when any are given. */
export async function expectRefusal(
  scratch: Scratch,
  queue: () => void,
  codes: readonly string[] = [],
): Promise<void> {
  let code: string;
  try {
    queue();
    await scratch.sync();
    code = "";
  } catch (error) {
    code =
      (error as { code?: unknown }).code === undefined
        ? String(error)
        : String((error as { code: unknown }).code);
  }
  if (code === "") throw new DoesNotHold("Excel did it without a word");
  if (codes.length > 0 && !codes.includes(code)) throw new DoesNotHold(`the error was ${code}`);
}

function same(seen: unknown, expected: unknown): boolean {
  if (typeof seen === "number" && typeof expected === "number")
    return Math.abs(seen - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
  if (Array.isArray(expected))
    return (
      Array.isArray(seen) &&
      seen.length === expected.length &&
      expected.every((value, index) => same(seen[index], value))
    );
  if (typeof expected === "object" && expected !== null)
    return (
      typeof seen === "object" &&
      seen !== null &&
      Object.entries(expected).every(([key, value]) => same((seen as Record<string, unknown>)[key], value))
    );
  return seen === expected;
}

const said = (value: unknown): string => JSON.stringify(value) ?? "undefined";

/** What cells hold, after a sync. */
export async function valuesAt({ sheet, sync }: Scratch, address: string): Promise<unknown[][]> {
  const range = sheet.getRange(address);
  range.load("values");
  await sync();
  return range.values;
}

/** The same of their formulas. */
export async function formulasAt({ sheet, sync }: Scratch, address: string): Promise<unknown[][]> {
  const range = sheet.getRange(address);
  range.load("formulas");
  await sync();
  return range.formulas;
}

/** A range's address without its sheet. */
export const withoutSheet = (address: string): string => address.slice(address.lastIndexOf("!") + 1);
