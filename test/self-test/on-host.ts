import { newBook } from "../host/book/new-book";
import { makeCalculate } from "../host/calculate/calculate";
import { behaviours } from "../host/classes/all";
import { workbookHost } from "../host/host";
import { installExternal } from "../host/office/in-browser";

/**
 * Runs before the self-test page's own scripts when there is no Excel: puts the workbook host where office.js looks for Excel.
 * `?api=1.15` in the page's address says what it has. `window.hostIsReady` comes true once formulas are worked out, too.
 */

declare const window: object;
declare const location: { search: string; href: string };

const apiVersion = new URLSearchParams(location.search).get("api") ?? "1.13";
const book = newBook();
const host = workbookHost(book, behaviours, { apiVersion });
installExternal(window, host);

void makeCalculate(new URL("/engine.wasm", location.href)).then((calculate) => {
  host.options.calculate = calculate;
  calculate(book);
  Object.assign(window, { hostIsReady: true, hostSheets: () => book.sheets.map(({ name }) => name) });
});
