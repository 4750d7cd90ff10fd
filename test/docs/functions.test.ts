/** Every page about the measure language, with each of its examples tried. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { AGGREGATES, FUNCTION_NAMES, ROW_FUNCTIONS } from "../../src/core/measure/functions";
import { examplesOf } from "./examples";
import { tryExample } from "./try-example";

const DOCS = join(__dirname, "../../docs");
const INDEX = "formulas.md";
/** Pages that are not of a function. */
const OTHERS = [
  "counted-on-date",
  "counted-on-open",
  "counted-on-active",
  "counted-on-period",
  "operators",
  "blanks",
];

const read = (path: string): string => readFileSync(join(DOCS, path), "utf8");
const names = readdirSync(join(DOCS, "functions")).map((file) => file.replace(/\.md$/, ""));
const pages = [INDEX, ...names.map((name) => `functions/${name}.md`)];
const examples = pages.flatMap((page) => examplesOf(page, read(page)));

test("each function of the language has a page, and so have the other parts of it; there is no other page", () => {
  expect([...names].sort()).toEqual([...FUNCTION_NAMES, ...OTHERS].sort());
});

test.each(examples.map((example) => [example.place, example] as const))(
  "%s is as it says",
  async (_, example) => {
    expect(await tryExample(example)).toEqual([]);
  },
);

test.each(names)("%s has an example that uses it", (name) => {
  const own = examplesOf(name, read(`functions/${name}.md`)).flatMap(({ questions }) => questions);
  expect(own.length).toBeGreaterThan(0);
  if (FUNCTION_NAMES.includes(name))
    expect(own.some(({ formula }) => formula.includes(`${name}(`))).toBe(true);
});

test.each(Object.entries({ ...ROW_FUNCTIONS, ...AGGREGATES }))(
  "the page of %s says how it is written",
  (name, { usage }) => {
    for (const form of usage.split(" or ")) expect(read(`functions/${name}.md`)).toContain(`\`${form}\``);
  },
);

test("the index leads to every page, and no link leads nowhere", () => {
  const links = (page: string): string[] =>
    [...read(page).matchAll(/\]\(([^)#]+)[^)]*\)/g)].map((match) => match[1]!);
  expect(
    links(INDEX)
      .filter((link) => link.startsWith("functions/"))
      .sort(),
  ).toEqual(expect.arrayContaining(names.map((name) => `functions/${name}.md`).sort()));
  const folder = (page: string): string => (page === INDEX ? "" : "functions");
  const broken = pages.flatMap((page) =>
    links(page).filter((link) => !existsSync(join(DOCS, folder(page), link))),
  );
  expect(broken).toEqual([]);
});
