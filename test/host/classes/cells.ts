import type { Behaviours } from "../wire/behaviour";
import { formatProtections } from "./format-protection";
import { range } from "./range";
import { rangeAreasBehaviours } from "./range-areas";
import { rangeBorders } from "./range-borders";
import { rangeFills } from "./range-fill";
import { rangeFonts } from "./range-font";
import { rangeFormats } from "./range-format";
import { rangeSorts } from "./range-sort";
import { rangeViews } from "./range-view";

/** What can be done with cells. */
export const cells: Behaviours = {
  ...range,
  ...rangeAreasBehaviours,
  ...rangeBorders,
  ...rangeFormats,
  ...rangeFonts,
  ...rangeFills,
  ...formatProtections,
  ...rangeSorts,
  ...rangeViews,
};
