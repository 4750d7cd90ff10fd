import type { Book } from "../book/book";
import type { ChartAxis } from "../book/chart";
import { automaticBounds, refuseIfTexts } from "../book/charts";
import { isScatter } from "../book/chart-types";
import type { Behaviour, Behaviours } from "../wire/behaviour";
import { HostError } from "../wire/behaviour";
import { inRange } from "./chart-format";
import type { AxisHandle, InChart } from "./chart-handles";
import { part } from "./chart-handles";
import { plain } from "./plain";
import { inChangeableChart } from "./guarded";

const axisOf = ({ chart, axis }: AxisHandle): ChartAxis => chart[axis];

const axes: Behaviour<InChart> = {
  get: {
    categoryAxis: (handle) => ({ ...handle, type: "ChartAxis", axis: "categoryAxis" }),
    valueAxis: (handle) => ({ ...handle, type: "ChartAxis", axis: "valueAxis" }),
  },
  call: {
    getItem: (handle, [type, group]) => {
      if (group === "Secondary") throw new HostError("ItemNotFound", "The chart has no secondary axis.");
      if (type !== "Category" && type !== "Value") {
        throw new HostError("InvalidArgument", `The chart has no axis of the type ${String(type)}.`);
      }
      return { ...handle, type: "ChartAxis", axis: type === "Category" ? "categoryAxis" : "valueAxis" };
    },
  },
};

const parts = plain(axisOf, {
  visible: "visible",
  linkNumberFormat: "linkNumberFormat",
  categoryType: "categoryType",
  majorTickMark: "majorTickMark",
  minorTickMark: "minorTickMark",
  tickLabelPosition: "tickLabelPosition",
  reversePlotOrder: "reversePlotOrder",
});

const gridlines = (which: "majorGridlines" | "minorGridlines") => (handle: AxisHandle) => ({
  ...handle,
  type: "ChartGridlines",
  which,
});

/** An axis of numbers or dates takes bounds and units, one with texts on it does not. */
function refuseUnlessNumbers({ chart, axis }: AxisHandle, book: Book): void {
  if (axis === "categoryAxis") refuseIfTexts(book, chart);
}

const setBound =
  (
    bound: "minimum" | "maximum" | "majorUnit" | "minorUnit",
  ): NonNullable<Behaviour<AxisHandle>["set"]>[string] =>
  (handle, value, { book }) => {
    refuseUnlessNumbers(handle, book);
    const axis = axisOf(handle);
    const changed = { ...axis, [bound]: boundOf(value, bound) };
    const { minimum = -Infinity, maximum = Infinity } = changed;
    if (minimum > maximum) throw new HostError("InvalidArgument", "An axis begins below where it ends.");
    Object.assign(axis, changed);
  };

/** A number, or nothing for Excel to decide. */
function boundOf(value: unknown, bound: string): number | undefined {
  if (value === "" || value === null) return undefined;
  const unit = bound.endsWith("Unit");
  if (typeof value === "number" && Number.isFinite(value) && !(unit && value <= 0)) return value;
  throw new HostError(
    "InvalidArgument",
    `The ${bound} of an axis is a number${unit ? " above nought" : ""}.`,
  );
}

const setTimeUnit =
  (unit: "baseTimeUnit" | "majorTimeUnitScale"): NonNullable<Behaviour<AxisHandle>["set"]>[string] =>
  (handle, value, { book }) => {
    if (handle.axis === "valueAxis" || isScatter(handle.chart.type)) {
      throw new HostError("InvalidArgument", "Only a category axis of dates has units of time.");
    }
    refuseUnlessNumbers(handle, book);
    Object.assign(axisOf(handle), { [unit]: value });
  };

const bounds = ({ chart, axis }: AxisHandle, book: Book) =>
  automaticBounds(book, chart, axis === "valueAxis" ? "values" : "categories");

const axis: Behaviour<AxisHandle> = {
  get: {
    ...parts.get,
    type: (handle) => (handle.axis === "categoryAxis" ? "Category" : "Value"),
    axisGroup: () => "Primary",
    minimum: (handle, { book }) => axisOf(handle).minimum ?? bounds(handle, book).minimum,
    maximum: (handle, { book }) => axisOf(handle).maximum ?? bounds(handle, book).maximum,
    majorUnit: (handle) => axisOf(handle).majorUnit ?? 1,
    minorUnit: (handle) => axisOf(handle).minorUnit ?? 1,
    numberFormat: (handle) => axisOf(handle).numberFormat,
    baseTimeUnit: (handle) => axisOf(handle).baseTimeUnit ?? "Days",
    majorTimeUnitScale: (handle) => axisOf(handle).majorTimeUnitScale ?? "Days",
    tickLabelSpacing: (handle) => axisOf(handle).tickLabelSpacing ?? 1,
    position: (handle) => axisOf(handle).position,
    positionAt: (handle) => axisOf(handle).positionAt ?? 0,
    format: (handle) => part("ChartAxisFormat", handle, { of: "axis", axis: handle.axis }),
    majorGridlines: gridlines("majorGridlines"),
    minorGridlines: gridlines("minorGridlines"),
    title: (handle) => ({ ...handle, type: "ChartAxisTitle" }),
  },
  set: {
    ...parts.set,
    minimum: setBound("minimum"),
    maximum: setBound("maximum"),
    majorUnit: setBound("majorUnit"),
    minorUnit: setBound("minorUnit"),
    baseTimeUnit: setTimeUnit("baseTimeUnit"),
    majorTimeUnitScale: setTimeUnit("majorTimeUnitScale"),
    numberFormat: (handle, value) =>
      void Object.assign(axisOf(handle), { numberFormat: value, linkNumberFormat: false }),
    tickLabelSpacing: (handle, value) => {
      const spacing = boundOf(value, "tickLabelSpacing");
      if (spacing === undefined) delete axisOf(handle).tickLabelSpacing;
      else axisOf(handle).tickLabelSpacing = inRange(spacing, 1, 31_999, "spacing of labels");
    },
    position: (handle, value) => {
      if (value === "Custom") throw new HostError("InvalidArgument", "A place is set by setPositionAt.");
      Object.assign(axisOf(handle), { position: value, positionAt: undefined });
    },
  },
  call: {
    setPositionAt: (handle, [value]) =>
      void Object.assign(axisOf(handle), { position: "Custom", positionAt: value }),
  },
};

interface GridlinesHandle extends AxisHandle {
  readonly which: "majorGridlines" | "minorGridlines";
}

const gridlineParts = plain(({ chart, axis: of, which }: GridlinesHandle) => chart[of][which], {
  visible: "visible",
});

const lines: Behaviour<GridlinesHandle> = {
  ...gridlineParts,
  get: {
    ...gridlineParts.get,
    format: (handle) =>
      part("ChartGridlinesFormat", handle, { of: "gridlines", axis: handle.axis, which: handle.which }),
  },
};

export const chartAxes: Behaviours = inChangeableChart({
  ChartAxes: axes,
  ChartAxis: axis,
  ChartGridlines: lines,
});
