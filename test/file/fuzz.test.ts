import fc from "fast-check";
import { attacks } from "./fuzz-attacks";
import { mutated, mutations } from "./fuzz-mutations";
import { baseWorkbooks, isSentence, outcomeOf } from "./fuzz-packages";
import { zipOf } from "./package/raw-zip";
import { workbookParts } from "./package/workbook-parts";

/** Whatever a file has become, it is read or refused in a sentence. The acceptance tests try ten thousand, and larger attacks. */

test("workbooks damaged at random are read, or refused in a sentence", async () => {
  const bases = baseWorkbooks();
  let read = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(), mutations, async (base, changes) => {
      const outcome = await outcomeOf(mutated(bases, base, changes));
      if (outcome === "read") read++;
      else expect(isSentence(outcome) ? "a sentence" : outcome).toBe("a sentence");
    }),
    { seed: 1, numRuns: 300, endOnFailure: true },
  );
  // The damage is such that reading is really tried.
  expect(read).toBeGreaterThan(50);
  expect(read).toBeLessThan(200);
});

test.each(Object.keys(attacks))("%s: read, or refused in a sentence", async (name) => {
  const outcome = await outcomeOf(zipOf(workbookParts(attacks[name]!(2 ** 17))));
  expect(outcome === "read" || isSentence(outcome) ? "as it should" : outcome).toBe("as it should");
});
