import { tinyBook, tinyPage } from "../../file/apply/tiny";
import type { SheetSpec } from "../../../src/core/sheet/spec";
import { pictureOf } from "../../contract/picture";
import { filePort, openInExcel } from "../../contract/ports";

/** A list made for machines: 12,000 rows of eleven columns. */
const ROWS = 12_000;
const list = (shift = 0): SheetSpec => {
  const rect = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });
  const page = tinyPage({ team: "Results" });
  const line = (i: number) => [
    "team",
    `Team ${i % 20}`,
    `MEASURE ${i % 400}`,
    `2026-${1 + (i % 12)}`,
    i + shift,
    i * 2,
    i * 3,
    0.8,
    "met",
    "common-cause",
    true,
  ];
  return {
    ...page,
    area: rect(1, 1, ROWS + 1, 11),
    columnWidths: [],
    rowHeights: new Map(),
    blocks: [
      {
        row: 1,
        column: 1,
        values: [
          Array.from({ length: 11 }, (_, i) => `Head ${i}`),
          ...Array.from({ length: ROWS }, (_, i) => line(i)),
        ],
      },
    ],
    paints: [{ rect: rect(2, 8, ROWS, 1), style: { format: "0%" } }],
    merges: [],
    anchors: [{ place: "results", row: 1, column: 1 }],
    charts: [],
    tables: [
      {
        name: "PrimedResults",
        rect: rect(1, 1, ROWS + 1, 11),
        columns: Array.from({ length: 11 }, (_, i) => ({ name: `Head ${i}` })),
        filter: true,
      },
    ],
    print: { ...page.print, area: rect(1, 1, ROWS + 1, 11), breaks: [] },
    volatile: [],
  };
};

test("is written within five megabytes a request, and as in a file", async () => {
  const excel = await openInExcel(tinyBook(), { payloadCap: 5_000_000 });
  const file = await filePort.open(tinyBook());
  for (const page of [list(), list(1)]) {
    expect(await excel.workbook.apply([page])).toEqual(await file.workbook.apply([page]));
  }
  expect(await excel.workbook.apply([list(1)])).toMatchObject({ unchanged: ["Results dashboard"] });
  expect(pictureOf(await excel.book())).toEqual(pictureOf(await file.book()));
});
