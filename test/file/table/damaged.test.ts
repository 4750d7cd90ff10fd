import fc from "fast-check";
import { FatalProblem } from "../../../src/core/problem";
import { openFileWorkbook } from "../../../src/file/file-workbook";
import { mutated, mutations } from "../fuzz-mutations";
import { isSentence } from "../fuzz-packages";
import { logBook, logRows, tableWithTotals, totalsRow } from "./log-book";

/** Whatever has become of a workbook, its table is edited, or a sentence says why not. */

const after = `<conditionalFormatting sqref="E4:E6"><cfRule type="expression" priority="1"><formula>$E4="Open"</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="E4:E6"><formula1>"Open,Done"</formula1></dataValidation></dataValidations>`;
const bases = [logBook({ after }), logBook({ rows: [...logRows, totalsRow], table: tableWithTotals, after })];

async function outcomeOf(bytes: Uint8Array): Promise<string> {
  try {
    const workbook = await openFileWorkbook(bytes);
    await workbook.editTable({
      table: "ActionLog",
      key: "Ref",
      append: [{ Ref: "A4", Due: { day: 46_100 } }, { Note: "=1" }],
      update: [{ key: "A1", values: { Status: "Done" } }],
    });
    await workbook.save();
    return "edited";
  } catch (error) {
    if (error instanceof FatalProblem) return error.message;
    throw error;
  }
}

test("a damaged table is edited, or refused in a sentence", async () => {
  let edited = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(), mutations, async (base, changes) => {
      const outcome = await outcomeOf(mutated(bases, base, changes));
      if (outcome === "edited") edited++;
      else expect(isSentence(outcome) ? "a sentence" : outcome).toBe("a sentence");
    }),
    { seed: 1, numRuns: 200, endOnFailure: true },
  );
  expect(edited).toBeGreaterThan(10);
});
