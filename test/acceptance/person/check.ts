import type { Applied } from "../../../src/workbook";
import { cellFaults } from "./check-cells";
import { chartFaults } from "./check-charts";
import { restFaults } from "./check-rest";
import { workbookFaults } from "./check-workbook";
import { ownName, sheetNamed, type Observed, type ObservedSheet } from "./observed";
import { areaOf, cornerOf, type Corner } from "./place";
import { isProtected } from "./theirs";
import { whySkipped } from "./why-skipped";
import { roleOf, type Tab, type World } from "./world";

/** One refresh: the workbook as the program saved it, as Primed left it, and what Primed said. */
export interface Round {
  world: World;
  before: Observed;
  after: Observed;
  /** The same data's dashboards in a workbook that nobody has touched. */
  wanted: Observed;
  sheets: Applied;
}

/** A dashboard in that round. */
export interface Page {
  /** In the workbook that nobody has touched. */
  page: ObservedSheet;
  now: ObservedSheet;
  /** As the program saved it; undefined when Primed has just made it. */
  old: ObservedSheet | undefined;
  tab: Tab | undefined;
  corner: Corner;
  isWritten: boolean;
}

/** Says in a sentence each what was lost or is wrong; nothing when all is well. */
export function faultsOf(round: Round): string[] {
  const { world, before, after, wanted, sheets } = round;
  const faults = workbookFaults(round).map((one) => `the workbook: ${one}`);
  for (const page of wanted.sheets) {
    const role = roleOf(wanted, page.name);
    if (role === undefined) continue;
    const tab = world.tabs.find((one) => one.kind === "dashboard" && one.role === role);
    const made = after.titles.slice(before.titles.length);
    const title = tab?.name ?? made.find((name) => roleOf(after, name) === role);
    if (title === undefined) {
      faults.push(`there is no dashboard ${role}`);
      continue;
    }
    const skipped = sheets.skipped.find(({ sheet }) => sheet === title);
    const now = sheetNamed(after, title);
    const old = tab && sheetNamed(before, title);
    const area = old && (areaOf(before, title) ?? areaOf(wanted, page.name));
    const isWritten = !old || sheets.written.includes(title);
    const one: Page = { page, now, old, tab, corner: cornerOf(area), isWritten };
    if (!skipped) {
      faults.push(...pageFaults(round, one).map((fault) => `${title}: ${fault}`));
    } else if (!tab?.muddled && !whySkipped(round, one).length) {
      faults.push(`${title} was left as it is without a reason: ${skipped.message}`);
    }
  }
  return faults;
}

const pageFaults = (round: Round, page: Page): string[] => [
  ...(ownName(round.after, page.now.name, "Primed_area") ? [] : ["its area is lost"]),
  ...(page.old && page.isWritten && isProtected(page.old) ? ["it is protected and was written"] : []),
  ...cellFaults(round, page),
  ...chartFaults(page),
  ...restFaults(round, page),
];
