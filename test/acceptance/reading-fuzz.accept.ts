import fc from "fast-check";
import { nodeCodec } from "../../src/file/disk";
import { webCodec, type Codec } from "../../src/file/package/gzip";
import { attacks } from "../file/fuzz-attacks";
import { changedWorkbooks, changesAtRandom, changesByElement } from "../file/fuzz-changes";
import { mutated, mutations } from "../file/fuzz-mutations";
import { baseWorkbooks, isSentence, outcomeOf } from "../file/fuzz-packages";
import { zipOf } from "../file/package/raw-zip";
import { workbookParts } from "../file/package/workbook-parts";

/** What the unit tests try in small: ten thousand damaged workbooks, and attacks of 12 MB, bounded in time and memory. */

const TO_READ = 7000;
const MEGABYTE = 2 ** 20;

/** The most work that any may make, in seconds of a processor. Most make milliseconds. */
const MOST_SECONDS = 20;
/** What it may add to the process at any time, in megabytes. */
const MOST_MEMORY = 1000;

const busySeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const peakMb = (): number => process.resourceUsage().maxRSS / 1024;

async function bounded<T>(work: () => Promise<T>, seconds = MOST_SECONDS): Promise<T> {
  const [start, before] = [busySeconds(), peakMb()];
  const outcome = await work();
  expect(busySeconds() - start).toBeLessThan(seconds);
  expect(peakMb() - before).toBeLessThan(MOST_MEMORY);
  return outcome;
}

test("damaged workbooks are read, or refused in a sentence", async () => {
  const bases = baseWorkbooks();
  let [read, tried] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.nat(), mutations, async (base, changes) => {
      const codec: Codec = tried++ % 2 ? nodeCodec : webCodec;
      const outcome = await bounded(() => outcomeOf(mutated(bases, base, changes), codec));
      if (outcome === "read") read++;
      else expect(isSentence(outcome) ? "a sentence" : outcome).toBe("a sentence");
    }),
    { seed: 2, numRuns: TO_READ, endOnFailure: true },
  );
  expect(read).toBeGreaterThan(TO_READ / 10);
});

test("workbooks with sheets of ours, damaged, are changed into ones that can be read, or refused in a sentence", async () => {
  const { small, large } = await changedWorkbooks();
  const tried = await bounded(async () => {
    await changesAtRandom(small, 1400);
    await changesAtRandom(large, 60);
    return (await changesByElement(small, 9)) + (await changesByElement(large, 9973));
  }, 300);
  expect(TO_READ + 1460 + tried).toBeGreaterThanOrEqual(10_000);
});

test.each(Object.keys(attacks))("%s: read, or refused in a sentence", async (name) => {
  const zip = zipOf(workbookParts(attacks[name]!(12 * MEGABYTE)));
  const outcome = await bounded(() => outcomeOf(zip, nodeCodec));
  expect(outcome === "read" || isSentence(outcome) ? "as it should" : outcome).toBe("as it should");
});

test("a part that unpacks to far more than it takes is refused before it is unpacked", async () => {
  const zip = zipOf(workbookParts(attacks["white space"]!(80 * MEGABYTE)));
  expect(await bounded(() => outcomeOf(zip, nodeCodec))).toMatch(
    /would unpack to far more than a workbook can hold/,
  );
});
