import { contains, parseRange } from "../../../src/core/sheet/address";
import type { Page, Round } from "./check";
import type { ObservedCell } from "./observed";
import { areaOf, moved, movedArea } from "./place";
import { markerOf, theirCells } from "./theirs";

/** What people typed stands where they typed it; all else is as on a page that nobody has touched. */
export function cellFaults({ world, before, wanted, sheets }: Round, one: Page): string[] {
  const { page, now, old, tab, corner, isWritten } = one;
  const faults: string[] = [];
  const theirs = old ? theirCells(old, areaOf(before, old.name)) : new Map<string, ObservedCell>();
  const ours = new Map(Object.entries(page.cells).map(([at, cell]) => [moved(at, corner), cell]));
  const notes = sheets.notes.filter(({ sheet }) => sheet === now.name).map(({ message }) => message);

  // Over a figure of ours: written over, and said. Where it can't be told what stood there, it may be either.
  for (const [at, cell] of [...theirs]) {
    const typed = world.typed.get(markerOf(cell) ?? "");
    if (!ours.has(at) || !(typed?.over || tab?.muddled)) continue;
    const kept = same(now.cells[at]?.shows, cell.shows) && now.cells[at]?.formula === cell.formula;
    if (!kept) theirs.delete(at);
    if (!kept && !typed?.overMoment && !isSaid(cell, notes))
      faults.push(`${at}: ${shown(cell)} was written over without a word`);
    if (kept && isWritten && !tab?.reshaped)
      faults.push(`${at}: ${shown(cell)} stands where a figure should`);
  }

  const here = movedArea(areaOf(wanted, page.name)!, corner);
  for (const at of new Set([...theirs.keys(), ...ours.keys(), ...Object.keys(now.cells)])) {
    const [is, their] = [now.cells[at], theirs.get(at)];
    if (their) {
      if (JSON.stringify(is) !== JSON.stringify(their))
        faults.push(`${at} of people's was ${shown(their)} and is ${shown(is)}`);
    } else if (!tab?.muddled && !isAsWanted(ours.get(at), is, isWritten)) {
      const { row, column } = parseRange(at)!;
      const place = contains(here, row, column) ? "" : " (outside)";
      faults.push(`${at}${place} should be ${shown(ours.get(at))} and is ${shown(is)}`);
    }
  }
  return faults;
}

const shown = (cell: ObservedCell | undefined): string => (cell ? JSON.stringify(cell) : "empty");

function isSaid({ formula, shows }: ObservedCell, notes: readonly string[]): boolean {
  const texts = [formula ? `=${formula}` : "", String(shows)].filter((text) => text !== "");
  return notes.some((note) =>
    texts.some((text) => note.includes(`changed to "${text}"`) || note.includes(`changed to ${text};`)),
  );
}

/** How it looks and its formula are only asked of a page just written: what a program made of them is no reason to write it. */
function isAsWanted(
  wanted: ObservedCell | undefined,
  is: ObservedCell | undefined,
  isWritten: boolean,
): boolean {
  if (!wanted || !is) return !wanted === !is;
  const asMade = wanted.formula === is.formula && wanted.looks === is.looks;
  return same(wanted.shows ?? "", is.shows ?? "") && (asMade || !isWritten);
}

function same(one: unknown, other: unknown): boolean {
  if (typeof one !== "number" || typeof other !== "number") return one === other;
  return Math.abs(one - other) <= 1e-12 * Math.max(1, Math.abs(one));
}
