import { colourOf } from "../book/colour";
import type { DataBar } from "../book/condition";
import type { Behaviour, Behaviours } from "../wire/behaviour";
import { HostError } from "../wire/behaviour";
import type { ConditionHandle } from "./conditional-formats";
import { boundOf } from "./condition-bound";
import { unlessProtected } from "./guarded";

function barOf({ condition: { rule } }: ConditionHandle): DataBar {
  if (rule.type === "DataBar") return rule.bar;
  throw new HostError("InvalidOperation", `The conditional format is of the type ${rule.type}.`);
}

function change(handle: ConditionHandle, changes: Partial<DataBar>): void {
  handle.condition.rule = { type: "DataBar", bar: { ...barOf(handle), ...changes } };
}

const changePositive = (handle: ConditionHandle, changes: Partial<DataBar["positive"]>): void =>
  change(handle, { positive: { ...barOf(handle).positive, ...changes } });
const changeNegative = (handle: ConditionHandle, changes: Partial<DataBar["negative"]>): void =>
  change(handle, { negative: { ...barOf(handle).negative, ...changes } });

const LOWER = ["Automatic", "LowestValue", "Number", "Percent", "Formula", "Percentile"] as const;
const UPPER = ["Automatic", "HighestValue", "Number", "Percent", "Formula", "Percentile"] as const;

const bar: Behaviour<ConditionHandle> = {
  get: {
    lowerBoundRule: (handle) => barOf(handle).lower,
    upperBoundRule: (handle) => barOf(handle).upper,
    axisFormat: (handle) => barOf(handle).axis,
    axisColor: (handle) => barOf(handle).axisColor,
    barDirection: (handle) => barOf(handle).direction,
    showDataBarOnly: (handle) => barOf(handle).showBarOnly,
    positiveFormat: (handle) => ({ ...handle, type: "ConditionalDataBarPositiveFormat" }),
    negativeFormat: (handle) => ({ ...handle, type: "ConditionalDataBarNegativeFormat" }),
  },
  set: {
    lowerBoundRule: (handle, value) => change(handle, { lower: boundOf(value, LOWER) }),
    upperBoundRule: (handle, value) => change(handle, { upper: boundOf(value, UPPER) }),
    axisFormat: (handle, value) => change(handle, { axis: value as DataBar["axis"] }),
    axisColor: (handle, value) => change(handle, { axisColor: colourOf(value) }),
    barDirection: (handle, value) => change(handle, { direction: value as DataBar["direction"] }),
    showDataBarOnly: (handle, value) => change(handle, { showBarOnly: value as boolean }),
  },
};

const positive: Behaviour<ConditionHandle> = {
  get: {
    fillColor: (handle) => barOf(handle).positive.color,
    borderColor: (handle) => barOf(handle).positive.border ?? "",
    gradientFill: (handle) => barOf(handle).positive.gradient,
  },
  set: {
    fillColor: (handle, value) => changePositive(handle, { color: colourOf(value) }),
    borderColor: (handle, value) => changePositive(handle, { border: borderOf(value) }),
    gradientFill: (handle, value) => changePositive(handle, { gradient: value as boolean }),
  },
};

const negative: Behaviour<ConditionHandle> = {
  get: {
    fillColor: (handle) => barOf(handle).negative.color,
    borderColor: (handle) => barOf(handle).negative.border ?? "",
    matchPositiveFillColor: (handle) => barOf(handle).negative.matchFill,
    matchPositiveBorderColor: (handle) => barOf(handle).negative.matchBorder,
  },
  set: {
    fillColor: (handle, value) => changeNegative(handle, { color: colourOf(value) }),
    borderColor: (handle, value) => changeNegative(handle, { border: borderOf(value) }),
    matchPositiveFillColor: (handle, value) => changeNegative(handle, { matchFill: value as boolean }),
    matchPositiveBorderColor: (handle, value) => changeNegative(handle, { matchBorder: value as boolean }),
  },
};

/** An empty text is no border. */
const borderOf = (value: unknown): string | undefined => (value === "" ? undefined : colourOf(value));

export const dataBars: Behaviours = unlessProtected(
  {
    DataBarConditionalFormat: bar,
    ConditionalDataBarPositiveFormat: positive,
    ConditionalDataBarNegativeFormat: negative,
  },
  "allowFormatCells",
);
