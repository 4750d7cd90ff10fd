import { sortRows } from "../book/sort";
import type { SortField } from "../book/sort";
import { HostError } from "../wire/behaviour";
import type { Behaviours, Handle } from "../wire/behaviour";
import { raiseChanged } from "./events";
import type { RangeHandle } from "./handles";
import { rectOf } from "./place";

interface RangeSortHandle extends Handle {
  readonly of: RangeHandle;
}

/** The fields of `RangeSort.apply` and `TableSort.apply`. @throws HostError for sorting by colour or icon, which is not built. */
export function sortFields(given: unknown): SortField[] {
  if (!Array.isArray(given))
    throw new HostError("InvalidArgument", "What to sort by must be a list of fields.");
  return (given as Readonly<Record<string, unknown>>[]).map(({ key, ascending, sortOn, dataOption }) => {
    if (typeof key !== "number") throw new HostError("InvalidArgument", "A field to sort by needs a key.");
    if ((sortOn ?? "Value") !== "Value")
      throw new HostError("HostNotImplemented", "Sorting by colours or icons is not implemented.");
    return { key, ascending: ascending !== false, textAsNumber: dataOption === "TextAsNumber" };
  });
}

export const rangeSorts: Behaviours = {
  RangeSort: {
    call: {
      apply: ({ of }: RangeSortHandle, [fields, matchCase, hasHeaders, orientation], host) => {
        if ((orientation ?? "Rows") !== "Rows")
          throw new HostError("HostNotImplemented", "Only rows are sorted here.");
        const rect = rectOf(of, host);
        const body = hasHeaders === true ? { ...rect, row: rect.row + 1, rows: rect.rows - 1 } : rect;
        if (body.rows > 0) sortRows(host.book, of.sheet, body, sortFields(fields), matchCase === true);
        host.changed();
        raiseChanged(host, of.sheet, rect);
      },
    },
  },
};
