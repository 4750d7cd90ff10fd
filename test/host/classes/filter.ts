import type { Criteria } from "../book/criteria";
import { applyFilter, clearFilter } from "../book/filters";
import type { Behaviours, Host } from "../wire/behaviour";
import type { TableColumnHandle } from "./handles";

type FilterHandle = Omit<TableColumnHandle, "type"> & { readonly type: "Filter" };
type Args = readonly unknown[];

/** A method that filters by what its arguments say. */
const by =
  (criteria: (args: Args) => Criteria) =>
  ({ sheet, table, index }: FilterHandle, args: Args, host: Host): void =>
    applyFilter(host.book, sheet, table, index, criteria(args));

/** How many rows or per cent, as criteria have it. */
const count =
  (filterOn: string) =>
  ([number]: Args): Criteria => ({ filterOn, criterion1: String(number) });

const color =
  (filterOn: string) =>
  ([value]: Args): Criteria => ({ filterOn, color: String(value) });

const custom = ([criterion1, criterion2, operator]: Args): Criteria => ({
  filterOn: "Custom",
  criterion1: String(criterion1),
  ...(typeof criterion2 === "string" ? { criterion2 } : {}),
  operator: operator === "Or" ? "Or" : "And",
});

export const filter: Behaviours = {
  Filter: {
    get: { criteria: ({ table, index }: FilterHandle) => table.filters.get(index) ?? null },
    call: {
      apply: by(([criteria]) => criteria as Criteria),
      applyBottomItemsFilter: by(count("BottomItems")),
      applyBottomPercentFilter: by(count("BottomPercent")),
      applyCellColorFilter: by(color("CellColor")),
      applyCustomFilter: by(custom),
      applyDynamicFilter: by(([dynamicCriteria]) => ({
        filterOn: "Dynamic",
        dynamicCriteria: String(dynamicCriteria),
      })),
      applyFontColorFilter: by(color("FontColor")),
      applyTopItemsFilter: by(count("TopItems")),
      applyTopPercentFilter: by(count("TopPercent")),
      applyValuesFilter: by(([values]) => ({ filterOn: "Values", values: values as unknown[] })),
      clear: ({ sheet, table, index }: FilterHandle, _args, host) =>
        clearFilter(host.book, sheet, table, index),
    },
  },
};
