import { openPackage } from "../../../src/file/package/package";
import { change, copiesAndTypes, edited, insertsRows, types, type Step } from "../../support/person";
import { shownOn } from "../../support/shown";
import { applied, tinyBook, tinyPage } from "./tiny";

/** What we last wrote is known: what people type over a copy of ours stays, and what they type over a figure is said. */

const SHEET = "North dashboard";
const NEW = tinyPage({ latest: 0.5, figures: [9, 8, 7], refreshed: "3 November" });
const NEW_VALUES = { C5: 0.5, C8: "3 November", C10: 9, C11: 8, C12: 7 };

let first: Uint8Array;
beforeAll(async () => {
  first = (await applied(tinyBook(), tinyPage())).bytes;
});

describe("typed over a copy of a cell of ours, which carries our mark", () => {
  test.each(["D7", "C7", "C13", "E20"])(
    "at %s, it stays through refreshes that change numbers",
    async (at) => {
      const typed = await edited(first, copiesAndTypes(SHEET, "C5", at, "Why?"));
      const second = await applied(typed, NEW);
      expect([second.written, second.notes]).toEqual([[SHEET], []]);
      expect(await shownOn(second.bytes, SHEET)).toMatchObject({ ...NEW_VALUES, [at]: "Why?" });
      const third = await applied(second.bytes, tinyPage());
      expect(await shownOn(third.bytes, SHEET)).toEqual({ ...(await shownOn(first, SHEET)), [at]: "Why?" });
    },
  );

  test("where a new figure is to stand, the sheet is left alone, in a sentence", async () => {
    const typed = await edited(first, copiesAndTypes(SHEET, "C12", "C13", 12));
    const { bytes, skipped } = await applied(typed, tinyPage({ figures: [9, 8, 7, 6] }));
    expect(skipped[0]!.message).toMatch(/Something of yours is at C13/);
    expect(bytes).toEqual(typed);
  });

  test("in a row that they put in, it is not taken for ours", async () => {
    const typed = await edited(first, insertsRows(SHEET, 7, 1), copiesAndTypes(SHEET, "C5", "C7", "Why?"));
    const { bytes, notes } = await applied(typed, NEW);
    expect(notes).toEqual([]);
    expect(await shownOn(bytes, SHEET)).toEqual({
      ...(await shownOn(first, SHEET)),
      ...NEW_VALUES,
      C7: "Why?",
    });
  });

  test("over a figure that is no longer to be shown, it stays", async () => {
    const typed = await edited(first, types(SHEET, "C12", "See me"));
    const { bytes, notes } = await applied(typed, tinyPage({ figures: [9] }));
    expect(notes).toEqual([]);
    expect(await shownOn(bytes, SHEET)).toMatchObject({ C10: 9, C12: "See me" });
    expect(await shownOn(bytes, SHEET)).not.toHaveProperty("C11");
  });

  test("without the record, which another program may drop, the mark alone tells ours", async () => {
    const dropped = await edited(first, (pkg) =>
      change(pkg, "xl/workbook.xml", (xml) =>
        xml.replace(/<definedName name="Primed_cells"[^>]*>[^<]*<\/definedName>/, ""),
      ),
    );
    expect(dropped).not.toEqual(first);
    const { bytes } = await applied(dropped, tinyPage({ figures: [9] }));
    expect(await shownOn(bytes, SHEET)).not.toHaveProperty("C12");
    expect(await (await openPackage(bytes)).text("xl/workbook.xml")).toContain('"Primed_cells"');
  });
});

describe("typed over a figure of ours", () => {
  test.each<[string, Step, string]>([
    ["a number", types(SHEET, "C5", 12), "12"],
    ["a text", types(SHEET, "C5", "to check"), '"to check"'],
    ["a formula", types(SHEET, "C5", { formula: "1+1", value: 2 }), "2"],
  ])("%s: it is written again, and said", async (_, step, what) => {
    for (const page of [tinyPage(), NEW]) {
      const { bytes, notes } = await applied(await edited(first, step), page);
      expect(notes).toEqual([
        {
          sheet: SHEET,
          message: expect.stringContaining(
            `C5 of "${SHEET}" had been changed to ${what}; it has been written again.`,
          ),
        },
      ]);
      expect(await shownOn(bytes, SHEET)).toMatchObject({ C5: page === NEW ? 0.5 : 0.75 });
    }
  });

  test("what changes at every refresh, and what is the same as the new figure, is not worth a word", async () => {
    const typed = await edited(first, types(SHEET, "C8", "today"), types(SHEET, "C5", 0.5));
    expect((await applied(typed, NEW)).notes).toEqual([]);
  });

  test("below rows that they put in, it is known all the same", async () => {
    const typed = await edited(
      first,
      insertsRows(SHEET, 11, 2),
      insertsRows(SHEET, 9, 1),
      types(SHEET, "C11", 12),
    );
    const { bytes, notes } = await applied(typed, NEW);
    expect(notes.map(({ message }) => message)).toEqual([expect.stringMatching(/^C11 .* changed to 12;/)]);
    expect(await shownOn(bytes, SHEET)).toEqual({ ...(await shownOn(first, SHEET)), ...NEW_VALUES });
  });
});
