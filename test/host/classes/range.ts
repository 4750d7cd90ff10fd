import type { Behaviour, Behaviours } from "../wire/behaviour";
import type { RangeHandle } from "./handles";
import { getNamedStyle, setNamedStyle } from "./named-style";
import { rectOf } from "./place";
import { rangeEdits } from "./range-edits";
import { formatHandle } from "./range-looks";
import { rangePlaces } from "./range-places";
import { rangeProperties } from "./range-properties";
import { rangeValues } from "./range-values";
import { findSpecialCells, getSpecialCells } from "./special-cells";

const behaviour: Behaviour<RangeHandle> = {
  kept: true,
  get: {
    ...rangePlaces.get,
    ...rangeValues.get,
    ...rangeEdits.get,
    format: formatHandle,
    style: getNamedStyle,
    sort: (range) => ({ type: "RangeSort", of: range }),
    conditionalFormats: (range, host) => ({
      type: "ConditionalFormatCollection",
      sheet: range.sheet,
      rects: [rectOf(range, host)],
    }),
    dataValidation: (range, host) => ({
      type: "DataValidation",
      sheet: range.sheet,
      rects: [rectOf(range, host)],
    }),
  },
  set: { ...rangeValues.set, ...rangeEdits.set, style: setNamedStyle },
  call: {
    ...rangePlaces.call,
    ...rangeEdits.call,
    ...rangeProperties.call,
    getSpecialCells,
    getSpecialCellsOrNullObject: findSpecialCells,
    getVisibleView: (range) => ({ type: "RangeView", of: range }),
  },
};

export const range: Behaviours = { Range: behaviour };
