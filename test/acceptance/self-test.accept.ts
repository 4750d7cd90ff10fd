import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { Browser, Page, Route } from "playwright-core";
import { assumptions } from "../self-test/checks/all";
import { ROOT, scratch } from "./tools";

/** The self-test page as people open it in Excel, over Microsoft's genuine office.js; only Excel itself is the workbook host. */

const CHROMIUM = "/usr/bin/chromium";
const SITE = "https://primed.test/";
const OFFICE = "https://appsforoffice.microsoft.com/lib/1/hosted/";

const inBrowser = existsSync(CHROMIUM) ? describe : describe.skip;
if (!existsSync(CHROMIUM)) console.warn("Skipped: there is no Chromium here.");

inBrowser("the self-test page on the workbook host", () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = built();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  });
  afterAll(() => browser.close());

  test.each(["1.13", "1.15"])("all that is assumed of Excel holds there, at ExcelApi %s", async (api) => {
    const page = await browser.newPage();
    const unexpected = await served(page, folder);
    await page.addInitScript({ path: join(folder, "on-host.js") });
    await page.goto(`${SITE}self-test.html?api=${api}`);
    await page.waitForFunction("window.hostIsReady");
    await page.click("#run");
    await page.waitForSelector("#copy:not([disabled])", { timeout: 120_000 });

    const report = (await page.textContent("#report")) ?? "";
    console.log(report.split("\n").slice(0, 2).join("\n"));
    expect(report).toMatch(new RegExp(`^Primed self-test in Excel 16\\.0\\S* on PC, ExcelApi ${api}\n`));
    const notOnHost = assumptions.filter((each) => each.notOnHost !== undefined).map(({ id }) => id);
    const tried = assumptions.filter(({ check }) => typeof check === "function").length - notOnHost.length;
    expect(report).toContain(`\n${tried} of ${assumptions.length} held, `);
    const otherwise = report.slice(0, report.indexOf("\nNOT TRIED")).matchAll(/^([a-z0-9-]+): /gm);
    expect([...otherwise].map(([, id]) => id).sort()).toEqual(notOnHost.sort());
    expect(await page.evaluate("window.hostSheets()")).toEqual(["Sheet1"]);
    expect(unexpected).toEqual([]);
    await page.close();
  });
});

/** The page and the host's script, in one folder. */
function built(): string {
  const folder = scratch();
  const config = join(folder, "webpack.config.cjs");
  writeFileSync(
    config,
    `const selfTest = require(${JSON.stringify(join(ROOT, "webpack.config.js"))}).find(({ name }) => name === "self-test");
     module.exports = {
       ...selfTest,
       context: ${JSON.stringify(ROOT)},
       entry: { ...selfTest.entry, "on-host": "./test/self-test/on-host.ts" },
       output: { ...selfTest.output, path: ${JSON.stringify(folder)}, publicPath: "/", clean: false },
     };`,
  );
  execFileSync(join(ROOT, "node_modules/.bin/webpack"), ["--config", config], { cwd: ROOT, stdio: "pipe" });
  return folder;
}

/** Answers all that the page asks for from this machine. @returns what it asked for that is not there. */
async function served(page: Page, folder: string): Promise<string[]> {
  const unexpected: string[] = [];
  const file = (route: Route, path: string): Promise<void> =>
    existsSync(path) ? route.fulfill({ path }) : missing(route);
  const missing = (route: Route): Promise<void> => {
    unexpected.push(route.request().url());
    return route.abort();
  };
  await page.route("**/*", (route) => {
    const address = route.request().url().split("?")[0] ?? "";
    if (address.startsWith(OFFICE))
      return file(route, join(ROOT, "node_modules/@microsoft/office-js/dist", address.slice(OFFICE.length)));
    if (address === `${SITE}engine.wasm`)
      return route.fulfill({
        body: readFileSync(join(ROOT, "node_modules/@ironcalc/wasm/wasm_bg.wasm")),
        contentType: "application/wasm",
      });
    if (address === `${SITE}favicon.ico`) return route.fulfill({ body: "" });
    return address.startsWith(SITE) ? file(route, join(folder, address.slice(SITE.length))) : missing(route);
  });
  return unexpected;
}
