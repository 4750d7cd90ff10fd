/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { expectRefusal, expectSame } from "../assumption";
import { chartOn } from "./chart-on";

/** Axes of charts. */
export const chartAxes: readonly Assumption[] = [
  {
    id: "chart-text-axis-has-no-bounds",
    what: "minimum, maximum, majorUnit and baseTimeUnit of a category axis of texts are refused as InvalidArgument.",
    from: "assumed",
    async check(scratch) {
      const { categoryAxis } = chartOn(scratch, "Line").axes;
      await scratch.sync();
      await expectRefusal(scratch, () => (categoryAxis.minimum = 1), ["InvalidArgument"]);
    },
  },
  {
    id: "chart-date-axis-bounds",
    what: "The category axis of dates, made a DateAxis, takes bounds and a base unit.",
    from: "assumed",
    async check(scratch) {
      const { categoryAxis } = chartOn(scratch, "Line", { dates: true }).axes;
      categoryAxis.categoryType = "DateAxis";
      categoryAxis.baseTimeUnit = "Months";
      categoryAxis.minimum = 46082;
      categoryAxis.load("categoryType, baseTimeUnit, minimum");
      await scratch.sync();
      const { categoryType, baseTimeUnit, minimum } = categoryAxis;
      expectSame([categoryType, baseTimeUnit, minimum], ["DateAxis", "Months", 46082]);
    },
  },
  {
    id: "chart-least-above-greatest-refused",
    what: "A value axis's least above its greatest is refused as InvalidArgument.",
    from: "assumed",
    async check(scratch) {
      const { valueAxis } = chartOn(scratch, "Line").axes;
      valueAxis.maximum = 10;
      await scratch.sync();
      await expectRefusal(scratch, () => (valueAxis.minimum = 20), ["InvalidArgument"]);
    },
  },
  {
    id: "chart-automatic-bound-is-a-number",
    what: "An automatic bound of a value axis reads as a number, whichever; nothing should depend on it.",
    from: "documented (ChartAxis.minimum)",
    async check(scratch) {
      const { valueAxis } = chartOn(scratch, "Line").axes;
      valueAxis.load("minimum, maximum");
      await scratch.sync();
      expectSame([typeof valueAxis.minimum, typeof valueAxis.maximum], ["number", "number"], "their types");
    },
  },
  {
    id: "chart-bound-made-automatic",
    what: 'A bound set to "" is automatic again.',
    from: "documented (ChartAxis.minimum)",
    async check(scratch) {
      const { valueAxis } = chartOn(scratch, "Line").axes;
      valueAxis.minimum = -1000;
      valueAxis.minimum = "";
      valueAxis.load("minimum");
      await scratch.sync();
      expectSame(valueAxis.minimum === -1000, false, "whether the least is still the one that was set");
    },
  },
  {
    id: "chart-axis-position",
    what: "position says where the other axis crosses this one, and is read back.",
    from: "documented (ChartAxis.position)",
    async check(scratch) {
      const { valueAxis } = chartOn(scratch, "Line").axes;
      valueAxis.position = "Minimum";
      valueAxis.load("position");
      await scratch.sync();
      expectSame(valueAxis.position, "Minimum");
    },
  },
  {
    id: "chart-scatter-x-axis",
    what: "The categoryAxis of a scatter chart is its x axis, and takes bounds.",
    from: "assumed",
    async check(scratch) {
      const { categoryAxis } = chartOn(scratch, "XYScatter", { dates: true }).axes;
      categoryAxis.minimum = 46000;
      categoryAxis.load("minimum");
      await scratch.sync();
      expectSame(categoryAxis.minimum, 46000);
    },
  },
];
