import { anchorName } from "../../../src/core/sheet/link";
import type { SheetSpec } from "../../../src/core/sheet/spec";
import { DAY_ONE, tinyPage } from "./tiny";

/** A page with everything that lies over cells: A1:J30, and below it a table that is people's once it is made. */

export const RICH = "North dashboard";

const rect = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });

export interface RichPage {
  /** C5 to C8. */
  latest?: readonly number[];
  /** How many facts the table at B20 holds. */
  facts?: number;
  spec?: Partial<SheetSpec>;
}

export function richPage({ latest = [0.6, 0.7, 0.8, 0.9], facts = 3, spec = {} }: RichPage = {}): SheetSpec {
  const base = tinyPage();
  const place = base.role;
  const factsTable = rect(20, 2, facts + 1, 3);
  return {
    ...base,
    area: rect(1, 1, 20 + facts, 10),
    columnWidths: [14, 150, 80, 80, 80, 80, 80, 80, 80, 14],
    blocks: [
      { row: 1, column: 2, values: [["North"]] },
      { row: 2, column: 2, values: [["To the facts"]] },
      { row: 4, column: 2, values: [["Measure", "Latest", "Status", "Worse", "Better", "Columns", "Line"]] },
      {
        row: 5,
        column: 2,
        values: latest.map((value, i) => [
          `Measure ${i + 1}`,
          value,
          value < 0.75 ? "◆ Missed" : "● Met",
          { formula: `MIN(0,C${5 + i}-0.75)`, value: Math.min(0, value - 0.75) },
          { formula: `MAX(0,$C$${5 + i}-0.75)`, value: Math.max(0, value - 0.75) },
        ]),
      },
      { row: 11, column: 2, values: [["Owner"], ["Due"], ["Hours"], ["Note"]] },
      { row: 16, column: 2, values: [[3, -2, 5, 1, -4, 2, 6]] },
      { row: 17, column: 2, values: [[1, 2, 3, 4, 5, 6, 7]] },
      { row: 20, column: 2, values: [["ID", "Due", "Days late"]] },
      {
        row: 21,
        column: 2,
        values: Array.from({ length: facts }, (_, i) => [
          `A${i + 1}`,
          { day: DAY_ONE + i },
          { formula: "46025-PrimedFacts[[#This Row],[Due]]", value: 46_025 - DAY_ONE - i },
        ]),
      },
    ],
    paints: [
      { rect: rect(1, 1, 1, 10), style: { fill: "#12284C", color: "#FFFFFF", size: 21, bold: true } },
      { rect: rect(5, 3, 4, 1), style: { format: "0.0%" } },
      { rect: rect(5, 5, 4, 2), style: { format: ";;;" } },
      { rect: rect(5, 5, 4, 1), style: { right: { weight: "thick", color: "#1B2430" } } },
      { rect: rect(11, 3, 4, 1), style: { unlocked: true, bottom: { weight: "dotted", color: "#4F5D73" } } },
      { rect: rect(21, 3, facts, 1), style: { format: "d mmm yy" } },
    ],
    merges: [],
    anchors: [
      { place, row: 1, column: 2 },
      { place: `${place}#facts`, row: 20, column: 2 },
    ],
    names: [{ name: "PrimedAsOf", rect: rect(12, 3) }],
    charts: [],
    conditions: [
      {
        kind: "rule",
        rect: rect(5, 4, 4, 1),
        formula: `LEFT($D5,1)="◆"`,
        color: "#851511",
        fill: "#F3C1BA",
        bold: true,
        stop: true,
      },
      { kind: "rule", rect: rect(5, 4, 4, 1), formula: `LEFT($D5,1)="●"`, color: "#14532D", fill: "#E6F2EA" },
      {
        kind: "bar",
        rect: rect(5, 5, 4, 1),
        min: -0.5,
        max: 0,
        color: "#7C8FAD",
        negative: "#7C8FAD",
        axis: "automatic",
        axisColor: "#FFFFFF",
        barOnly: true,
      },
      {
        kind: "bar",
        rect: rect(5, 6, 4, 1),
        min: 0,
        max: 0.5,
        color: "#B3C1D4",
        border: "#7C8FAD",
        negative: "#7C8FAD",
        axis: "automatic",
        axisColor: "#FFFFFF",
        barOnly: true,
      },
      {
        kind: "bar",
        rect: rect(16, 2, 1, 7),
        min: -6,
        max: 6,
        color: "#B3C1D4",
        negative: "#7C8FAD",
        axis: "middle",
        axisColor: "#1B2430",
        barOnly: false,
      },
      {
        kind: "scale",
        rect: rect(17, 2, 1, 7),
        from: { color: "#FFFFFF" },
        to: { color: "#9FB4D0", value: 7 },
      },
    ],
    validations: [
      {
        rects: [rect(11, 3)],
        allowed: { kind: "list", options: ["Ann", 'Bo "B" <Lee> & Co'] },
        prompt: { title: "Owner", message: "Who will do it?" },
        refusal: { style: "stop", message: "Choose a name from the list." },
      },
      {
        rects: [rect(12, 3)],
        allowed: { kind: "date", min: DAY_ONE },
        refusal: { style: "warning", message: "In the past." },
      },
      { rects: [rect(13, 3)], allowed: { kind: "decimal", min: 0, max: "$C$5*100" } },
      {
        rects: [rect(14, 3), rect(14, 5)],
        allowed: { kind: "any" },
        prompt: { title: "Note", message: "Your own words." },
      },
    ],
    tables: [
      {
        name: "PrimedFacts",
        rect: factsTable,
        columns: [
          { name: "ID" },
          { name: "Due" },
          { name: "Days late", formula: "46025-PrimedFacts[[#This Row],[Due]]" },
        ],
        filter: true,
      },
    ],
    sparklines: [
      {
        kind: "column",
        color: "#7C8FAD",
        negative: "#B3C1D4",
        last: "#12284C",
        axis: "#4F5D73",
        min: "group",
        max: "group",
        cells: [
          { row: 5, column: 7, values: rect(16, 2, 1, 7) },
          { row: 6, column: 7, values: rect(17, 2, 1, 7) },
        ],
      },
      {
        kind: "line",
        color: "#12284C",
        weight: 1.5,
        min: 0,
        cells: [{ row: 5, column: 8, values: rect(17, 2, 1, 7) }],
      },
    ],
    links: [{ row: 2, column: 2, place: `${place}#facts`, tip: `To the "facts"` }],
    frozenRows: 3,
    frozenColumns: 2,
    tabColor: "#12284C",
    protection: { permitted: ["sort", "autoFilter", "formatColumns"] },
    print: {
      ...base.print,
      scale: "one page wide",
      orientation: "portrait",
      area: rect(1, 1, 20 + facts, 10),
      titleRows: 4,
    },
    volatile: [],
    starter: {
      blocks: [
        { row: 40, column: 2, values: [["Action", "Status", "Due", "Late"]] },
        {
          row: 41,
          column: 2,
          values: [
            [
              "Call the families",
              "Open",
              { day: DAY_ONE },
              { formula: `ActionLog[[#This Row],[Due]]<46025`, value: true },
            ],
          ],
        },
      ],
      paints: [{ rect: rect(41, 4), style: { format: "d mmm yy" } }],
      tables: [
        {
          name: "ActionLog",
          rect: rect(40, 2, 2, 4),
          columns: [
            { name: "Action" },
            { name: "Status" },
            { name: "Due" },
            { name: "Late", formula: "ActionLog[[#This Row],[Due]]<46025" },
          ],
          filter: true,
        },
      ],
      conditions: [{ kind: "rule", rect: rect(41, 2, 1, 4), formula: `$C41="Closed"`, color: "#5B6678" }],
      validations: [{ rects: [rect(41, 3)], allowed: { kind: "list", options: ["Open", "Closed"] } }],
    },
    ...spec,
  };
}

export const FACTS_LINK = anchorName("team:North#facts");
