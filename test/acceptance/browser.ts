import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Task } from "./browser-worker";
import { ROOT, scratch } from "./tools";

/** A headless Chromium that refreshes workbooks in a worker which can neither see a page, nor reach a network, nor evaluate text. */

const CHROMIUM = "/usr/bin/chromium";
export const hasBrowser = existsSync(CHROMIUM);

/** Nothing is allowed but the script itself: no eval, no request to anywhere. */
const NOTHING = "default-src 'none'";
const PAGE_POLICY = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'";

/** A script of this folder and all that it needs in one file for the web, by the bundler that the command line is made with. */
export function bundled(entry = "./test/acceptance/browser-worker.ts"): string {
  const folder = scratch();
  const config = join(folder, "webpack.config.cjs");
  writeFileSync(
    config,
    `const [cli] = require(${JSON.stringify(join(ROOT, "webpack.config.js"))});
     module.exports = {
       ...cli,
       context: ${JSON.stringify(ROOT)},
       name: "browser",
       target: ["web", "es2022"],
       entry: ${JSON.stringify(entry)},
       output: { path: ${JSON.stringify(folder)}, filename: "worker.js" },
       plugins: [],
     };`,
  );
  execFileSync(join(ROOT, "node_modules/.bin/webpack"), ["--config", config], { cwd: ROOT, stdio: "pipe" });
  return readFileSync(join(folder, "worker.js"), "utf8");
}

/** Hands a workbook to the worker and its answer back; as text, since it runs in the page. */
const PAGE_SCRIPT = `
  (async () => {
    const [bytes, task] = await Promise.all([
      fetch("/workbook").then((answer) => answer.arrayBuffer()),
      fetch("/task").then((answer) => answer.json()),
    ]);
    const worker = new Worker("/worker.js");
    const answer = await new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => resolve({ error: "the worker failed: " + message });
      worker.postMessage({ ...task, bytes: new Uint8Array(bytes) });
    });
    await fetch(answer.error ? "/error" : "/saved", { method: "POST", body: answer.error || answer.bytes });
  })();
`;

/** Refreshes a workbook in the browser. @throws with what the browser said when it can't. */
export async function refreshedInBrowser(script: string, { bytes, ...rest }: Task): Promise<Uint8Array> {
  let answer: (saved: Uint8Array) => void;
  let refuse: (error: Error) => void;
  const answered = new Promise<Uint8Array>((resolve, reject) => ([answer, refuse] = [resolve, reject]));
  const files: Record<string, [type: string, content: string | Uint8Array, policy: string]> = {
    "/": ["text/html", '<!doctype html><script src="/page.js"></script>', PAGE_POLICY],
    "/page.js": ["text/javascript", PAGE_SCRIPT, NOTHING],
    "/worker.js": ["text/javascript", script, NOTHING],
    "/workbook": ["application/octet-stream", bytes, NOTHING],
    "/task": ["application/json", JSON.stringify(rest), NOTHING],
    "/favicon.ico": ["image/x-icon", "", NOTHING],
  };
  const server = createServer(async (request, response) => {
    const path = request.url ?? "";
    const [type, content, policy] = files[path] ?? ["text/plain", "", NOTHING];
    const body = await bodyOf(request);
    response.writeHead(200, { "Content-Type": type, "Content-Security-Policy": policy });
    response.end(content);
    if (path === "/saved") answer(body);
    else if (path === "/error") refuse(new Error(Buffer.from(body).toString()));
    else if (!(path in files)) refuse(new Error(`The browser asked for ${path}.`));
  });
  const port = await listening(server);
  const browser = spawn(
    CHROMIUM,
    [
      ...[
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
      ],
      ...["--disable-component-update", "--disable-sync", `--user-data-dir=${scratch()}`],
      `http://127.0.0.1:${port}/`,
    ],
    { stdio: "ignore" },
  );
  browser.on("exit", (code) => refuse(new Error(`Chromium ended (${code}) without an answer.`)));
  const tooLong = setTimeout(() => refuse(new Error("Chromium gave no answer in two minutes.")), 120_000);
  try {
    return await answered;
  } finally {
    clearTimeout(tooLong);
    browser.kill();
    server.closeAllConnections();
    server.close();
  }
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return new Uint8Array(Buffer.concat(pieces));
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)),
  );
