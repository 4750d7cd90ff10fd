import { newBook } from "../host/book/new-book";
import { behaviours } from "../host/classes/all";
import { workbookHost } from "../host/host";
import { installExternal } from "../host/office/in-browser";

/** Runs in the page before office.js does, as Excel would be there. */
const host = workbookHost(newBook(), behaviours, { apiVersion: "1.13" });
Object.assign(globalThis, { host, excel: installExternal(globalThis, host) });
