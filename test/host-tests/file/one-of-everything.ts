import type { Book, Cell } from "../../host/book/book";
import { newId, newTableId } from "../../host/book/ids";
import { emptyBook, newSheet } from "../../host/book/new-book";
import { newChart, newSeries, noLine } from "../../host/book/new-chart";
import { restyled, STANDARD_STYLE } from "../../host/book/style";

const rect = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });

/** A book made by hand with one of all that a file can hold of the model. */
export function oneOfEverything(): Book {
  const book = emptyBook();
  Object.assign(book, { structureLocked: true, calculationMode: "Manual", date1904: true });
  const sheet = newSheet(book, "Team's dashboard");
  const other = newSheet(book, "Hidden & quoted's");
  other.visibility = "VeryHidden";
  other.names.push({ name: "LocalName", formula: "='Hidden & quoted''s'!$A$1", visible: true, comment: "" });

  const put = (row: number, column: number, cell: Cell): void => {
    const line = sheet.cells.get(row) ?? new Map<number, Cell>();
    sheet.cells.set(row, line.set(column, cell));
  };
  put(1, 1, { value: " Text & more " });
  put(1, 2, { value: 1.5 });
  put(1, 3, { value: true });
  put(1, 4, { value: { error: "#N/A" } });
  put(2, 1, {
    value: "styled",
    style: restyled(STANDARD_STYLE, {
      numberFormat: "dd/mm/yyyy",
      font: {
        name: "Arial",
        size: 14,
        color: "#14532D",
        bold: true,
        underline: "Double",
        strikethrough: true,
      },
      fill: "#E6F2EA",
      borders: {
        EdgeTop: { style: "Continuous", weight: "Medium", color: "#112233" },
        EdgeLeft: { style: "Dot", weight: "Thin", color: "#000000" },
        DiagonalUp: { style: "Double", weight: "Thick", color: "#FF0000" },
      },
      horizontal: "CenterAcrossSelection",
      vertical: "Top",
      wrap: true,
      indent: 2,
      rotation: -45,
      locked: false,
      formulaHidden: true,
    }),
  });
  put(3, 1, { value: "link", link: { address: "https://example.org/a?b=1&c=2", screenTip: "Go" } });
  put(3, 2, { value: "place", link: { documentReference: "'Team''s dashboard'!A1" } });
  put(4, 1, { value: 10, formula: "=XLOOKUP(1,Log[ID],Log[Days])" });
  put(4, 2, { formula: "=1/0", value: { error: "#DIV/0!" } });
  put(4, 3, { formula: '=""', value: "" });
  sheet.rows.set(5, { size: 30, style: restyled(STANDARD_STYLE, { fill: "#DDDDDD" }) });
  sheet.rows.set(6, { hidden: true });
  sheet.columns.set(2, { size: 72 });
  sheet.columns.set(3, { size: 72 });
  sheet.columns.set(9, { hidden: true });

  ["ID", "Days"].forEach((text, i) => put(10, 1 + i, { value: text }));
  [1, 2, 3].forEach((number) => {
    put(10 + number, 1, { value: number });
    put(10 + number, 2, { value: number * 2, formula: "=[@ID]*2" });
  });
  put(14, 2, { value: 12, formula: "=SUBTOTAL(109,[Days])" });
  sheet.rows.set(12, { filtered: true });
  sheet.tables.push({
    id: newTableId(book),
    name: "Log",
    rect: rect(10, 1, 5, 2),
    headers: true,
    totals: true,
    style: "TableStyleMedium2",
    bandedRows: true,
    bandedColumns: false,
    firstColumn: true,
    lastColumn: false,
    filterButtons: true,
    filters: new Map([
      [0, { filterOn: "Values", values: ["1", "3"] }],
      [1, { filterOn: "Custom", criterion1: ">1", criterion2: "<=9", operator: "And" }],
    ]),
    sort: { fields: [{ key: 0, ascending: false }], matchCase: false },
    calculated: new Map([[1, "=[@ID]*2"]]),
  });
  sheet.autoFilter = {
    rect: rect(30, 1, 5, 2),
    filters: new Map([[1, { filterOn: "TopItems", criterion1: "3" }]]),
  };

  sheet.merges.push(rect(20, 1, 2, 3));
  sheet.tabColor = "#FF8800";
  sheet.showGridlines = false;
  sheet.frozen = { rows: 3, columns: 1 };
  sheet.conditions.push(
    {
      id: newId(book),
      rects: [rect(1, 1, 9, 2), rect(1, 5)],
      stopIfTrue: true,
      rule: {
        type: "Custom",
        formula: '=$A1="Late"',
        format: { color: "#851511", fill: "#F3C1BA", bold: true },
      },
    },
    {
      id: newId(book),
      rects: [rect(11, 2, 3)],
      stopIfTrue: false,
      rule: {
        type: "DataBar",
        bar: {
          lower: { type: "Number", formula: "0" },
          upper: { type: "Automatic" },
          direction: "LeftToRight",
          showBarOnly: true,
          axis: "CellMidPoint",
          axisColor: "#1B2430",
          positive: { color: "#B3C1D4", border: "#7C8FAD", gradient: false },
          negative: { color: "#7C8FAD", border: "#112233", matchFill: false, matchBorder: false },
        },
      },
    },
    {
      id: newId(book),
      rects: [rect(11, 1, 3)],
      stopIfTrue: false,
      rule: {
        type: "ColorScale",
        points: [
          { type: "LowestValue", color: "#FFFFFF" },
          { type: "Percentile", formula: "50", color: "#FFEB84" },
          { type: "Formula", formula: "=$B$1*2", color: "#63BE7B" },
        ],
      },
    },
  );
  sheet.validations.push({
    rects: [rect(40, 1, 2)],
    type: "Decimal",
    operator: "GreaterThan",
    formula1: "=$B$1",
    dropDown: true,
    ignoreBlanks: false,
    prompt: { show: true, title: "How much?", message: "More than the first" },
    alert: { show: true, style: "Warning", title: "Hm", message: 'Really "that"?' },
  });
  const chart = newChart(newId(book), "Primed team:North ONTIME", "ColumnClustered");
  Object.assign(chart, { left: 250, top: 40, width: 300, height: 150, font: { ...chart.font, size: 9 } });
  chart.title = { ...chart.title, visible: true, text: "On time <by> month" };
  chart.plot = { left: 30, top: 15, width: 240, height: 105 };
  Object.assign(chart.valueAxis, {
    minimum: 0,
    maximum: 10,
    majorUnit: 5,
    numberFormat: "0",
    linkNumberFormat: false,
  });
  const bars = newSeries("Bars", "ColumnClustered", 0);
  bars.values = "'Team''s dashboard'!$B$11:$B$13";
  bars.categories = "'Team''s dashboard'!$A$11:$A$13";
  bars.points.set(1, { fill: "#FF0000", border: { style: "Continuous", weight: 0.75, color: "#000000" } });
  const line = newSeries("Days", "Line", 1);
  line.nameFormula = "='Team''s dashboard'!$B$10";
  line.values = bars.values;
  line.categories = bars.categories;
  line.line = { style: "RoundDot", weight: 1.5, color: "#112233" };
  line.points.set(2, { hasDataLabel: true, label: { ...line.labels, text: "Target", position: "Top" } });
  bars.line = noLine();
  for (const series of [bars, line]) Object.assign(series, { gapWidth: 219, overlap: -27 });
  chart.series.push(bars, line);
  sheet.charts.push(chart);

  sheet.page = {
    ...sheet.page,
    orientation: "Landscape",
    zoom: { horizontalFitToPages: 1 },
    printArea: rect(1, 1, 40, 6),
    titleRows: { first: 1, last: 3 },
    titleColumns: { first: 1, last: 1 },
    paperSize: "A3",
    centerHorizontally: true,
    header: { left: "North and co", center: "", right: "&D" },
    footer: { left: "", center: "Page &P of &N", right: "" },
    rowBreaks: [20, 31],
    columnBreaks: [5],
  };
  sheet.protection = {
    password: "test",
    options: { allowSort: true, allowAutoFilter: true, allowEditObjects: false, selectionMode: "Unlocked" },
  };
  sheet.names.push({ name: "Primed_role", formula: '="team:North|1a2b"', visible: false, comment: "" });
  book.names.push(
    { name: "PrimedAsOf", formula: "='Team''s dashboard'!$B$1", visible: true, comment: "as of" },
    { name: "Primed_go_x", formula: "=#REF!$A$1", visible: false, comment: "" },
  );
  return book;
}
