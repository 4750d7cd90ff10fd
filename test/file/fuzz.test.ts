import fc from "fast-check";
import { nodeCodec } from "../../src/file/disk";
import { webCodec } from "../../src/file/package/gzip";
import { openPackage } from "../../src/file/package/package";
import { attacks } from "./fuzz-attacks";
import { changedWorkbooks, changesAtRandom, changesByElement, faultOf } from "./fuzz-changes";
import { mutated, mutations } from "./fuzz-mutations";
import { baseWorkbooks, isSentence, outcomeOf } from "./fuzz-packages";
import { zipOf } from "./package/raw-zip";
import { workbookParts } from "./package/workbook-parts";

/** Whatever a file has become, it is read and changed, or refused in a sentence. The acceptance tests try ten thousand, and larger attacks. */

test("workbooks damaged at random are read, or refused in a sentence", async () => {
  const bases = baseWorkbooks();
  let read = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(), mutations, async (base, changes) => {
      const bytes = mutated(bases, base, changes);
      const outcomes = [await outcomeOf(bytes, webCodec), await outcomeOf(bytes, nodeCodec)];
      expect(outcomes[0] === "read").toBe(outcomes[1] === "read");
      if (outcomes[0] === "read") read++;
      else expect(isSentence(outcomes[0]!) ? "a sentence" : outcomes[0]).toBe("a sentence");
    }),
    { seed: 1, numRuns: 300, endOnFailure: true },
  );
  // The damage is such that reading is really tried.
  expect(read).toBeGreaterThan(50);
  expect(read).toBeLessThan(200);
});

test("workbooks with sheets of ours, damaged, are changed into ones that can be read, or refused in a sentence", async () => {
  const { small, large } = await changedWorkbooks();
  await changesAtRandom(small, 60);
  await changesAtRandom(large, 4);
  expect(await changesByElement(small, 499)).toBeGreaterThan(20);
});

test.each([
  ["without its cells", /<sheetData>.*<\/sheetData>/s, ""],
  [
    "with a rule and its other half twice",
    /<conditionalFormatting sqref="E5:E8">.*?<\/conditionalFormatting>/s,
    "$&$&",
  ],
])("a sheet of ours %s is changed, or refused in a sentence", async (_, found, instead) => {
  const { small } = await changedWorkbooks();
  const { bytes, change } = small[0]!;
  const pkg = await openPackage(bytes);
  const xml = await pkg.text("xl/worksheets/sheet2.xml");
  expect(xml).toMatch(found);
  pkg.set("xl/worksheets/sheet2.xml", xml.replace(found, instead));
  expect(await faultOf(await pkg.save(), change)).toBe("none");
});

test.each(Object.keys(attacks))("%s: read, or refused in a sentence", async (name) => {
  const outcome = await outcomeOf(zipOf(workbookParts(attacks[name]!(2 ** 17))), webCodec);
  expect(outcome === "read" || isSentence(outcome) ? "as it should" : outcome).toBe("as it should");
});
