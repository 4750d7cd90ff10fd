/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { expectRefusal, expectSame } from "../assumption";
import { chartOn } from "./chart-on";

/** Charts as a whole. */
export const charts: readonly Assumption[] = [
  {
    id: "chart-by-columns",
    what: "A chart that is added by columns over a block with a header row has a series a column, named by the headers.",
    from: "assumed",
    async check({ sheet, sync }) {
      const block = sheet.getRange("A1:C4");
      block.values = [
        ["Month", "Cases", "Target"],
        ["April", 5, 4],
        ["May", 6, 4],
        ["June", 7, 4],
      ];
      const chart = sheet.charts.add("Line", block, "Columns");
      chart.name = "Primed check";
      chart.series.load("items/name");
      await sync();
      expectSame(
        chart.series.items.map(({ name }) => name),
        ["Cases", "Target"],
      );
      const found = sheet.charts.getItem("Primed check");
      found.load("name");
      await sync();
      expectSame(found.name, "Primed check");
    },
  },
  {
    id: "chart-place-in-points",
    what: "A chart's place and size are points from the sheet's top left corner and are read back to within a point.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.getRange("A1:A3").values = [["Cases"], [1], [2]];
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:A3"), "Columns");
      Object.assign(chart, { left: 30, top: 45, width: 240, height: 120 });
      chart.load("left, top, width, height");
      await sync();
      const { left, top, width, height } = chart;
      const near = [left - 30, top - 45, width - 240, height - 120].every((by) => Math.abs(by) <= 1);
      expectSame(near, true, `whether ${[left, top, width, height].join(", ")} is near 30, 45, 240, 120`);
    },
  },
  {
    id: "chart-new-look",
    what:
      "A new chart is that of Excel 2016 and later: 360 × 216 points, title shown, legend below unless there is one series, " +
      "value gridlines.",
    from: "observed by others (the size in jmcnamara/libxlsxwriter#159; the rest is assumed)",
    async check(scratch) {
      const chart = chartOn(scratch, "Line");
      chart.load("width, height, title/visible, legend/visible, legend/position");
      chart.axes.valueAxis.majorGridlines.load("visible");
      await scratch.sync();
      expectSame([chart.width, chart.height], [360, 216], "the size");
      expectSame(
        [chart.title.visible, chart.legend.visible, chart.legend.position],
        [true, true, "Bottom"],
        "the look",
      );
      expectSame(chart.axes.valueAxis.majorGridlines.visible, true, "whether gridlines are shown");
    },
  },
  {
    id: "chart-add-auto",
    what:
      "seriesBy Auto takes series from columns unless the block is wider than high; the first row names the series when it " +
      "holds texts, the first column is categories when it holds texts or dates, both when the corner is blank.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.getRange("A1:B4").values = [
        ["", "Cases"],
        [2024, 1],
        [2025, 2],
        [2026, 3],
      ];
      sheet.getRange("D1:H2").values = [
        ["Month", "April", "May", "June", "July"],
        ["Cases", 1, 2, 3, 4],
      ];
      const [tall, wide] = [
        sheet.charts.add("Line", sheet.getRange("A1:B4"), "Auto"),
        sheet.charts.add("Line", sheet.getRange("D1:H2"), "Auto"),
      ];
      tall.series.load("items/name");
      wide.series.load("items/name");
      await sync();
      const names = (chart: Excel.Chart): string[] => chart.series.items.map(({ name }) => name);
      expectSame([names(tall), names(wide)], [["Cases"], ["Cases"]]);
    },
  },
  {
    id: "chart-series-by-place",
    what: "series.getItemAt is whatever series stands in that place when the request uses it.",
    from: "assumed",
    async check(scratch) {
      const chart = chartOn(scratch, "Line");
      chart.series.getItemAt(0).delete();
      await scratch.sync();
      const first = chart.series.getItemAt(0);
      first.load("name");
      await scratch.sync();
      expectSame(first.name, "Target");
    },
  },
  {
    id: "chart-plot-area-in-points",
    what: "The inside of the plot area is set in points, and is read back to within a point.",
    from: "assumed",
    async check(scratch) {
      const { plotArea } = chartOn(scratch, "Line");
      Object.assign(plotArea, { insideLeft: 40, insideTop: 30, insideWidth: 250, insideHeight: 120 });
      plotArea.load("insideLeft, insideTop, insideWidth, insideHeight");
      await scratch.sync();
      const { insideLeft, insideTop, insideWidth, insideHeight } = plotArea;
      const seen = [insideLeft, insideTop, insideWidth, insideHeight];
      const near = [40, 30, 250, 120].every((value, at) => Math.abs((seen[at] ?? 0) - value) <= 1);
      expectSame(near, true, `whether ${seen.join(", ")} is near 40, 30, 250, 120`);
    },
  },
  {
    id: "chart-dimension-values",
    what: 'getDimensionValues gives texts, and "" for a blank cell.',
    from: "documented (texts: ChartSeries.getDimensionValues; blanks are assumed)",
    async check(scratch) {
      const series = chartOn(scratch, "Line").series.getItemAt(0);
      scratch.sheet.getRange("B3").clear("Contents");
      const values = series.getDimensionValues("Values");
      await scratch.sync();
      expectSame(values.value, ["5", "", "7"]);
    },
  },
  {
    id: "chart-on-protected-sheet",
    what: "On a protected sheet, setting anything of a chart is AccessDenied unless allowEditObjects.",
    from: "assumed",
    async check(scratch) {
      const { sheet, sync } = scratch;
      const chart = chartOn(scratch, "Line");
      sheet.protection.protect({});
      await sync();
      await expectRefusal(scratch, () => (chart.title.text = "New"), ["AccessDenied"]);
      sheet.protection.unprotect();
      sheet.protection.protect({ allowEditObjects: true });
      chart.title.text = "New";
      await sync();
    },
  },
  {
    id: "chart-set-position",
    what: "setPosition makes the chart cover those cells exactly.",
    from: "documented (Chart.setPosition)",
    async check(scratch) {
      const chart = chartOn(scratch, "Line");
      chart.setPosition("E3", "H12");
      chart.load("left, top, width, height");
      const cells = scratch.sheet.getRange("E3:H12");
      cells.load("left, top, width, height");
      await scratch.sync();
      const near = (["left", "top", "width", "height"] as const).every(
        (side) => Math.abs(chart[side] - cells[side]) <= 1,
      );
      expectSame(
        near,
        true,
        `whether ${chart.left}, ${chart.top}, ${chart.width}, ${chart.height} are those cells`,
      );
    },
  },
  {
    id: "chart-font-of-later-labels",
    what: "The font that is set on a new chart holds for labels that are made after it, in name and size.",
    from: "assumed",
    async check(scratch) {
      const chart = chartOn(scratch, "Line");
      chart.format.font.size = 14;
      const series = chart.series.getItemAt(0);
      series.hasDataLabels = true;
      const { font } = series.dataLabels.format;
      font.load("size");
      await scratch.sync();
      expectSame(font.size, 14);
    },
  },
  {
    id: "chart-line-colours-markers",
    what: "A series line's colour is that of its markers' edges too, so the line is set first and the marker after it.",
    from: "assumed",
    async check(scratch) {
      const series = chartOn(scratch, "LineMarkers").series.getItemAt(0);
      series.format.line.color = "#FF0000";
      series.markerForegroundColor = "#0000FF";
      series.load("markerForegroundColor, format/line/color");
      await scratch.sync();
      expectSame(series.markerForegroundColor, "#0000FF");
    },
  },
  {
    id: "chart-no-labels-none-of-points",
    what: "hasDataLabels = false takes the labels of single points away, too.",
    from: "assumed",
    async check(scratch) {
      const series = chartOn(scratch, "Line").series.getItemAt(0);
      series.points.getItemAt(1).hasDataLabel = true;
      series.hasDataLabels = false;
      const point = series.points.getItemAt(1);
      point.load("hasDataLabel");
      await scratch.sync();
      expectSame(point.hasDataLabel, false);
    },
  },
  {
    id: "chart-x-values-of-first-series",
    what: "setXAxisValues is made for each series of a line or bar chart, though Excel draws the axis from the first one's.",
    from: "observed by others (that it holds for other charts than scatters, office-js-docs-reference#1493; the rest is assumed)",
    check: { notTried: "what is drawn can't be read" },
  },
  {
    id: "chart-added-on-protected-sheet",
    what: "On a protected sheet no chart can be added, allowEditObjects or not.",
    from: "observed by others (through COM, sbroenne/mcp-server-excel#777)",
    notOnHost: "allowEditObjects lets one be added; the port takes its own protection off first",
    check: async (scratch) => {
      scratch.sheet.getRange("A1:A2").values = [["Cases"], [1]];
      scratch.sheet.protection.protect({ allowEditObjects: true });
      await scratch.sync();
      await expectRefusal(scratch, () => scratch.sheet.charts.add("Line", scratch.sheet.getRange("A1:A2")));
    },
  },
  {
    id: "chart-dots",
    what: "The line style Dot is a drawing's sysDash, RoundDot its sysDot.",
    from: "assumed",
    check: { notTried: "only a file shows it" },
  },
];
