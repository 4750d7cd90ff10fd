import fc from "fast-check";
import { anySequence } from "./person/edits";
import { live, type Lived, type Programs } from "./person/live";
import { startWorker } from "./person/worker";
import { newErrors, scratch } from "./tools";

/**
 * People work in a workbook with other programs, in any way they like, and refresh it now and then. After each refresh nothing of
 * theirs that their program kept is lost, and what is ours is as it would be in a workbook that nobody has touched.
 * PERSON_RUNS=500 lives longer; FC_SEED looks elsewhere.
 */

const RUNS = Number(process.env["PERSON_RUNS"] ?? 25);
const SEED = Number(process.env["FC_SEED"] ?? 20261031);

describe.each([
  ["a script (openpyxl)", "openpyxl_person.py", false],
  ["LibreOffice", "libreoffice_person.py", true],
])("a workbook that people edit with %s between refreshes", (_, script, follows) => {
  let programs: Programs;
  beforeAll(async () => {
    const [engine, observer] = await Promise.all([startWorker(script), startWorker("observe.py")]);
    programs = { engine, observer, follows, folder: scratch() };
  });
  afterAll(() => Promise.all([programs?.engine.stop(), programs?.observer.stop()]));

  test("keeps all that is theirs, and ours is right", async () => {
    const total = { refreshes: 0, written: 0, skipped: 0, did: new Map<string, number>() };
    const failed: string[] = [];
    for (const [i, steps] of fc.sample(anySequence, { seed: SEED, numRuns: RUNS }).entries()) {
      const lived = await live(steps, programs);
      if (!lived.faults.length && lived.last) lived.faults.push(...newErrors(...lived.last));
      total.refreshes += lived.refreshes;
      total.written += lived.written;
      total.skipped += lived.skipped;
      for (const does of lived.did) total.did.set(does, (total.did.get(does) ?? 0) + 1);
      if (lived.faults.length) failed.push(told(i, lived));
    }
    expect(failed).toEqual([]);
    // Enough has happened for this to mean something.
    expect(total.refreshes).toBeGreaterThan(RUNS);
    expect(total.written).toBeGreaterThan(RUNS);
    expect(total.did.size).toBeGreaterThan(20);
  }, 3_600_000);
});

const told = (number: number, { story, faults }: Lived): string =>
  [`life ${number}`, ...story, "  then:", ...faults.slice(0, 12)].join("\n  ");
