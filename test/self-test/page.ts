/// <reference types="office-js" />
import "./self-test.html";
import { assumptions } from "./checks/all";
import type { Where } from "./report";
import { reportText } from "./report";
import { tryAssumptions } from "./run";

/** The script of the self-test page: a button that runs, a report to copy. */

/** What the script uses of a page; the rest of the project does without one. */
interface PageElement {
  textContent: string | null;
  disabled: boolean;
  addEventListener(type: "click", listener: () => void): void;
}
declare const document: { getElementById(id: string): PageElement };
declare const navigator: { clipboard: { writeText(text: string): Promise<void> } };
declare function getSelection(): { selectAllChildren(element: PageElement): void };

const element = (id: string): PageElement => document.getElementById(id);

const run = element("run");
const copy = element("copy");
const progress = element("progress");
const report = element("report");

run.addEventListener("click", () => void tryAll());
copy.addEventListener("click", () => void copied());
void Office.onReady(() => {
  run.disabled = false;
  progress.textContent = "Ready.";
});

async function tryAll(): Promise<void> {
  run.disabled = copy.disabled = true;
  report.textContent = "";
  try {
    const outcomes = await tryAssumptions(assumptions, ({ id }, done) => {
      progress.textContent = `${done} of ${assumptions.length}: ${id}`;
    });
    report.textContent = reportText(outcomes, where());
    progress.textContent = "Done.";
    copy.disabled = false;
  } catch (error) {
    progress.textContent = `The self-test could not go on: ${String(error)}`;
  }
  run.disabled = false;
}

/** Where the clipboard is closed to add-ins, the report is selected, so that Ctrl+C copies it. */
async function copied(): Promise<void> {
  try {
    await navigator.clipboard.writeText(report.textContent ?? "");
    progress.textContent = "Copied.";
  } catch {
    getSelection().selectAllChildren(report);
    progress.textContent = "Selected: press Ctrl+C.";
  }
}

function where(): Where {
  const { host, platform, version } = Office.context.diagnostics;
  return { host: String(host), platform: String(platform), version, api: newestApi() };
}

function newestApi(): string {
  let newest = 0;
  while (Office.context.requirements.isSetSupported("ExcelApi", `1.${newest + 1}`)) newest++;
  return `1.${newest}`;
}
