import type { Rect } from "../../../src/workbook";
import { isWholeColumns, isWholeRows } from "../book/areas";
import { LAST_COLUMN, LAST_ROW } from "../book/cells";
import { addressOf } from "../book/range-text";
import { usedRange } from "../book/used-range";
import { HostError } from "../wire/behaviour";
import type { Behaviour, Behaviours, Handle, Host } from "../wire/behaviour";
import { getNamedStyle, setNamedStyle } from "./named-style";
import { rangeAreasHandle, rangeHandle, worksheetHandle } from "./handles";
import type { RangeAreasHandle } from "./handles";
import { rectsOf } from "./place";
import { clear } from "./range-edits";
import { formatHandle } from "./range-looks";
import { select } from "./selection";
import { findSpecialCells, getSpecialCells } from "./special-cells";

const address = (areas: RangeAreasHandle, host: Host): string =>
  rectsOf(areas, host)
    .map((rect) => addressOf(areas.sheet, rect))
    .join(",");

const changed =
  (how: (rect: Rect) => Rect) =>
  (areas: RangeAreasHandle, _args: readonly unknown[], host: Host): Handle =>
    rangeAreasHandle(areas.sheet, rectsOf(areas, host).map(how));

function used(areas: RangeAreasHandle, [valuesOnly]: readonly unknown[], host: Host): Handle | null {
  const found = rectsOf(areas, host).flatMap(
    (rect) => usedRange(host.book, areas.sheet, valuesOnly === true, rect) ?? [],
  );
  return found.length > 0 ? rangeAreasHandle(areas.sheet, found) : null;
}

const all = (is: (rect: Rect) => boolean) => (areas: RangeAreasHandle, host: Host) =>
  rectsOf(areas, host).every(is);

const rules = (type: string) => (areas: RangeAreasHandle, host: Host) => ({
  type,
  sheet: areas.sheet,
  rects: rectsOf(areas, host),
});

const rangeAreas: Behaviour<RangeAreasHandle> = {
  kept: true,
  get: {
    address,
    addressLocal: address,
    areaCount: (areas, host) => rectsOf(areas, host).length,
    areas: (areas) => ({ type: "RangeCollection", of: areas }),
    cellCount: (areas, host) =>
      rectsOf(areas, host).reduce((sum, { rows, columns }) => sum + rows * columns, 0),
    conditionalFormats: rules("ConditionalFormatCollection"),
    dataValidation: rules("DataValidation"),
    format: formatHandle,
    isEntireColumn: all(isWholeColumns),
    isEntireRow: all(isWholeRows),
    style: getNamedStyle,
    worksheet: ({ sheet }) => worksheetHandle(sheet),
  },
  set: { style: setNamedStyle },
  call: {
    clear,
    getSpecialCells,
    getSpecialCellsOrNullObject: findSpecialCells,
    calculate: (_areas, _args, host) => host.changed(),
    setDirty: (_areas, _args, host) => host.changed(),
    getEntireRow: changed((rect) => ({ ...rect, column: 1, columns: LAST_COLUMN })),
    getEntireColumn: changed((rect) => ({ ...rect, row: 1, rows: LAST_ROW })),
    getOffsetRangeAreas: (areas, [rows, columns], host) =>
      changed((rect) => ({ ...rect, row: rect.row + Number(rows), column: rect.column + Number(columns) }))(
        areas,
        [],
        host,
      ),
    getUsedRangeAreas: (areas, args, host) => {
      const found = used(areas, args, host);
      if (!found) throw new HostError("ItemNotFound", "There are no used cells.");
      return found;
    },
    getUsedRangeAreasOrNullObject: used,
    // The host has one rectangle selected, the first.
    select: (areas, _args, host) => select(host, areas.sheet, rectsOf(areas, host)[0]!),
  },
};

interface RangesHandle extends Handle {
  readonly of: RangeAreasHandle;
}

const rangeCollection: Behaviour<RangesHandle> = {
  items: ({ of }, host) => rectsOf(of, host).map((rect) => rangeHandle(of.sheet, rect)),
  call: {
    getCount: ({ of }, _args, host) => rectsOf(of, host).length,
    getItemAt: ({ of }, [index], host) => {
      const rect = rectsOf(of, host)[Number(index)];
      if (!rect) throw new HostError("InvalidArgument", `There is no area ${String(index)}.`);
      return rangeHandle(of.sheet, rect);
    },
  },
};

export const rangeAreasBehaviours: Behaviours = { RangeAreas: rangeAreas, RangeCollection: rangeCollection };
