import { bottom } from "../../../src/core/sheet/address";
import type { Page, Round } from "./check";
import type { ObservedSheet } from "./observed";
import { areaOf, moved, movedArea } from "./place";
import { markerIn, theirCells, theirMerges } from "./theirs";

/** Merges, heights, comments, rules, links, print settings and all else that a sheet has besides its cells and drawings. */
export function restFaults(round: Round, one: Page): string[] {
  const { page, now, old, corner, isWritten } = one;
  const faults = linkFaults(round, one);
  const area = old && areaOf(round.before, old.name);
  if (isWritten) {
    const theirs = old ? theirMerges(old, area, theirCells(old, area)) : [];
    // What they typed over a merged figure of ours makes it no merge of theirs.
    const merges = sorted([...new Set([...theirs, ...page.merges.map((ref) => moved(ref, corner))])]);
    if (merges !== sorted(now.merges))
      faults.push(`the merges should be ${merges} and are ${sorted(now.merges)}`);
  }
  if (!old) return faults;
  const areas = [area, movedArea(areaOf(round.wanted, page.name)!, corner)];
  for (const [row, height] of Object.entries(old.heights)) {
    const inside = areas.some((rect) => rect && Number(row) >= rect.row && Number(row) <= bottom(rect));
    if (!inside && now.heights[row] !== height)
      faults.push(`row ${row} was ${height} high and is ${now.heights[row]}`);
  }
  if (JSON.stringify(old.comments) !== JSON.stringify(now.comments))
    faults.push(`the comments were ${JSON.stringify(old.comments)} and are ${JSON.stringify(now.comments)}`);
  return isWritten ? [...faults, ...childFaults(old, now, page)] : faults;
}

const sorted = (texts: readonly string[]): string => [...texts].sort().join(" ");

/** Where links go to. */
function linkFaults({ after, wanted }: Round, { page, now, corner }: Page): string[] {
  const start = `'${page.name}'!`;
  return wanted.names.flatMap(({ name, text }) => {
    if (!name.startsWith("Primed_go_") || !text.startsWith(start)) return [];
    const at = moved(text.slice(start.length).replace(/\$/g, ""), corner);
    const target = after.names.find((one) => one.name === name)?.text.replace(/\$/g, "");
    const right = target === `'${now.name.replace(/'/g, "''")}'!${at}`;
    return right ? [] : [`the link ${name} goes to ${target}, not ${at}`];
  });
}

/** What may hold things of ours as well as people's; those of people's have a marker. */
const SHARED = ["conditionalFormatting", "dataValidations", "hyperlinks", "tableParts", "extLst"];

function childFaults(old: ObservedSheet, now: ObservedSheet, page: ObservedSheet): string[] {
  const faults: string[] = [];
  for (const tag of new Set([...Object.keys(old.rest), ...Object.keys(now.rest)])) {
    if (["mergeCells", "drawing", "rowBreaks"].includes(tag)) continue;
    const [was, is, wanted] = [old.rest[tag] ?? [], now.rest[tag] ?? [], page.rest[tag] ?? []];
    const theirs = (list: readonly string[]): string => sorted(list.filter((item) => markerIn(item)));
    const ours = (list: readonly string[]): number => list.filter((item) => !markerIn(item)).length;
    if (!SHARED.includes(tag)) {
      if (was.join() !== is.join()) faults.push(`its ${tag} was ${was.join()} and is ${is.join()}`);
      continue;
    }
    if (theirs(was) !== theirs(is)) faults.push(`people's ${tag} was ${theirs(was)} and is ${theirs(is)}`);
    if (tag !== "tableParts" && tag !== "extLst" && ours(is) !== ours(wanted))
      faults.push(`of ours there are ${ours(is)} ${tag}, not ${ours(wanted)}`);
  }
  const lost = old.relations.filter((one) => !one.startsWith("drawing ") && !now.relations.includes(one));
  return [...faults, ...lost.map((one) => `its relationship to ${one} is lost`)];
}
