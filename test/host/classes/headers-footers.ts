import type { PageLayout, Sheet } from "../book/book";
import type { Behaviours, Handle } from "../wire/behaviour";
import { plain } from "./plain";

type OnSheet = Handle & { readonly sheet: Sheet };

const header = plain(({ sheet }: OnSheet): PageLayout["header"] => sheet.page.header, {
  centerHeader: "center",
  leftHeader: "left",
  rightHeader: "right",
});
const footer = plain(({ sheet }: OnSheet): PageLayout["footer"] => sheet.page.footer, {
  centerFooter: "center",
  leftFooter: "left",
  rightFooter: "right",
});

/** The host has the same header and footer on every page. */
export const headersFooters: Behaviours = {
  HeaderFooterGroup: {
    get: {
      defaultForAllPages: ({ sheet }: OnSheet) => ({ type: "HeaderFooter", sheet }),
      state: () => "Default",
      useSheetMargins: () => true,
      useSheetScale: () => true,
    },
  },
  HeaderFooter: { get: { ...header.get, ...footer.get }, set: { ...header.set, ...footer.set } },
};
