import type { Rect } from "../../../src/workbook";
import type { Sheet } from "../book/book";
import type { ConditionalFormat, ConditionalRule } from "../book/condition";
import {
  addCondition,
  clearConditions,
  conditionsOn,
  removeCondition,
  setPriority,
} from "../book/conditions";
import type { Behaviour, Behaviours, Handle } from "../wire/behaviour";
import { HostError } from "../wire/behaviour";
import { rangeAreasHandle, rangeHandle } from "./handles";
import { unlessProtected } from "./guarded";

export interface ConditionsHandle extends Handle {
  readonly type: "ConditionalFormatCollection";
  readonly sheet: Sheet;
  /** The formats of these cells. */
  readonly rects: readonly Rect[];
}

export interface ConditionHandle extends Handle {
  readonly sheet: Sheet;
  /** The cells by which it was found: a formula that is set is that of their first cell, wherever the format begins. */
  readonly rects: readonly Rect[];
  readonly condition: ConditionalFormat;
}

const handleOf = ({ sheet, rects }: ConditionsHandle, condition: ConditionalFormat): ConditionHandle => ({
  type: "ConditionalFormat",
  sheet,
  rects,
  condition,
});

const collection: Behaviour<ConditionsHandle> = {
  items: (handle) => conditionsOn(handle.sheet, handle.rects).map((one) => handleOf(handle, one)),
  call: {
    add: (handle, [type], { book }) =>
      handleOf(handle, addCondition(book, handle.sheet, handle.rects, String(type))),
    clearAll: ({ sheet, rects }) => clearConditions(sheet, rects),
    getItem: (handle, [id]) => {
      const found = conditionsOn(handle.sheet, handle.rects).find((one) => one.id === id);
      if (found) return handleOf(handle, found);
      throw new HostError("ItemNotFound", `No conditional format ${String(id)} applies to these cells.`);
    },
  },
};

const format: Behaviour<ConditionHandle> = {
  id: ({ condition }) => condition.id,
  get: {
    id: ({ condition }) => condition.id,
    type: ({ condition }) => condition.rule.type,
    stopIfTrue: ({ condition }) => condition.stopIfTrue,
    priority: ({ sheet, rects, condition }) => conditionsOn(sheet, rects).indexOf(condition),
    ...kind("custom", "Custom", "CustomConditionalFormat"),
    ...kind("dataBar", "DataBar", "DataBarConditionalFormat"),
    ...kind("colorScale", "ColorScale", "ColorScaleConditionalFormat"),
  },
  set: {
    stopIfTrue: ({ condition }, value) => void (condition.stopIfTrue = value as boolean),
    priority: ({ sheet, rects, condition }, value) => setPriority(sheet, rects, condition, value as number),
  },
  call: {
    delete: ({ sheet, condition }) => removeCondition(sheet, condition),
    getRange: ({ sheet, condition }) => {
      const rect = onlyRect(condition);
      if (rect) return rangeHandle(sheet, rect);
      throw new HostError("InvalidOperation", "The conditional format applies to more than one range.");
    },
    getRangeOrNullObject: ({ sheet, condition }) => {
      const rect = onlyRect(condition);
      return rect ? rangeHandle(sheet, rect) : null;
    },
    getRanges: ({ sheet, condition }) => rangeAreasHandle(sheet, condition.rects),
  },
};

const onlyRect = ({ rects }: ConditionalFormat): Rect | undefined =>
  rects.length === 1 ? rects[0] : undefined;

/** `custom` and `customOrNullObject`: what a format of one type has besides. */
function kind(
  member: string,
  type: ConditionalRule["type"],
  className: string,
): NonNullable<Behaviour<ConditionHandle>["get"]> {
  return {
    [member]: (handle: ConditionHandle) => {
      const { rule } = handle.condition;
      if (rule.type === type) return { ...handle, type: className };
      throw new HostError(
        "InvalidOperation",
        `The conditional format is of the type ${rule.type}, not ${type}.`,
      );
    },
    [`${member}OrNullObject`]: (handle: ConditionHandle) =>
      handle.condition.rule.type === type ? { ...handle, type: className } : null,
  };
}

export const conditionalFormats: Behaviours = unlessProtected(
  { ConditionalFormatCollection: collection, ConditionalFormat: format },
  "allowFormatCells",
);
