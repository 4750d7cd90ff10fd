import { SCENARIOS } from "../../contract/scenarios";
import { excelWorkbook } from "../../../src/excel/excel-workbook";
import type { SheetSpec } from "../../../src/core/sheet/spec";
import type { Assumption } from "../assumption";
import { expectSame } from "../assumption";
import { PAGE, underOwnNames } from "../own-page";
import { pictureOf } from "../picture";

/** Stories of the ports' contract (test/contract) in which one page is refreshed and nobody else is at work. */
const STORIES = [
  "a figure changed",
  "more figures, then fewer",
  "other looks",
  "another chart",
  "texts that a spreadsheet would take for something else",
] as const;

/**
 * A page that has been refreshed in place must look as one that is made at once: two pages of one Excel can be compared in any Excel, where
 * the contract's own tests compare all that is in the file.
 */
export const portStories: readonly Assumption[] = STORIES.map((story) => ({
  id: `port-story-${story.split(/\W+/).slice(0, 3).join("-")}`,
  what: `"${story}": a page that the port refreshes step by step shows what a page made at once shows, and is then left alone.`,
  from: "the port's contract" as const,
  async check({ context }) {
    const port = excelWorkbook();
    // From one page to another: what comes after begins anew.
    const steps = (SCENARIOS[story] ?? [])
      .slice(0, 2)
      .flatMap((step) => (typeof step === "function" ? [] : [step]));
    const pages = (to: { role: string; title: string }): SheetSpec[][] =>
      steps.map((step) => step.map((spec) => ({ ...underOwnNames(spec, to.role), title: to.title })));
    for (const step of pages({ role: "PrimedSelfTest", title: PAGE })) {
      expectSame((await port.apply(step)).skipped, [], "pages that were left");
    }
    const [last] = pages({ role: "PrimedSelfTest", title: PAGE }).slice(-1);
    const again = await port.apply(last ?? []);
    expectSame([again.written, again.unchanged], [[], [PAGE]], "what was done the last time");
    await port.apply(pages({ role: "PrimedSelfTestToo", title: `${PAGE} too` }).at(-1) ?? []);
    const [refreshed, fresh] = [await pictureOf(context, PAGE), await pictureOf(context, `${PAGE} too`)];
    for (const part of Object.keys(fresh)) expectSame(plain(refreshed[part]), plain(fresh[part]), part);
  },
}));

/** Places and charts are named after their page. */
const plain = (part: unknown): string =>
  JSON.stringify(part)
    .replace(/Primed_go_\w+/g, "Primed_go")
    .replaceAll("PrimedSelfTestToo", "PrimedSelfTest");
