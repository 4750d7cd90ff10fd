import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { endOf } from "../../src/core/calendar/day";
import { dayOfIso } from "../../src/core/calendar/iso";
import { FatalProblem } from "../../src/core/problem";
import { refresh } from "../../src/core/refresh";
import { nodeCodec } from "../../src/file/disk";
import { openFileWorkbook, type FileWorkbook } from "../../src/file/file-workbook";
import { openPackage } from "../../src/file/package/package";
import { addSetup } from "../support/add-setup";
import { councilBook } from "../support/council";
import { TORTURE_SETUP } from "../support/torture-setup";
import { richPage } from "./apply/rich";
import { elementDamage } from "./fuzz-elements";
import { mutated, mutationsOfParts } from "./fuzz-mutations";
import { isSentence, outcomeOf } from "./fuzz-packages";
import { logBook } from "./table/log-book";

/** Workbooks that hold sheets of ours, what is next changed in them, and what comes of it once they are damaged. */

export interface Changed {
  bytes: Uint8Array;
  /** What a refresh does, or a part of it; gives the sentences it said. */
  change(workbook: FileWorkbook): Promise<string[]>;
}

const NOW = Date.UTC(2026, 10, 2, 9);
const refreshAsOf = (day: string) => async (workbook: FileWorkbook) => {
  const { problems } = await refresh(workbook, { asOf: endOf(dayOfIso(day)!), now: NOW });
  return problems.map(({ message }) => message);
};

const applyPage = (latest: number[]) => async (workbook: FileWorkbook) => {
  const { skipped, notes } = await workbook.apply([richPage({ latest, facts: latest.length })]);
  return [...skipped, ...notes].map(({ message }) => message);
};

async function editLog(workbook: FileWorkbook): Promise<string[]> {
  const { problems } = await workbook.editTable({
    table: "ActionLog",
    key: "Ref",
    append: [{ Ref: "A4", Action: "=Write", Due: { day: 46_060 }, Status: "Open" }, { Ref: "A5" }],
    update: [{ key: "a2", values: { Status: "Open", Note: null } }],
  });
  return problems.map(({ message }) => message);
}

/**
 * Small: a page with all that a sheet of ours can hold, and a person's table. Large, and slow: a council's dashboards, and the
 * workbook that has one of everything.
 */
export async function changedWorkbooks(): Promise<{ small: Changed[]; large: Changed[] }> {
  const torture = await openPackage(
    new Uint8Array(readFileSync(join(__dirname, "../fixtures/torture.xlsx"))),
  );
  await addSetup(torture, TORTURE_SETUP);
  const start = async (bytes: Uint8Array, change: Changed["change"]) => {
    const workbook = await openFileWorkbook(bytes, nodeCodec);
    await change(workbook);
    return workbook.save();
  };
  const first = refreshAsOf("2026-08-31");
  const later = refreshAsOf("2026-10-31");
  return {
    small: [
      { bytes: await start(logBook(), applyPage([0.6, 0.9])), change: applyPage([0.9, 0.5, 0.7]) },
      { bytes: await start(logBook(), applyPage([0.6])), change: editLog },
    ],
    large: [
      { bytes: await start(await councilBook(), first), change: later },
      { bytes: await start(await torture.save(), first), change: later },
    ],
  };
}

/** Damages one of the workbooks as many times, at random. @throws with the damage and what went wrong. */
export const changesAtRandom = (bases: readonly Changed[], numRuns: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.nat(bases.length - 1), mutationsOfParts, async (base, mutations) => {
      const { bytes, change } = bases[base]!;
      const fault = await faultOf(mutated([bytes], 0, mutations), change);
      if (fault !== "none") throw new Error(fault);
    }),
    { seed: 2, numRuns, endOnFailure: true },
  );

/** Damages one in so many of the workbooks' elements and attributes; gives how many. @throws as above. */
export async function changesByElement(bases: readonly Changed[], every: number): Promise<number> {
  let tried = 0;
  for (const { bytes, change } of bases) {
    for (const { part, what, bytes: damaged } of elementDamage(bytes, every)) {
      const fault = await faultOf(damaged, change);
      if (fault !== "none") throw new Error(`${part}, ${what}: ${fault}`);
      tried++;
    }
  }
  return tried;
}

/**
 * Changes a workbook and, when that was done, does it again with what was saved.
 * @returns `none` when all is well: refused in a sentence, or saved so that the rest of it can be read as before. Anything else that is
 * thrown than a refusal is thrown on.
 */
export async function faultOf(bytes: Uint8Array, change: Changed["change"]): Promise<string> {
  const first = await outcomeOfChange(bytes, change);
  const unsaid = first.said.find((message) => !isSentence(message));
  if (unsaid !== undefined) return `not a sentence: ${unsaid}`;
  if (!first.saved || first.saved === bytes) return "none";
  const now = await outcomeOf(first.saved, nodeCodec);
  if (now !== "read" && (await outcomeOf(bytes, nodeCodec)) === "read") return `no longer read: ${now}`;
  const second = await outcomeOfChange(first.saved, change);
  return second.saved ? "none" : `refused the second time: ${second.said.at(-1)}`;
}

interface OutcomeOfChange {
  /** What was said; last, the sentence that it was refused with. */
  said: string[];
  saved?: Uint8Array;
}

async function outcomeOfChange(bytes: Uint8Array, change: Changed["change"]): Promise<OutcomeOfChange> {
  const said: string[] = [];
  try {
    const workbook = await openFileWorkbook(bytes, nodeCodec);
    said.push(...(await change(workbook)));
    return { said, saved: await workbook.save() };
  } catch (error) {
    if (error instanceof FatalProblem) return { said: [...said, error.message] };
    throw error;
  }
}
