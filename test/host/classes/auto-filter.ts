import type { Sheet, Table } from "../book/book";
import type { Criteria } from "../book/criteria";
import { applyFilter, clearFilter, reapplyFilters, removeFilters } from "../book/filters";
import type { Filtered } from "../book/filters";
import { refuseIfProtected } from "../book/protection";
import { HostError } from "../wire/behaviour";
import type { Behaviours, Handle, Host } from "../wire/behaviour";
import { rangeHandle } from "./handles";
import { rangeOnSheet } from "./range-argument";

/** A table's, or without one the sheet's own. */
interface AutoFilterHandle extends Handle {
  readonly type: "AutoFilter";
  readonly sheet: Sheet;
  readonly table?: Table;
}

const filteredBy = ({ sheet, table }: AutoFilterHandle): Filtered | undefined =>
  table ? (table.filterButtons ? table : undefined) : sheet.autoFilter;

function needed(handle: AutoFilterHandle): Filtered {
  const found = filteredBy(handle);
  if (!found) throw new HostError("ItemNotFound", `The sheet ${handle.sheet.name} has no filter.`);
  return found;
}

/** One of each column, blank where it is not filtered. */
function criteria(handle: AutoFilterHandle): Readonly<Record<string, unknown>>[] {
  const found = filteredBy(handle);
  if (!found) return [];
  return Array.from({ length: found.rect.columns }, (_, index) => found.filters.get(index) ?? {});
}

/** Another range than before begins anew. */
function apply(handle: AutoFilterHandle, [range, column, how]: readonly unknown[], host: Host): void {
  const { sheet, table } = handle;
  const rect = rangeOnSheet(range, sheet, host);
  if (!table) beginAt(handle, rect, host);
  else table.filterButtons = true;
  if (column === null || column === undefined || how === null || how === undefined) return;
  applyFilter(host.book, sheet, needed(handle), Number(column), how as Criteria);
}

function beginAt({ sheet }: AutoFilterHandle, rect: Filtered["rect"], host: Host): void {
  const before = sheet.autoFilter;
  const same =
    before &&
    before.rect.row === rect.row &&
    before.rect.column === rect.column &&
    before.rect.rows === rect.rows &&
    before.rect.columns === rect.columns;
  if (same) return;
  refuseIfProtected(sheet);
  if (before) removeFilters(host.book, sheet, before);
  sheet.autoFilter = { rect, filters: new Map() };
}

function remove(handle: AutoFilterHandle, _args: readonly unknown[], host: Host): void {
  const found = filteredBy(handle);
  if (!found) return;
  refuseIfProtected(handle.sheet);
  removeFilters(host.book, handle.sheet, found);
  if (handle.table) handle.table.filterButtons = false;
  else handle.sheet.autoFilter = undefined;
}

export const autoFilter: Behaviours = {
  AutoFilter: {
    get: {
      criteria,
      enabled: (handle: AutoFilterHandle) => filteredBy(handle) !== undefined,
      isDataFiltered: (handle: AutoFilterHandle) => (filteredBy(handle)?.filters.size ?? 0) > 0,
    },
    call: {
      apply,
      clearColumnCriteria: (handle: AutoFilterHandle, [column], host) =>
        clearFilter(host.book, handle.sheet, needed(handle), Number(column)),
      clearCriteria: (handle: AutoFilterHandle, _args, host) =>
        clearFilter(host.book, handle.sheet, needed(handle)),
      getRange: (handle: AutoFilterHandle) => rangeHandle(handle.sheet, needed(handle).rect),
      reapply: (handle: AutoFilterHandle, _args, host) =>
        reapplyFilters(host.book, handle.sheet, needed(handle)),
      remove,
    },
  },
};
