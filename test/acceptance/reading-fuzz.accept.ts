import fc from "fast-check";
import { attacks } from "../file/fuzz-attacks";
import { mutated, mutations } from "../file/fuzz-mutations";
import { baseWorkbooks, isSentence, outcomeOf } from "../file/fuzz-packages";
import { zipOf } from "../file/package/raw-zip";
import { workbookParts } from "../file/package/workbook-parts";

/** What the unit tests try in small: ten thousand damaged workbooks, and attacks of 32 MB, bounded in time and memory. */

const MUTATED = 10_000;
const MEGABYTE = 2 ** 20;

/** The longest this may take, with another program on the machine. Most take milliseconds. */
const MOST_SECONDS = 20;
/** What reading may add to the process at any time, in megabytes. */
const MOST_MEMORY = 1000;

const peakMb = (): number => process.resourceUsage().maxRSS / 1024;

async function bounded(bytes: Uint8Array): Promise<string> {
  const [start, before] = [performance.now(), peakMb()];
  const outcome = await outcomeOf(bytes);
  expect((performance.now() - start) / 1000).toBeLessThan(MOST_SECONDS);
  expect(peakMb() - before).toBeLessThan(MOST_MEMORY);
  return outcome;
}

test("ten thousand damaged workbooks are read, or refused in a sentence", async () => {
  const bases = baseWorkbooks();
  let read = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(), mutations, async (base, changes) => {
      const outcome = await bounded(mutated(bases, base, changes));
      if (outcome === "read") read++;
      else expect(isSentence(outcome) ? "a sentence" : outcome).toBe("a sentence");
    }),
    { seed: 2, numRuns: MUTATED, endOnFailure: true },
  );
  expect(read).toBeGreaterThan(MUTATED / 10);
});

test.each(Object.keys(attacks))("%s: read, or refused in a sentence", async (name) => {
  for (const size of [4, 32]) {
    const outcome = await bounded(zipOf(workbookParts(attacks[name]!(size * MEGABYTE))));
    expect(outcome === "read" || isSentence(outcome) ? "as it should" : outcome).toBe("as it should");
  }
});

test("a part that unpacks to far more than it takes is refused before it is unpacked", async () => {
  const outcome = await bounded(zipOf(workbookParts(attacks["white space"]!(80 * MEGABYTE))));
  expect(outcome).toMatch(/would unpack to far more than a workbook can hold/);
});
