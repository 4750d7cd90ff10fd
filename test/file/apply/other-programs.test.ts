import { columnLetters } from "../../../src/core/sheet/address";
import { openPackage } from "../../../src/file/package/package";
import { change, edited, insertsRows, partOf, types, type Step } from "../../support/person";
import { shownOn } from "../../support/shown";
import { applied, tinyBook, tinyPage } from "./tiny";

/** Programs that do half of what Excel does when they save: what is ours is known all the same, and what is people's is theirs. */

const SHEET = "North dashboard";
const NEW = tinyPage({ latest: 0.5, figures: [9, 8, 7], refreshed: "3 November" });
const WORKBOOK = "xl/workbook.xml";

let first: Uint8Array;
let fresh: Record<string, unknown>;
beforeAll(async () => {
  first = (await applied(tinyBook(), tinyPage())).bytes;
  fresh = await shownOn((await applied(tinyBook(), NEW)).bytes, SHEET);
});

const inDrawing =
  (how: (xml: string) => string): Step =>
  (pkg) =>
    change(pkg, "xl/drawings/drawing1.xml", how);
const renamesCharts = (name = "Chart 1"): Step =>
  inDrawing((xml) => xml.replace(/(<xdr:cNvPr [^>]*name=)"[^"]*"/g, `$1"${name}"`));

async function frames(bytes: Uint8Array): Promise<string[]> {
  const xml = await (await openPackage(bytes)).text("xl/drawings/drawing1.xml");
  return [...xml.matchAll(/<xdr:cNvPr [^>]*name="([^"]*)"/g)].map(([, name]) => name!);
}

describe("charts that a program has given names of its own", () => {
  test.each(["Chart 1", "Primed team:North figures 1"])(
    "ours, called %s, are taken up again, and there is no second",
    async (name) => {
      const { bytes } = await applied(await edited(first, renamesCharts(name)), NEW);
      expect(await frames(bytes)).toEqual(["Primed team:North figures"]);
    },
  );

  test("ours are known by their place when they are to draw other cells", async () => {
    const { bytes } = await applied(
      await edited(first, renamesCharts()),
      tinyPage({ figures: [1, 2, 3, 4, 5] }),
    );
    expect(await frames(bytes)).toEqual(["Primed team:North figures"]);
  });

  test("one of people's in that place that draws cells of theirs stays", async () => {
    const elsewhere: Step = (pkg) =>
      change(pkg, "xl/charts/chart1.xml", (xml) => xml.replaceAll(`'${SHEET}'!`, "One!"));
    const moved = tinyPage({ figures: [1, 2, 3, 4, 5] });
    const { bytes } = await applied(await edited(first, renamesCharts(), elsewhere), moved);
    expect(await frames(bytes)).toEqual(["Chart 1", "Primed team:North figures"]);
  });
});

describe("a sheet put before ours while the names keep their numbers", () => {
  const putsFirst: Step = (pkg) =>
    change(pkg, WORKBOOK, (xml) => {
      const sheets = xml.match(/<sheet [^>]*\/>/g)!;
      return xml.replace(sheets.join(""), [sheets.at(-1), ...sheets.slice(0, -1)].join(""));
    });

  test("the dashboard is refreshed where it is, the other sheet is left alone, and the names come right", async () => {
    const { bytes, written, skipped } = await applied(await edited(first, putsFirst), NEW);
    expect([written, skipped]).toEqual([[SHEET], []]);
    expect(await shownOn(bytes, SHEET)).toEqual(fresh);
    expect(await shownOn(bytes, "One")).toEqual(await shownOn(first, "One"));
    const text = await (await openPackage(bytes)).text(WORKBOOK);
    const numbers = [...text.matchAll(/name="Primed_\w+" localSheetId="(\d)"/g)].map(([, at]) => at);
    expect(numbers.length).toBeGreaterThan(2);
    expect(new Set(numbers)).toEqual(new Set(["0"]));
    expect((await applied(bytes, NEW)).bytes).toEqual(bytes);
  });
});

test("a formula saved without its result over a figure is said; links of ours without theirs are not", async () => {
  const typed = await edited(first, types(SHEET, "C5", { formula: "1+1", value: 2 }), (pkg) =>
    change(pkg, "xl/worksheets/sheet2.xml", (xml) => xml.replace(/(<\/f>)<v>[^<]*<\/v>/g, "$1")),
  );
  const { bytes, notes } = await applied(typed, NEW);
  expect(notes.map(({ message }) => message)).toEqual([expect.stringMatching(/^C5 .* changed to "=1\+1";/)]);
  expect(await shownOn(bytes, SHEET)).toEqual(fresh);
});

/** Moves the cells, and nothing that refers to them. */
const cellsOnly =
  (row: (row: number) => number, column: (letters: string) => string): Step =>
  async (pkg) => {
    await change(pkg, await partOf(pkg, SHEET), (xml) =>
      xml
        .replace(/<row r="(\d+)"/g, (_, at: string) => `<row r="${row(Number(at))}"`)
        .replace(
          /<c r="([A-Z]+)(\d+)"/g,
          (_, letters: string, at: string) => `<c r="${column(letters)}${row(Number(at))}"`,
        ),
    );
  };
const next = (letters: string): string => columnLetters(letters.charCodeAt(0) - 63);

test.each<[string, Step]>([
  ["a row put in", insertsRows(SHEET, 6)],
  ["a row put in, and the area not told", cellsOnly((row) => (row < 6 ? row : row + 1), String)],
  [
    "a column put in, and the area not told",
    cellsOnly(
      (row) => row,
      (letters) => (letters < "C" ? letters : next(letters)),
    ),
  ],
])("%s: ours comes back to its place, and nothing of it stays behind", async (_, step) => {
  const { bytes, notes, skipped } = await applied(await edited(first, step), NEW);
  expect([notes, skipped]).toEqual([[], []]);
  expect(await shownOn(bytes, SHEET)).toEqual(fresh);
});

test("a column taken out of the dashboard comes back", async () => {
  const takesOut: Step = async (pkg) => {
    await change(pkg, await partOf(pkg, SHEET), (xml) =>
      xml
        .replace(/<c r="B\d+"[^>]*?(?:\/>|>.*?<\/c>)/gs, "")
        .replace(/<c r="([C-E])(\d+)"/g, (_, letters: string, at: string) => {
          const left = String.fromCharCode(letters.charCodeAt(0) - 1);
          return `<c r="${left}${at}"`;
        })
        .replace(/<mergeCells.*<\/mergeCells>/, ""),
    );
    await change(pkg, WORKBOOK, (xml) => xml.replaceAll("$A$1:$E$20", "$A$1:$D$20"));
  };
  const { bytes, notes, skipped } = await applied(await edited(first, takesOut), NEW);
  expect([notes, skipped]).toEqual([[], []]);
  expect(await shownOn(bytes, SHEET)).toEqual(fresh);
});

test("a dashboard whose title row somebody has deleted is ours still, and gets it back", async () => {
  const takesOut: Step = async (pkg) => {
    await change(pkg, await partOf(pkg, SHEET), (xml) =>
      xml
        .replace(/<row r="1".*?<\/row>/s, "")
        .replace(/<row r="(\d+)"/g, (_, at: string) => `<row r="${Number(at) - 1}"`)
        .replace(
          /<c r="([A-Z]+)(\d+)"/g,
          (_, letters: string, at: string) => `<c r="${letters}${Number(at) - 1}"`,
        )
        .replace(/<mergeCells.*<\/mergeCells>/, ""),
    );
    await change(pkg, WORKBOOK, (xml) =>
      xml
        .replace(/(<definedName name="Primed_go_team_North_\w{8}"[^>]*>)[^<]*/, "$1#REF!")
        .replace(/'North dashboard'!\$B\$10(?=<)/, "'North dashboard'!$B$9")
        .replaceAll("$A$1:$E$20", "$A$1:$E$19"),
    );
  };
  const { bytes, written, skipped } = await applied(await edited(first, takesOut), NEW);
  expect([written, skipped]).toEqual([[SHEET], []]);
  expect(await shownOn(bytes, SHEET)).toEqual(fresh);
  expect(await (await openPackage(bytes)).text(WORKBOOK)).not.toContain("#REF!");
});
