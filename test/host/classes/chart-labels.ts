import type { ChartLabel } from "../book/chart";
import { changeLabel, labelOf, pointOf } from "../book/chart-parts";
import { isBars, isStacked } from "../book/chart-types";
import { nameOf, shown, valuesOf } from "../book/chart-data";
import type { Book } from "../book/book";
import type { Behaviour, Behaviours } from "../wire/behaviour";
import { HostError } from "../wire/behaviour";
import type { LabelHandle } from "./chart-handles";
import { part } from "./chart-handles";
import { inChangeableChart } from "./guarded";

/** Excel has no label to change where none is shown. */
function change(handle: LabelHandle, changes: Partial<ChartLabel>): void {
  const { part: of } = handle;
  const there = of.of === "labels" ? of.series.hasDataLabels : pointOf(of).hasDataLabel;
  if (!there)
    throw new HostError("InvalidOperation", "There is no label: set hasDataLabel or hasDataLabels.");
  changeLabel(of, changes);
}

const READ = ["position", "showValue", "showSeriesName", "showCategoryName", "showLegendKey"] as const;
const FLAGS = [
  "showValue",
  "showSeriesName",
  "showCategoryName",
  "showLegendKey",
  "linkNumberFormat",
] as const;

const both: Required<Pick<Behaviour<LabelHandle>, "get" | "set">> = {
  get: {
    ...Object.fromEntries(
      [...READ, "linkNumberFormat" as const, "numberFormat" as const].map((member) => [
        member,
        (handle: LabelHandle) => labelOf(handle.part)[member],
      ]),
    ),
    format: (handle) => part("ChartDataLabelFormat", handle, handle.part),
  },
  set: {
    ...Object.fromEntries(
      FLAGS.map((member) => [
        member,
        (handle: LabelHandle, value: unknown): void => change(handle, { [member]: value }),
      ]),
    ),
    numberFormat: (handle, value) =>
      change(handle, { numberFormat: value as string, linkNumberFormat: false }),
    position: (handle, value) => {
      const { type } = handle.part.series;
      if (!positionsFor(type).includes(value as string)) {
        throw new HostError("InvalidArgument", `Labels of the type ${type} have no place ${String(value)}.`);
      }
      change(handle, { position: value as string });
    },
  },
};

/** Where labels may stand, by what they are labels of (ECMA-376 Part 1, 21.2.2.48, and Excel's pane). */
function positionsFor(type: string): readonly string[] {
  if (!isBars(type)) return ["Center", "Left", "Right", "Top", "Bottom"];
  const inside = ["Center", "InsideEnd", "InsideBase"];
  return isStacked(type) ? inside : [...inside, "OutsideEnd"];
}

const label: Behaviour<LabelHandle> = {
  get: {
    ...both.get,
    text: ({ part: of }, { book }) => labelOf(of).text ?? ("point" in of ? automaticText(book, of) : ""),
  },
  set: {
    ...both.set,
    text: (handle, value) => change(handle, { text: value as string }),
  },
};

type OnePoint = Extract<LabelHandle["part"], { of: "label" }>;

function automaticText(book: Book, of: OnePoint): string {
  const { showSeriesName, showCategoryName, showValue } = labelOf(of);
  const { series, point } = of;
  return [
    showSeriesName ? nameOf(book, series) : undefined,
    showCategoryName ? shown(valuesOf(book, series.categories)[point]) : undefined,
    showValue ? shown(valuesOf(book, series.values)[point]) : undefined,
  ]
    .filter((text) => text !== undefined)
    .join(", ");
}

export const chartLabels: Behaviours = inChangeableChart({ ChartDataLabels: both, ChartDataLabel: label });
