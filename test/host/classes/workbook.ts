import { activeSheet } from "../book/sheets";
import type { Behaviours, Handle, Host } from "../wire/behaviour";
import { rangeHandle } from "./handles";

/** The object that everything hangs on. */
const part = (type: string) => (): Handle => ({ type });

function selected(host: Host) {
  const sheet = activeSheet(host.book);
  const { selection } = host.book;
  const rect = selection.sheet === sheet.id ? selection.rect : { row: 1, column: 1, rows: 1, columns: 1 };
  return { sheet, rect };
}

export const workbook: Behaviours = {
  Workbook: {
    get: {
      application: part("Application"),
      comments: part("CommentCollection"),
      functions: part("Functions"),
      names: part("NamedItemCollection"),
      protection: part("WorkbookProtection"),
      settings: part("SettingCollection"),
      tables: part("TableCollection"),
      worksheets: part("WorksheetCollection"),
      autoSave: () => false,
      isDirty: () => true,
      name: () => "Book1.xlsx",
      readOnly: () => false,
    },
    call: {
      getActiveCell: (_handle, _args, host) => {
        const { sheet, rect } = selected(host);
        return rangeHandle(sheet, { ...rect, rows: 1, columns: 1 });
      },
      getSelectedRange: (_handle, _args, host) => {
        const { sheet, rect } = selected(host);
        return rangeHandle(sheet, rect);
      },
    },
    events: ["onSelectionChanged"],
  },
};
