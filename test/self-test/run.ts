/// <reference types="office-js" />
import type { Assumption, Scratch } from "./assumption";
import { DoesNotHold } from "./assumption";

/** What came of one assumption. */
export interface Outcome {
  id: string;
  what: string;
  result: "held" | "did not hold" | "could not be tried" | "not tried";
  /** What was seen, or why it was not tried; empty when it held. */
  detail: string;
}

/** Sheets and names of the self-test begin so; what an interrupted run has left behind goes at the next. */
export const PREFIX = "PrimedSelfTest";

const TIMEOUT = 60_000;

/**
 * Tries each assumption in the workbook that Excel has open, on sheets that are made for it and deleted after it.
 * `progress` hears each outcome as it comes.
 */
export async function tryAssumptions(
  assumptions: readonly Assumption[],
  progress: (outcome: Outcome, done: number) => void = () => undefined,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  await tidy();
  for (const assumption of assumptions) {
    const outcome = await outcomeOf(assumption);
    outcomes.push(outcome);
    progress(outcome, outcomes.length);
  }
  return outcomes;
}

async function outcomeOf({ id, what, api, check }: Assumption): Promise<Outcome> {
  if (typeof check !== "function") return { id, what, result: "not tried", detail: check.notTried };
  if (api !== undefined && !Office.context.requirements.isSetSupported("ExcelApi", api))
    return { id, what, result: "could not be tried", detail: `this Excel does not have ExcelApi ${api}` };
  try {
    await withinTime(
      Excel.run(async (context) => {
        await check(await scratchIn(context));
      }),
    );
    return { id, what, result: "held", detail: "" };
  } catch (error) {
    if (error instanceof DoesNotHold) return { id, what, result: "did not hold", detail: error.message };
    return { id, what, result: "could not be tried", detail: sentenceOf(error) };
  } finally {
    await tidy();
  }
}

let count = 0;

async function scratchIn(context: Excel.RequestContext): Promise<Scratch> {
  const anotherSheet = (name = `${PREFIX} ${++count}`): Excel.Worksheet =>
    context.workbook.worksheets.add(name.startsWith(PREFIX) ? name : `${PREFIX} ${name}`);
  const sheetName = `${PREFIX} ${++count}`;
  const sheet = anotherSheet(sheetName);
  await context.sync();
  return {
    context,
    sheet,
    sheetName,
    sync: () => context.sync(),
    anotherSheet,
    freshName: () => `${PREFIX}_${++count}`,
  };
}

/** Deletes every sheet of the self-test, and every workbook name that is its own or refers to such a sheet. */
async function tidy(): Promise<void> {
  await Excel.run(async (context) => {
    const { worksheets, names } = context.workbook;
    worksheets.load("items/name");
    names.load("items/name, items/formula");
    await context.sync();
    for (const { name, formula } of names.items)
      if (name.startsWith(PREFIX) || String(formula).includes(PREFIX)) names.getItem(name).delete();
    for (const sheet of worksheets.items) {
      if (!sheet.name.startsWith(PREFIX)) continue;
      // Excel does not delete what is very hidden.
      sheet.visibility = "Visible";
      sheet.delete();
    }
    await context.sync();
  });
}

function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("Excel gave no answer in a minute")), TIMEOUT);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function sentenceOf(error: unknown): string {
  const { code, message, debugInfo } = error as {
    code?: string;
    message?: string;
    debugInfo?: { errorLocation?: string };
  };
  return [code, message ?? String(error), debugInfo?.errorLocation].filter(Boolean).join("; ");
}
