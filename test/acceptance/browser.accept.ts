import { createHash } from "node:crypto";
import { join } from "node:path";
import { parseAsOf } from "../../src/cli/as-of";
import { refresh } from "../../src/core/refresh";
import { nodeCodec } from "../../src/file/disk";
import { openFileWorkbook } from "../../src/file/file-workbook";
import { openPackage } from "../../src/file/package/package";
import type { Codec } from "../../src/file/package/gzip";
import { entriesOf } from "../file/package/raw-zip";
import { addSetup } from "../support/add-setup";
import { TORTURE_SETUP } from "../support/torture-setup";
import { bundled, hasBrowser, refreshedInBrowser } from "./browser";
import { storingCodec } from "./storing-codec";
import { bytesOf, ROOT } from "./tools";

/** The same code in a browser: what it makes of a workbook is what Node makes of it. */

const OPTIONS = { asOf: parseAsOf("2026-10-31")!, now: Date.UTC(2026, 10, 2, 9) };

async function torture(): Promise<Uint8Array> {
  const pkg = await openPackage(bytesOf(join(ROOT, "test/fixtures/torture.xlsx")));
  await addSetup(pkg, TORTURE_SETUP);
  return pkg.save();
}

async function here(bytes: Uint8Array, codec: Codec): Promise<Uint8Array> {
  const workbook = await openFileWorkbook(bytes, codec);
  await refresh(workbook, OPTIONS);
  return workbook.save();
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const inBrowser = hasBrowser ? test : test.skip;
if (!hasBrowser) console.warn("Skipped: there is no Chromium here.");

inBrowser("the worker may not evaluate text nor reach a network", async () => {
  const script = `self.onmessage = async () => {
    const said = [];
    try { eval("1"); said.push("evaluated"); } catch (error) { said.push(error.name); }
    try { await fetch("/workbook"); said.push("fetched"); } catch (error) { said.push(error.name); }
    self.postMessage({ error: said.join() + typeof document + typeof process });
  };`;
  await expect(
    refreshedInBrowser(script, { bytes: new Uint8Array(), options: OPTIONS, packed: true }),
  ).rejects.toThrow("EvalError,TypeErrorundefinedundefined");
});

describe("refreshed in Chromium and in Node", () => {
  let script: string;
  beforeAll(() => {
    script = bundled();
  });

  const there = (bytes: Uint8Array, packed: boolean) =>
    refreshedInBrowser(script, { bytes, options: OPTIONS, packed });

  inBrowser.each([
    ["the example", async () => bytesOf(join(ROOT, "assets/example.xlsx"))],
    ["one of everything", torture],
  ])("%s: the same, byte for byte; packed, the same parts", async (_, workbook) => {
    const bytes = await workbook();
    expect(sha256(await there(bytes, false))).toBe(sha256(await here(bytes, storingCodec)));

    const [inBrowser, inNode] = [await there(bytes, true), await here(bytes, nodeCodec)];
    const parts = (of: Uint8Array) => entriesOf(of).map(({ name, content }) => [name, sha256(content)]);
    expect(parts(inBrowser)).toEqual(parts(inNode));

    // Whoever comes second finds nothing to write.
    expect(sha256(await there(inNode, true))).toBe(sha256(inNode));
    expect(sha256(await here(inBrowser, nodeCodec))).toBe(sha256(inBrowser));
  });
});
