import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { endOf } from "../../../src/core/calendar/day";
import { dayOfIso } from "../../../src/core/calendar/iso";
import { refresh, type Refreshed } from "../../../src/core/refresh";
import { openFileWorkbook } from "../../../src/file/file-workbook";
import { councilBook } from "../../support/council";
import { faultsOf } from "./check";
import { commandFor } from "./commands";
import type { Edit, Refresh } from "./edits";
import type { Observed } from "./observed";
import type { Worker } from "./worker";
import { newWork, note, roleOf, type Command, type World } from "./world";

const NOW = Date.UTC(2026, 10, 2, 9);

export interface Programs {
  /** See `World`. */
  follows: boolean;
  /** What the person works with. */
  engine: Worker;
  observer: Worker;
  /** Where the workbooks go. */
  folder: string;
}

/** What a life came to: the faults, and how much happened, so that a test knows that it says something. */
export interface Lived {
  faults: string[];
  /** In words, to do it again by hand. */
  story: string[];
  refreshes: number;
  written: number;
  skipped: number;
  /** Edits that the program did, by name. */
  did: string[];
  /** The workbook before and after the last refresh. */
  last: [string, string] | undefined;
}

/** A workbook's life: a person edits it, Primed refreshes it, and after each refresh all is looked at. It ends at the first fault. */
export async function live(steps: readonly (Edit | Refresh)[], programs: Programs): Promise<Lived> {
  const { folder, engine, observer, follows } = programs;
  const file = (name: string): string => join(folder, `${name}.xlsx`);
  const observe = async (path: string): Promise<Observed> =>
    (await observer.ask({ observe: path })) as Observed;
  const known = new Map<string, Observed>();
  const wantedFor = async (world: Pick<World, "work">, asOf: string): Promise<Observed> => {
    const { North: north, South: south } = world.work;
    const key = JSON.stringify([north, south, asOf]);
    const before = known.get(key);
    if (before) return before;
    await refreshBytes(await councilBook({ north, south }), file("wanted"), asOf);
    const wanted = await observe(file("wanted"));
    known.set(key, wanted);
    return wanted;
  };

  const work = newWork();
  const wanted = await wantedFor({ work }, "2026-10-31");
  writeFileSync(file("now"), readFileSync(file("wanted")));
  const world: World = {
    tabs: tabsOf(wanted),
    work,
    typed: new Map(),
    seen: wanted,
    wanted,
    steps: 0,
    follows,
  };
  const lived: Lived = {
    faults: [],
    story: [],
    refreshes: 0,
    written: 0,
    skipped: 0,
    did: [],
    last: undefined,
  };

  let edits: Command[] = [];
  for (const step of steps) {
    if (step.does !== "refresh") {
      const command = commandFor(world, step);
      if (command) edits.push(command);
      continue;
    }
    const done = (await engine.ask({ from: file("now"), to: file("saved"), edits })) as {
      was?: string | null;
      not?: string;
    }[];
    done.forEach((one, i) => {
      note(world, edits[i]!, one);
      lived.story.push(`${JSON.stringify(edits[i])}${one.not ? ` not done: ${one.not}` : ""}`);
      if (!one.not) lived.did.push(edits[i]!.does);
    });
    edits = [];
    const before = await observe(file("saved"));
    let sheets;
    try {
      ({ sheets } = await refreshBytes(bytesOf(file("saved")), file("now"), step.asOf));
    } catch (error) {
      // LibreOffice 7 loses all tables when a sheet is deleted: without its setup nothing can be refreshed, and Primed says so.
      if (!before.sheets.some(({ rest }) => rest["tableParts"]?.length)) return { ...lived, last: undefined };
      lived.faults.push(`refresh as of ${step.asOf} failed: ${String(error)}`);
      return lived;
    }
    lived.story.push(`refresh as of ${step.asOf}: ${JSON.stringify(sheets)}`);
    lived.last = [file("saved"), file("now")];
    const after = await observe(file("now"));
    const expected = await wantedFor(world, step.asOf);
    lived.faults.push(...faultsOf({ world, before, after, wanted: expected, sheets }));
    const again = await refreshBytes(bytesOf(file("now")), file("again"), step.asOf, NOW + 86_400_000);
    if (again.sheets.written.length)
      lived.faults.push(`refreshing again writes ${again.sheets.written.join()}`);
    if (Buffer.compare(bytesOf(file("again")), bytesOf(file("now"))))
      lived.faults.push("refreshing again changes the file");
    lived.refreshes++;
    lived.written += sheets.written.length;
    lived.skipped += sheets.skipped.length;
    if (lived.faults.length) return lived;
    settle(world, after, expected, sheets.skipped);
  }
  return lived;
}

const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(path));

async function refreshBytes(bytes: Uint8Array, to: string, asOf: string, now = NOW): Promise<Refreshed> {
  const workbook = await openFileWorkbook(bytes);
  const done = await refresh(workbook, { now, asOf: endOf(dayOfIso(asOf)!) });
  writeFileSync(to, await workbook.save());
  return done;
}

const KINDS: Record<string, "source" | "setup"> = {
  North: "source",
  South: "source",
  "Primed setup": "setup",
};

const tabsOf = (observed: Observed): World["tabs"] =>
  observed.titles.map((name) => {
    const role = roleOf(observed, name);
    return { name, role, kind: role === undefined ? (KINDS[name] ?? "own") : "dashboard", reshaped: false };
  });

/** What the world looks like once a refresh has been found right. */
function settle(
  world: World,
  after: Observed,
  wanted: Observed,
  skipped: readonly { sheet: string }[],
): void {
  world.seen = after;
  world.wanted = wanted;
  // What a refresh has let stand is theirs from now on.
  const stands = JSON.stringify(after.sheets.map(({ cells }) => cells));
  for (const [marker, typed] of world.typed) if (stands.includes(marker)) typed.over = false;
  const left = new Set(skipped.map(({ sheet }) => sheet));
  for (const tab of world.tabs) if (!left.has(tab.name)) tab.reshaped = tab.muddled = false;
  for (const name of after.titles.slice(world.tabs.length))
    world.tabs.push({ name, role: roleOf(after, name), kind: "dashboard", reshaped: false });
}
