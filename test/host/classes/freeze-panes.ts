import type { Rect } from "../../../src/workbook";
import { bottom, right } from "../../../src/core/sheet/address";
import type { Sheet } from "../book/book";
import { LAST_COLUMN, LAST_ROW } from "../book/cells";
import { HostError } from "../wire/behaviour";
import type { Behaviours, Handle, Host } from "../wire/behaviour";
import { rangeHandle } from "./handles";
import { rangeOnSheet } from "./range-argument";

interface Panes extends Handle {
  readonly type: "WorksheetFreezePanes";
  readonly sheet: Sheet;
}

/** The cells that stay in sight. @throws HostError `ItemNotFound` when there are none. */
function location({ sheet }: Panes): Handle {
  const { rows, columns } = sheet.frozen;
  if (rows === 0 && columns === 0) throw new HostError("ItemNotFound", "Nothing is frozen on this sheet.");
  const rect: Rect = { row: 1, column: 1, rows: rows || LAST_ROW, columns: columns || LAST_COLUMN };
  return rangeHandle(sheet, rect);
}

/** All from the sheet's corner to the end of a range; whole rows freeze rows alone, whole columns columns. */
function freezeAt({ sheet }: Panes, [range]: readonly unknown[], host: Host): void {
  const rect = rangeOnSheet(range, sheet, host);
  const [rows, columns] = [bottom(rect), right(rect)];
  sheet.frozen = { rows: rows === LAST_ROW ? 0 : rows, columns: columns === LAST_COLUMN ? 0 : columns };
}

function freeze(lines: "rows" | "columns") {
  return ({ sheet }: Panes, [count]: readonly unknown[]): void => {
    const number = Number(count ?? 1);
    if (!Number.isInteger(number) || number < 1) {
      throw new HostError("InvalidArgument", `There is no freezing of ${number} ${lines}.`);
    }
    sheet.frozen = { rows: 0, columns: 0, [lines]: number };
  };
}

export const freezePanes: Behaviours = {
  WorksheetFreezePanes: {
    call: {
      freezeAt,
      freezeColumns: freeze("columns"),
      freezeRows: freeze("rows"),
      getLocation: location,
      unfreeze: ({ sheet }: Panes) => {
        sheet.frozen = { rows: 0, columns: 0 };
      },
    },
  },
};
