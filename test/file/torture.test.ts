import { readFileSync } from "node:fs";
import { join } from "node:path";
import { refresh } from "../../src/core/refresh";
import { endOf } from "../../src/core/calendar/day";
import { dayOfIso } from "../../src/core/calendar/iso";
import { openFileWorkbook } from "../../src/file/file-workbook";
import { openPackage } from "../../src/file/package/package";
import { addSetup } from "../support/add-setup";
import { TORTURE_SETUP } from "../support/torture-setup";
import { entriesOf } from "./package/raw-zip";

/** The workbook that has one of everything: pivot, slicer, threaded comments, external link, form button, scenarios… */
const TORTURE = new Uint8Array(readFileSync(join(__dirname, "../fixtures/torture.xlsx")));
const OPTIONS = { asOf: endOf(dayOfIso("2026-10-31")!), now: Date.UTC(2026, 10, 2, 9) };

/** The only parts of the person's that may change, and only by addition. */
const BY_ADDITION = ["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"];

async function withSetup(): Promise<Uint8Array> {
  const pkg = await openPackage(TORTURE);
  await addSetup(pkg, TORTURE_SETUP);
  return pkg.save();
}

async function refreshed(bytes: Uint8Array, options = OPTIONS) {
  const workbook = await openFileWorkbook(bytes);
  const report = await refresh(workbook, options);
  return { bytes: await workbook.save(), report };
}

describe("a workbook with one of everything", () => {
  let before: Uint8Array;
  let after: Uint8Array;
  beforeAll(async () => {
    before = await withSetup();
    after = (await refreshed(before)).bytes;
  });

  test("every part that is not ours keeps its bytes, compressed as they were", () => {
    const now = new Map(entriesOf(after).map((entry) => [entry.name, entry]));
    const kept = entriesOf(before).filter(
      ({ name }) => !BY_ADDITION.includes(name) && name !== "xl/calcChain.xml",
    );
    expect(kept.length).toBeGreaterThan(55);
    for (const { name, compressed } of kept) {
      expect([name, Buffer.from(now.get(name)?.compressed ?? []).equals(Buffer.from(compressed))]).toEqual([
        name,
        true,
      ]);
    }
  });

  test.each(BY_ADDITION)("%s changes by addition only", async (name) => {
    const [old, now] = await Promise.all(
      [before, after].map(async (bytes) => (await openPackage(bytes)).text(name)),
    );
    expect(withoutWhatMayGo(old!)).toSatisfyAddition(withoutWhatMayGo(now!));
  });

  test("the calculation chain goes, with its content type and relationship", async () => {
    const pkg = await openPackage(after);
    expect(pkg.has("xl/calcChain.xml")).toBe(false);
    expect(await pkg.text("[Content_Types].xml")).not.toContain("calcChain");
    expect(await pkg.text("xl/_rels/workbook.xml.rels")).not.toContain("calcChain");
  });

  test("refreshing again writes nothing, to the byte", async () => {
    const again = await refreshed(after, { ...OPTIONS, now: OPTIONS.now + 3_600_000 });
    expect(again.report.sheets.written).toEqual([]);
    expect(Buffer.from(again.bytes).equals(Buffer.from(after))).toBe(true);
  });

  test("going back and forth between two as-of dates does not let the file grow", async () => {
    const earlier = { ...OPTIONS, asOf: endOf(dayOfIso("2026-06-30")!) };
    const there = (await refreshed(after, earlier)).bytes;
    const back = (await refreshed(there)).bytes;
    const size = (bytes: Uint8Array) => entriesOf(bytes).map(({ name, content }) => [name, content.length]);
    expect(size((await refreshed((await refreshed(back, earlier)).bytes)).bytes)).toEqual(size(back));
  });
});

/** Counts follow from what is in a list; the chain is allowed to go. */
const withoutWhatMayGo = (xml: string): string =>
  xml
    .replace(/(<(?:fonts|fills|borders|cellXfs|numFmts)\b[^>]*?) count="\d+"/g, "$1")
    .replace(/<Override PartName="\/xl\/calcChain.xml"[^>]*>/, "")
    .replace(/<Relationship [^>]*calcChain[^>]*>/, "");

expect.extend({
  /** Every element of the old text stands in the new one, in the same order: something was put in, nothing taken out. */
  toSatisfyAddition(old: string, now: string) {
    const tags = (xml: string): string[] => xml.match(/<[^>]*>|[^<]+/g) ?? [];
    const found = tags(now);
    let at = 0;
    const lost = tags(old).find((tag) => {
      const next = found.indexOf(tag, at);
      at = next + 1;
      return next < 0;
    });
    return { pass: lost === undefined, message: () => `lost: ${lost}` };
  },
});

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    interface Matchers<R> {
      toSatisfyAddition(now: string): R;
    }
  }
}
