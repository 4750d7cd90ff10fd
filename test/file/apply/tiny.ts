import type { LineChart } from "../../../src/core/sheet/chart";
import { linkTo } from "../../../src/core/sheet/link";
import type { SheetSpec } from "../../../src/core/sheet/spec";
import { openFileWorkbook } from "../../../src/file/file-workbook";
import type { Applied } from "../../../src/workbook";
import { zipOf } from "../package/raw-zip";
import { workbookParts } from "../package/workbook-parts";

/** A person's workbook of one sheet, `One`, with some parts changed. */
export const tinyBook = (changes: Parameters<typeof workbookParts>[0] = {}): Uint8Array =>
  zipOf(workbookParts(changes));

export interface TinyPage {
  team?: string;
  /** C5: the number that refreshes change. */
  latest?: number;
  /** C10 to C12, and the chart. */
  figures?: readonly number[];
  /** C8, which is volatile. */
  refreshed?: string;
  /** Anything else of the spec. */
  spec?: Partial<SheetSpec>;
}

export const DAY_ONE = 46_023; // 1 January 2026

/** A dashboard small enough to see whole: A1:E20, with a title, a link, a measure, a volatile cell, figures and a chart. */
export function tinyPage({
  team = "North",
  latest = 0.75,
  figures = [3, 5, 4],
  refreshed = "2 November",
  spec = {},
}: TinyPage = {}): SheetSpec {
  const place = `team:${team}`;
  const rect = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });
  return {
    role: place,
    title: `${team} dashboard`,
    area: rect(1, 1, 20, 5),
    columnWidths: [14, 350, 70],
    rowHeights: new Map([
      [1, 36],
      [4, 27],
    ]),
    blocks: [
      { row: 1, column: 2, values: [[team]] },
      { row: 2, column: 2, values: [[linkTo(place, "To the top")]] },
      {
        row: 4,
        column: 2,
        values: [
          ["Measure", "Latest"],
          ["On time", latest],
        ],
      },
      { row: 8, column: 2, values: [["Refreshed", refreshed]] },
      { row: 10, column: 2, values: figures.map((value, i) => [{ day: DAY_ONE + i }, value]) },
    ],
    paints: [
      { rect: rect(1, 1, 1, 5), style: { fill: "#12284C", color: "#FFFFFF", size: 21, bold: true } },
      { rect: rect(4, 2, 2, 3), style: { bottom: { weight: "thin", color: "#CBD3DE" }, wrap: true } },
      { rect: rect(5, 3), style: { format: "0.0%", horizontal: "right" } },
      { rect: rect(10, 2, 3, 1), style: { format: "d mmm yyyy" } },
    ],
    merges: [rect(1, 2, 1, 3)],
    anchors: [
      { place, row: 1, column: 2 },
      { place: `${place}#figures`, row: 10, column: 2 },
    ],
    names: [],
    conditions: [],
    validations: [],
    tables: [],
    sparklines: [],
    links: [],
    charts: [tinyChart(`Primed ${place} figures`, figures.length)],
    frozenRows: 2,
    print: {
      scale: 76,
      titleRows: 0,
      breaks: [9],
      area: rect(1, 1, 13, 5),
      footer: { left: "&A", centre: "As of 31 October 2026", right: "Page &P of &N" },
    },
    volatile: [rect(8, 3)],
    ...spec,
  };
}

export const tinyChart = (name: string, points = 3): LineChart => ({
  kind: "line",
  name,
  title: "On time",
  alt: `${name}: steady at "4" & no more`,
  over: { row: 14, column: 2, rows: 6, columns: 3 },
  categories: { row: 10, column: 2, rows: points, columns: 1 },
  series: [{ name: "On time", values: { row: 10, column: 3, rows: points, columns: 1 } }],
  valueAxis: { min: 0, max: 10, major: 5, format: "0" },
  dateAxis: { unit: "days", every: 1, format: "d mmm", min: DAY_ONE, max: DAY_ONE + points - 1 },
});

/** Makes the sheets as the specs say and gives the file's new bytes, and what was done. */
export async function applied(
  bytes: Uint8Array,
  ...specs: readonly SheetSpec[]
): Promise<Applied & { bytes: Uint8Array }> {
  const workbook = await openFileWorkbook(bytes);
  const done = await workbook.apply(specs);
  return { ...done, bytes: await workbook.save() };
}
