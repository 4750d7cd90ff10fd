import { join } from "node:path";
import { endOf } from "../../src/core/calendar/day";
import { dayOfIso } from "../../src/core/calendar/iso";
import { openPackage } from "../../src/file/package/package";
import { entriesOf } from "../file/package/raw-zip";
import { bytesOf, newErrors, printed, refreshFile, ROOT, scratch } from "./tools";

/** Whatever a macro-enabled workbook holds, and however it is packed, a refresh adds its sheets and touches nothing else. */

const TORTURE = join(ROOT, "test/fixtures/torture-xlsm/torture.xlsm");
const NOW = Date.UTC(2026, 10, 2, 9);
const asOf = (date: string, now = NOW) => ({ now, asOf: endOf(dayOfIso(date)!) });

/** The only parts of the person's that may change, and only by addition. */
const BY_ADDITION = [
  "[Content_Types].xml",
  "xl/workbook.xml",
  "xl/_rels/workbook.xml.rels",
  "xl/Styles/STYLES.xml",
];
const CHAIN = "xl/calcChain.xml";

const folder = scratch();
const file = (name: string): string => join(folder, name);
const [first, second] = [file("first.xlsm"), file("second.xlsm")];
let written: string[];
beforeAll(async () => {
  ({ written } = (await refreshFile(TORTURE, first, asOf("2026-10-31"))).sheets);
  const again = (await refreshFile(first, second, asOf("2026-06-30"))).sheets.written;
  expect(again).toEqual(written);
});

test("its dashboards are made, one beside a person's sheet that happens to have its title", () => {
  expect(written).toEqual(["Service overview", "North dashboard~2", "South dashboard"]);
});

test("after two refreshes every part that is not ours has its bytes, compressed as they were, and its place", () => {
  const [before, after] = [TORTURE, second].map((path) => entriesOf(bytesOf(path)));
  const kept = before!.filter(({ name }) => name !== CHAIN);
  expect(kept.length).toBeGreaterThan(90);
  expect(after!.slice(0, kept.length).map(({ name }) => name)).toEqual(kept.map(({ name }) => name));
  const changed = kept.filter(({ compressed, method, crc }, i) => {
    const now = after![i]!;
    return now.method !== method || now.crc !== crc || Buffer.compare(now.compressed, compressed) !== 0;
  });
  expect(changed.map(({ name }) => name).sort()).toEqual([...BY_ADDITION].sort());
});

test.each(BY_ADDITION)("%s changes by addition only", async (name) => {
  const [old, now] = await Promise.all(
    [TORTURE, second].map(async (path) => (await openPackage(bytesOf(path))).text(name)),
  );
  expect(lostFrom(old!, now!)).toEqual([]);
});

test("a refresh that has nothing new to say writes the same file", async () => {
  await refreshFile(second, file("third.xlsm"), asOf("2026-06-30", NOW + 3_600_000));
  expect(Buffer.compare(bytesOf(file("third.xlsm")), bytesOf(second))).toBe(0);
});

test("going back and forth between two as-of dates does not let the file grow", async () => {
  const sizes = async (from: string, to: string, date: string) => {
    await refreshFile(from, file(to), asOf(date));
    return entriesOf(bytesOf(file(to))).map(({ name, content }) => [name, content.length]);
  };
  await sizes(first, "june.xlsm", "2026-06-30");
  const october = await sizes(file("june.xlsm"), "october.xlsm", "2026-10-31");
  await sizes(file("october.xlsm"), "june-again.xlsm", "2026-06-30");
  expect(await sizes(file("june-again.xlsm"), "october-again.xlsm", "2026-10-31")).toEqual(october);
});

test("Microsoft's validator finds no error that was not there before", () => {
  expect(newErrors(TORTURE, second)).toEqual([]);
});

test("LibreOffice opens it and prints every dashboard", () => {
  const text = printed(second).join("\n");
  for (const sheet of written) expect(text).toContain(sheet);
});

/** The tags and texts of the old XML that do not stand in the new one in the same order; counts follow from what is in a list. */
function lostFrom(old: string, now: string): string[] {
  const tokens = (xml: string): string[] =>
    (xml.replace(/(<x:\w+[^>]*?) count="\d+"/g, "$1").match(/<[^>]*>|[^<]+/g) ?? []).filter(
      (token) => token.trim() !== "",
    );
  const after = tokens(now);
  let at = 0;
  return tokens(old).filter((token) => {
    const found = after.indexOf(token, at);
    if (found >= 0) at = found + 1;
    // Only the calculation chain may go.
    return found < 0 && !token.includes("calcChain");
  });
}
