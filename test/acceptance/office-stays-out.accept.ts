import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, scratch } from "./tools";

/**
 * Microsoft's library is for developing and testing only: its licence allows copies for that, and no more. It is no part of what people
 * get, nor of what is committed.
 */

/** What stands in each of the library's files, and in nobody else's code. */
const ITS_OWN = "Microsoft.ExcelServices";
const LIBRARY = "@microsoft/office-js";

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

test("the words by which it is known stand in it", () => {
  const library = readFileSync(join(ROOT, "node_modules", LIBRARY, "dist/excel-win32-16.01.js"), "utf8");
  expect(library).toContain(ITS_OWN);
});

test("it is a development dependency of one version", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  expect(dependencies).not.toHaveProperty([LIBRARY]);
  expect(devDependencies[LIBRARY]).toMatch(/^\d+\.\d+\.\d+$/);
});

test("nothing of it is committed, and no source of ours asks for it", () => {
  expect(filesThatHold("accept.ts").length).toBeGreaterThan(0);
  expect(filesThatHold(ITS_OWN)).toEqual([]);
  expect(filesThatHold(LIBRARY).filter((path) => path.startsWith("src/"))).toEqual([]);
});

/** Of what git has; this file is not meant. */
function filesThatHold(text: string): string[] {
  const { stdout } = spawnSync("git", ["grep", "-lF", text], { cwd: ROOT, encoding: "utf8" });
  return stdout.split("\n").filter((path) => path && !path.endsWith("office-stays-out.accept.ts"));
}

test.each(["cli", "self-test"])("the build %s holds nothing of it", (name) => {
  const folder = scratch();
  const webpack = join(ROOT, "node_modules/.bin/webpack");
  execFileSync(webpack, ["--config-name", name, "--output-path", folder], { cwd: ROOT, stdio: "pipe" });
  const built = filesIn(folder);
  expect(built.length).toBeGreaterThan(0);
  expect(built.filter((path) => readFileSync(path, "utf8").includes(ITS_OWN))).toEqual([]);
});
