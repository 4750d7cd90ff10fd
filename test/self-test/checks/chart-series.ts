/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { expectRefusal, expectSame } from "../assumption";
import { chartOn } from "./chart-on";

/** Lines, markers, labels and fonts of charts. */
export const chartSeries: readonly Assumption[] = [
  {
    id: "chart-font-sets-all",
    what: "Setting the chart's font sets all its texts.",
    from: "assumed",
    async check(scratch) {
      const chart = chartOn(scratch, "Line");
      chart.format.font.size = 14;
      chart.title.format.font.load("size");
      chart.legend.format.font.load("size");
      chart.axes.valueAxis.format.font.load("size");
      await scratch.sync();
      const parts = [chart.title, chart.legend, chart.axes.valueAxis];
      expectSame(
        parts.map(({ format }) => format.font.size),
        [14, 14, 14],
      );
    },
  },
  {
    id: "chart-no-line-stays-none",
    what: "Setting a colour or a weight does not show a line whose style is None.",
    from: "assumed",
    async check(scratch) {
      const { line } = chartOn(scratch, "Line").series.getItemAt(0).format;
      line.lineStyle = "None";
      line.color = "#FF0000";
      line.weight = 2;
      line.load("lineStyle");
      await scratch.sync();
      expectSame(line.lineStyle, "None");
    },
  },
  {
    id: "chart-clear-draws-none",
    what: "Clearing a line or a border of a chart means that none is drawn, not an automatic one.",
    from: "assumed",
    async check(scratch) {
      const { line } = chartOn(scratch, "Line").series.getItemAt(0).format;
      line.clear();
      line.load("lineStyle");
      await scratch.sync();
      expectSame(line.lineStyle, "None");
    },
  },
  {
    id: "chart-labels-need-showing",
    what: "Setting something of data labels that are not shown is InvalidOperation: hasDataLabels comes first.",
    from: "assumed",
    async check(scratch) {
      const series = chartOn(scratch, "Line").series.getItemAt(0);
      series.hasDataLabels = false;
      await scratch.sync();
      await expectRefusal(scratch, () => (series.dataLabels.position = "Top"), ["InvalidOperation"]);
      series.hasDataLabels = true;
      series.dataLabels.position = "Top";
      await scratch.sync();
    },
  },
  {
    id: "chart-label-places",
    what: "Places that a type has not, such as InsideEnd on a line, are InvalidArgument.",
    from: "assumed",
    async check(scratch) {
      const series = chartOn(scratch, "Line").series.getItemAt(0);
      series.hasDataLabels = true;
      await scratch.sync();
      await expectRefusal(scratch, () => (series.dataLabels.position = "InsideEnd"), ["InvalidArgument"]);
    },
  },
  {
    id: "chart-gap-width-of-bars",
    what: "gapWidth holds for all bars of the chart, and on a line it is InvalidArgument.",
    from: "documented (ChartSeries.gapWidth; that all bars get it is assumed)",
    async check(scratch) {
      const bars = chartOn(scratch, "ColumnClustered");
      bars.series.getItemAt(0).gapWidth = 40;
      const second = bars.series.getItemAt(1);
      second.load("gapWidth");
      await scratch.sync();
      expectSame(second.gapWidth, 40);
      const line = chartOn(scratch, "Line").series.getItemAt(0);
      await scratch.sync();
      await expectRefusal(scratch, () => (line.gapWidth = 40), ["InvalidArgument"]);
    },
  },
  {
    id: "chart-marker-size",
    what: "markerSize is from 2 to 72, else InvalidArgument.",
    from: "documented (ChartSeries.markerSize)",
    async check(scratch) {
      const series = chartOn(scratch, "LineMarkers").series.getItemAt(0);
      series.markerSize = 72;
      await scratch.sync();
      await expectRefusal(scratch, () => (series.markerSize = 73), ["InvalidArgument"]);
    },
  },
];
