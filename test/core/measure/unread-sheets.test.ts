import { evaluateMeasures } from "../../../src/core/measure/evaluate";
import type { Point } from "../../../src/core/measure/evaluated";
import { prepareMeasures } from "../../../src/core/measure/prepare";
import { endOf } from "../../../src/core/calendar/day";
import { dayOfIso } from "../../../src/core/calendar/iso";
import { readSetup } from "../../../src/core/setup/read-setup";
import { readSources } from "../../../src/core/table/read-sources";
import { memoryWorkbook } from "../../double/memory-workbook";

const date = (iso: string) => ({ date: dayOfIso(iso)! });
const SETUP = {
  PrimedTeams: [
    ["Team", "Service"],
    ["North", "One"],
    ["South", "One"],
    ["East", "Two"],
  ],
  PrimedSources: [
    ["Source", "Sheets", "Kind", "Team from"],
    ["Cases", "North; South; East", "Work", "sheet"],
  ],
  PrimedFields: [
    ["Source", "Field", "Headers", "Type"],
    ["Cases", "closed", "Closed", "date"],
    ["Cases", "type", "Type", "text"],
  ],
  PrimedMeasures: [
    ["Measure ID", "Measure", "Source", "Teams", "Counted on", "Formula", "Good is", "Period"],
    ["ALL", "Closed", "Cases", "", "closed", "count()", "higher", "month"],
    ["NORTH", "Closed by North", "Cases", "North", "closed", "count()", "higher", "month"],
    ["TWICE", "Closed twice over", "", "", "", 'measure("ALL") + measure("ALL")', "higher", "month"],
  ],
};

/** South's sheet has no header that anybody could find. */
async function results() {
  let row = 1;
  const tables = Object.entries(SETUP).map(([name, rows]) => {
    const at = `A${row}`;
    row += rows.length + 1;
    return { name, at, rows };
  });
  const good = [
    ["Closed", "Type"],
    [date("2026-05-04"), "Review"],
  ];
  const workbook = memoryWorkbook({
    sheets: [
      { name: "Primed setup", tables },
      { name: "North", rows: good },
      {
        name: "South",
        rows: [
          ["no", "header"],
          ["here", "at all"],
        ],
      },
      { name: "East", rows: good },
    ],
  });
  const contents = await workbook.contents();
  const setup = await readSetup(workbook, contents);
  const { tables: read, unread } = await readSources(workbook, contents, setup);
  const { measures } = prepareMeasures(setup, new Set());
  const asOf = endOf(dayOfIso("2026-05-31")!);
  const evaluated = evaluateMeasures(measures, { setup, tables: read, unread, asOf });
  return new Map(
    evaluated.flatMap(({ measure, series }) =>
      series.map(({ node, points }): [string, Point] => [`${measure.id} ${node.name}`, points.at(-1)!]),
    ),
  );
}

test("a sheet that was left out is no data, not zero, at its team and at all above it", async () => {
  const found = await results();
  const value = (key: string) => found.get(key)?.value;
  expect(["ALL North", "ALL East", "ALL Two"].map(value)).toEqual([1, 1, 1]);
  expect(["ALL South", "ALL One", "ALL All"].map(value)).toEqual([null, null, null]);
  expect(found.get("ALL One")?.note).toBe("The sheet South could not be read, so there is no figure.");
});

test("a measure that is limited to other teams does not mind", async () => {
  const found = await results();
  expect(["NORTH North", "NORTH One", "NORTH All"].map((key) => found.get(key)?.value)).toEqual([1, 1, 1]);
});

test("what is made of such a measure has no data either", async () => {
  const found = await results();
  expect(["TWICE North", "TWICE South", "TWICE One"].map((key) => found.get(key)?.value)).toEqual([
    2,
    null,
    null,
  ]);
});
