import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import type { WorkbookHost } from "../host/host";
import type { BrowserHost } from "../host/office/in-browser";
import { bundled, hasBrowser } from "./browser";
import { ROOT } from "./tools";

/** Microsoft's office.js from its start, in Chromium, on the workbook host: nothing of it is changed, and nothing else is reached. */

declare const excel: BrowserHost;
declare const host: WorkbookHost;
declare const OfficeRuntime: {
  storage: { setItem(key: string, value: string): Promise<void>; getItem(key: string): Promise<string> };
};

const HOSTED = "https://appsforoffice.microsoft.com/lib/1/hosted/";
const PAGE = "https://addin.example/";
const HTML = `<!doctype html><script src="${HOSTED}office.js"></script>`;

if (!hasBrowser) console.warn("Skipped: there is no Chromium here.");
const inBrowser = hasBrowser ? describe : describe.skip;

inBrowser("an add-in's page with the genuine office.js", () => {
  let browser: Browser;
  let page: Page;
  const elsewhere: string[] = [];
  const said: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu"],
    });
    page = await browser.newPage();
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    await page.route("**/*", async (route) => {
      const url = route.request().url();
      const file = url.startsWith(HOSTED) ? library(url) : undefined;
      if (url === PAGE) await route.fulfill({ contentType: "text/html", body: HTML });
      else if (file) await route.fulfill({ contentType: "text/javascript", body: file });
      else {
        elsewhere.push(url);
        await route.abort();
      }
    });
    await page.addInitScript({ content: bundled("./test/acceptance/host-page.ts") });
    await page.goto(PAGE);
  });
  afterAll(() => browser?.close());

  test("starts, and says where it is and what there is", async () => {
    expect(await page.evaluate(() => Office.onReady())).toMatchObject({ host: "Excel", platform: "PC" });
    const supported = await page.evaluate(() =>
      ["1.13", "1.14"].map((version) => Office.context.requirements.isSetSupported("ExcelApi", version)),
    );
    expect(supported).toEqual([true, false]);
    expect(await page.evaluate(() => Office.context.officeTheme.bodyBackgroundColor)).toBe("#ffffff");
  });

  test("writes a cell and reads it, and hears of what happens", async () => {
    const done = await page.evaluate(() =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1:A1");
        range.values = [["in the browser"]];
        range.load("values");
        const heard: string[] = [];
        context.workbook.worksheets.onAdded.add(async ({ worksheetId }) => void heard.push(worksheetId));
        await context.sync();
        context.workbook.worksheets.add("Third");
        await context.sync();
        await new Promise((resolve) => setTimeout(resolve, 50));
        return { values: range.values, heard: heard.length };
      }),
    );
    expect(done).toEqual({ values: [["in the browser"]], heard: 1 });
  });

  test("fails with the code that the host gave, and waits while somebody types in a cell", async () => {
    const code = await page.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Nowhere").load("name");
        await context.sync();
      }).catch((error: OfficeExtension.Error) => [error instanceof OfficeExtension.Error, error.code]),
    );
    expect(code).toEqual([true, "ItemNotFound"]);
    const order = await page.evaluate(async () => {
      const happened: string[] = [];
      host.options.cellEdit = true;
      const run = Excel.run({ delayForCellEdit: true }, async (context) => {
        context.workbook.worksheets.getItem("Sheet1").name = "Renamed";
        await context.sync();
        happened.push("written");
      });
      await new Promise((resolve) => setTimeout(resolve, 50));
      happened.push("typed");
      host.endCellEdit();
      await run;
      return happened;
    });
    expect(order).toEqual(["typed", "written"]);
  });

  test("runs a ribbon button's function, shows the pane, and changes the ribbon", async () => {
    const result = await page.evaluate(async () => {
      const pressed: string[] = [];
      Office.actions.associate("refresh", (event: Office.AddinCommands.Event) => {
        pressed.push(event.source.id);
        event.completed();
      });
      await excel.press("refresh", "RefreshButton");
      await Office.addin.hide();
      const hidden = excel.runtime.visibility;
      await Office.addin.showAsTaskpane();
      await Office.addin.setStartupBehavior(Office.StartupBehavior.load);
      await Office.ribbon.requestUpdate({
        tabs: [{ id: "Primed", controls: [{ id: "RefreshButton", enabled: false }] }],
      });
      const { visibility, atStart, buttons } = excel.runtime;
      return { pressed, hidden, visibility, atStart, buttons: [...buttons] };
    });
    expect(result).toEqual({
      pressed: ["RefreshButton"],
      hidden: "Background",
      visibility: "Visible",
      atStart: "Background",
      buttons: [["RefreshButton", { enabled: false }]],
    });
  });

  test("keeps settings in the workbook, and other things in the add-in's storage", async () => {
    const kept = await page.evaluate(async () => {
      const { settings } = Office.context.document;
      settings.set("name", { of: "somebody" });
      await new Promise((resolve) => settings.saveAsync(resolve));
      await OfficeRuntime.storage.setItem("a", "1");
      const read = await OfficeRuntime.storage.getItem("a");
      return { settings: [...host.host.book.settings], read };
    });
    expect(kept).toEqual({ settings: [["name", { of: "somebody" }]], read: "1" });
  });

  test("dialogs and the old Common API fail, and say so", async () => {
    const status = await page.evaluate(async () => [
      await new Promise<string>((resolve) =>
        Office.context.ui.displayDialogAsync("https://addin.example/dialog", ({ status }) =>
          resolve(String(status)),
        ),
      ),
      await new Promise<string>((resolve) =>
        Office.context.document.getSelectedDataAsync(Office.CoercionType.Text, ({ status }) =>
          resolve(String(status)),
        ),
      ),
    ]);
    expect(status).toEqual(["failed", "failed"]);
    expect(said.filter((text) => text.includes("no such thing")).length).toBeGreaterThan(1);
  });

  test("nothing was asked of any other place", () => expect(elsewhere).toEqual([]));
});

/** A file of the library as its own server would give it. */
function library(url: string): string | undefined {
  const path = join(
    ROOT,
    "node_modules/@microsoft/office-js/dist",
    new URL(url).pathname.replace("/lib/1/hosted/", ""),
  );
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
