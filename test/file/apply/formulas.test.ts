import { change, edited, partOf, types } from "../../support/person";
import { shownOn } from "../../support/shown";
import { applied, tinyBook, tinyPage } from "./tiny";

/** Formulas of ours that calculate: what they show changes whenever the workbook is opened, so what they say tells that they are ours. */

const SHEET = "North dashboard";
const page = (latest: number, value: number | null = 0.5) => {
  const base = tinyPage({ latest });
  const blocks = [{ row: 6, column: 3, values: [[{ formula: `INDEX(C5:C12,2)*1.50`, value }]] }];
  return { ...base, blocks: [...base.blocks, ...blocks] };
};

/** Excel calculates: another result, and the formula in its own words. */
const calculated = (bytes: Uint8Array, result: string) =>
  edited(bytes, async (pkg) =>
    change(pkg, await partOf(pkg, SHEET), (xml) =>
      xml.replace(/(<c r="C6"[^>]*>)<f>[^<]*<\/f>(<v>[^<]*<\/v>)?/, `$1<f>INDEX(C5:C12, 2)*1.5</f>${result}`),
    ),
  );

test.each([0.5, null])(
  "a result of %s, then another once Excel has calculated: nothing to say or to write",
  async (value) => {
    const first = (await applied(tinyBook(), page(0.7, value))).bytes;
    const later = await calculated(first, "<v>99</v>");
    const again = await applied(later, page(0.7, value));
    expect(again).toMatchObject({ written: [], unchanged: [SHEET], skipped: [], notes: [] });
    expect(again.bytes).toEqual(later);
  },
);

test.each([0.5, null])("a result of %s: the sheet is written anew, without a word", async (value) => {
  const first = (await applied(tinyBook(), page(0.7, value))).bytes;
  for (const bytes of [first, await calculated(first, "<v>99</v>"), await calculated(first, "")]) {
    const again = await applied(bytes, page(0.8, value));
    expect(again).toMatchObject({ written: [SHEET], skipped: [], notes: [] });
    expect(await shownOn(again.bytes, SHEET)).toMatchObject({ C5: 0.8 });
  }
});

test("typed over, it is written again, and said", async () => {
  const first = (await applied(tinyBook(), page(0.7))).bytes;
  const { bytes, notes } = await applied(await edited(first, types(SHEET, "C6", 12)), page(0.7));
  expect(notes).toEqual([
    { sheet: SHEET, message: expect.stringMatching(/^C6 of .* had been changed to 12/) },
  ]);
  expect(await shownOn(bytes, SHEET)).toMatchObject({ C6: 0.5 });
});
