import type { SheetSpec } from "../../src/core/sheet/spec";
import type { Book, Sheet } from "../host/book/book";
import { copySheet } from "../host/book/copy-sheet";
import {
  clearOut,
  copyTo,
  deleteColumns,
  deleteRows,
  insertColumns,
  insertRows,
  sortTable,
  typeIn,
} from "../host/book/person";
import { applyFilter } from "../host/book/filters";
import { protectSheet } from "../host/book/protection";
import { restyled, styleAt } from "../host/book/style";
import { setStyle } from "../host/book/restyle";
import { addSheet, deleteSheet, moveSheet, renameSheet } from "../host/book/sheets";
import { richPage, type RichPage } from "../file/apply/rich";
import { tinyChart, tinyPage } from "../file/apply/tiny";

/** What happens to a workbook, step by step: a refresh with these specs, or something that people do. */
export type Step = readonly SheetSpec[] | ((book: Book) => void);

export const NORTH = "North dashboard";
const page = (book: Book, name = NORTH): Sheet => book.sheets.find((sheet) => sheet.name === name)!;
const south = tinyPage({ team: "South" });
const rect = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });

/** The page with everything, that anybody may change. */
function openPage(of: RichPage = {}): SheetSpec {
  const { protection: _protection, ...spec } = richPage(of);
  return spec;
}

/** The page with two lines more between its figures and what was there. */
const taller = (): SheetSpec => tinyPage({ figures: [3, 5, 4, 6, 2], spec: { area: rect(1, 1, 22, 5) } });

/** By what they are about. Each begins with the person's workbook of `tinyBook`. */
export const SCENARIOS: Record<string, readonly Step[]> = {
  "refreshed twice": [[tinyPage()], [tinyPage()]],
  "refreshed at another time of day": [[tinyPage()], [tinyPage({ refreshed: "3 November" })]],
  "a figure changed": [[tinyPage()], [tinyPage({ latest: 0.5 })]],
  "another page with everything": [
    [richPage()],
    [richPage({ latest: [0.1, 0.2, 0.3, 0.4], facts: 5 })],
    [richPage({ facts: 2 })],
  ],
  "more figures, then fewer": [[tinyPage()], [taller()], [tinyPage()]],
  "other looks": [
    [tinyPage()],
    [
      tinyPage({
        spec: {
          paints: [
            { rect: rect(4, 2, 2, 3), style: { top: { weight: "medium", color: "#DE1B1B" }, size: 14 } },
          ],
          merges: [rect(2, 2, 1, 2)],
          rowHeights: new Map([[2, 39.75]]),
        },
      }),
    ],
  ],
  "another chart": [
    [tinyPage()],
    [
      tinyPage({
        spec: {
          charts: [
            {
              ...tinyChart("Primed team:North figures"),
              series: [
                {
                  name: "On time",
                  values: rect(10, 3, 3),
                  line: { color: "#00B0F0", width: 2, dash: "dash" },
                  labels: [{ point: 2, text: "now", color: "#1B2430", position: "right" }],
                },
                { name: "Target", values: rect(10, 3, 3) },
              ],
              valueAxis: { min: 0, max: 20, major: 10, format: "0.0" },
            },
          ],
        },
      }),
    ],
    [tinyPage({ spec: { charts: [] } })],
    [tinyPage()],
  ],
  "two pages, and one that is no longer made": [[tinyPage(), south], [tinyPage({ latest: 0.1 })]],
  "rows above the page": [[tinyPage()], (book) => insertRows(book, NORTH, 1, 3), [tinyPage({ latest: 0.4 })]],
  "columns before the page": [
    [tinyPage()],
    (book) => insertColumns(book, NORTH, 1),
    [tinyPage({ latest: 0.4 })],
  ],
  "rows within the page": [
    [tinyPage()],
    (book) => insertRows(book, NORTH, 6, 2),
    [tinyPage({ latest: 0.4 })],
  ],
  "a row of the page deleted": [
    [tinyPage()],
    (book) => deleteRows(book, NORTH, 5),
    [tinyPage({ latest: 0.4 })],
  ],
  "a column of the page deleted": [[tinyPage()], (book) => deleteColumns(book, NORTH, 4), [tinyPage()]],
  "the title row deleted": [[tinyPage()], (book) => deleteRows(book, NORTH, 1), [tinyPage()]],
  "a note in an empty cell": [
    [tinyPage()],
    (book) => typeIn(book, NORTH, "D7", "ask Ann"),
    [tinyPage({ latest: 0.4 })],
  ],
  "a note where the page is to have a figure": [
    [tinyPage()],
    (book) => typeIn(book, NORTH, "B13", "my note"),
    [taller()],
    (book) => clearOut(book, NORTH, "B13"),
    [taller()],
  ],
  "a figure typed over": [[tinyPage()], (book) => typeIn(book, NORTH, "C5", 0.99), [tinyPage()]],
  "a label typed over, and the page to be empty there": [
    [tinyPage()],
    (book) => typeIn(book, NORTH, "B12", "mine now"),
    [tinyPage({ figures: [3, 5] })],
  ],
  "a figure deleted": [[tinyPage()], (book) => clearOut(book, NORTH, "C5"), [tinyPage()]],
  "a cell of ours copied within the page": [
    [tinyPage()],
    (book) => copyTo(book, NORTH, "C5", "D7"),
    [tinyPage({ latest: 0.4 })],
  ],
  "notes beside and below the page": [
    [tinyPage()],
    (book) => {
      typeIn(book, NORTH, "H3", "=C5*2");
      typeIn(book, NORTH, "B30", "below");
    },
    [taller()],
  ],
  "our cells dressed otherwise": [
    [tinyPage()],
    (book) => {
      const sheet = page(book);
      setStyle(book, sheet, 5, 3, restyled(styleAt(book, sheet, 5, 3), { fill: "#FFFF00" }));
    },
    [tinyPage({ spec: { paints: [{ rect: rect(5, 3), style: { format: "0.00", bold: true } }] } })],
  ],
  "the page renamed": [
    [tinyPage(), south],
    (book) => renameSheet(book, page(book), "Our team"),
    [tinyPage({ latest: 0.4 }), south],
  ],
  "the pages moved": [
    [tinyPage(), south],
    (book) => moveSheet(book, page(book), 0),
    [tinyPage({ latest: 0.4 }), tinyPage({ team: "South", latest: 0.4 })],
  ],
  "the page copied": [
    [tinyPage()],
    (book) => void copySheet(book, page(book)),
    [tinyPage({ latest: 0.4 })],
    [tinyPage({ latest: 0.3 })],
  ],
  "the page copied, and the first deleted": [
    [tinyPage()],
    (book) => {
      copySheet(book, page(book));
      deleteSheet(book, page(book));
    },
    [tinyPage({ latest: 0.4 })],
  ],
  "the page deleted": [[tinyPage(), south], (book) => deleteSheet(book, page(book)), [tinyPage(), south]],
  "a sheet of people's with our title": [(book) => void addSheet(book, NORTH), [tinyPage()]],
  "the page protected": [
    [tinyPage()],
    (book) => protectSheet(page(book), {}, "secret"),
    [tinyPage({ latest: 0.4 })],
  ],
  "a page that protects itself": [
    [tinyPage({ spec: { protection: { permitted: ["sort", "autoFilter"] } } })],
    [tinyPage({ latest: 0.4, spec: { protection: { permitted: ["sort", "autoFilter"] } } })],
    (book) => {
      page(book).protection = { password: "secret", options: page(book).protection!.options };
    },
    [tinyPage({ latest: 0.3, spec: { protection: { permitted: ["sort", "autoFilter"] } } })],
  ],
  "our table sorted": [
    [openPage()],
    (book) => sortTable(book, "PrimedFacts", "Due", false),
    [openPage()],
    [openPage({ facts: 4 })],
  ],
  "a column beside our table": [
    [openPage()],
    (book) => typeIn(book, NORTH, "E20", "Mine"),
    [openPage({ facts: 4 })],
  ],
  "a filter on our table": [
    [openPage()],
    (book) => {
      const sheet = page(book);
      const table = sheet.tables.find(({ name }) => name === "PrimedFacts")!;
      applyFilter(book, sheet, table, 0, { filterOn: "Values", values: ["A2"] });
    },
    [openPage()],
    [openPage({ facts: 4 })],
  ],
  "a conditional format, a drop-down and a chart of ours taken away": [
    [openPage()],
    (book) => {
      const sheet = page(book);
      sheet.conditions.splice(0, 1);
      sheet.validations.splice(0, 1);
      sheet.charts.splice(0, 1);
    },
    [openPage()],
  ],
  "texts that a spreadsheet would take for something else": [
    [
      tinyPage({
        spec: {
          blocks: [{ row: 1, column: 2, values: [["=1+1"], ["00123"], ["3 May"], ["- none"], ["TRUE"]] }],
        },
      }),
    ],
  ],
};
