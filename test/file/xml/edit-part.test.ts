import fc from "fast-check";
import { editPart, type PartEditor } from "../../../src/file/xml/edit-part";
import { elements } from "../../../src/file/xml/find";
import type { XmlElement } from "../../../src/file/xml/parse-part";

/** A tree to be written as text by the test's own writer, and what is to be done at each element. */
interface Tree {
  name: string;
  attributes: [string, string][];
  children: (Tree | string)[];
  /** Written `<a/>` when it holds nothing. */
  closed: boolean;
  change: "none" | "append" | "replace" | "remove" | "set";
}

const { tree } = fc.letrec<{ tree: Tree; node: Tree | string }>((tie) => ({
  tree: fc.record({
    name: fc.constantFrom("row", "c", "names", "v"),
    attributes: fc.uniqueArray(
      fc.tuple(
        fc.constantFrom("r", "count", "uniqueCount", "t"),
        fc.constantFrom("1", "a > b", "it's", "/>"),
      ),
      { selector: ([name]) => name, maxLength: 3 },
    ),
    children: fc.array(tie("node"), { maxLength: 4 }),
    closed: fc.boolean(),
    change: fc.constantFrom("none", "none", "append", "replace", "remove", "set"),
  }),
  node: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom("\r\n  ", "text", "<!-- </row> <c/> -->", "<![CDATA[</c>]]>", "&amp;", "😀"),
    tie("tree"),
  ),
}));

/** The text of a tree; with `done`, as it should be after the changes. */
function written(
  { name, attributes, children, closed, change }: Tree,
  prefix: string,
  done: boolean,
): string {
  const now = done ? change : "none";
  if (now === "remove") return "";
  if (now === "replace") return `<${prefix}new a="1"><${prefix}b/></${prefix}new>`;
  const has = attributes.some(([attribute]) => attribute === "count");
  const shown: [string, string][] =
    now !== "set"
      ? attributes
      : has
        ? attributes.map(([attribute, value]) => [attribute, attribute === "count" ? "7" : value])
        : [["count", "7"], ...attributes];
  const tag = `${prefix}${name}${shown.map(([attribute, value]) => ` ${attribute}="${value}"`).join("")}`;
  const inner = children
    .map((child) => (typeof child === "string" ? child : written(child, prefix, done)))
    .join("");
  const added = now === "append" ? `<${prefix}added/>` : "";
  return closed && !children.length && !added ? `<${tag}/>` : `<${tag}>${inner}${added}</${prefix}${name}>`;
}

function make(editor: PartEditor, element: XmlElement, { change, children }: Tree): void {
  if (change === "remove") return editor.remove(element);
  if (change === "replace") return editor.replace(element, '<new a="1"><b/></new>');
  if (change === "append") editor.append(element, "<added/>");
  if (change === "set") editor.setAttribute(element, "count", "7");
  const below = children.filter((child): child is Tree => typeof child !== "string");
  elements(element).forEach((child, i) => make(editor, child, below[i]!));
}

test.each(["", "x:"])(
  "with the prefix %j: what is changed is changed, and every other character stays",
  (prefix) => {
    fc.assert(
      fc.property(tree, (root) => {
        const text = `<?xml version="1.0"?>\n<part>${written(root, prefix, false)}</part>\n`;
        const editor = editPart(text);
        make(editor, elements(editor.root)[0]!, root);
        expect(editor.text()).toBe(`<?xml version="1.0"?>\n<part>${written(root, prefix, true)}</part>\n`);
      }),
      { numRuns: 1000 },
    );
  },
);

describe("insert puts a child where the schema wants it", () => {
  const order = ["a", "b", "c", "d"];
  test.each([
    ["<p><a/><d/></p>", "<p><a/><b/><d/></p>"],
    ["<p><d/></p>", "<p><b/><d/></p>"],
    ["<p><a/></p>", "<p><a/><b/></p>"],
    ["<p></p>", "<p><b/></p>"],
    ["<p/>", "<p><b/></p>"],
    ["<p><a/><other/><d/></p>", "<p><a/><other/><b/><d/></p>"],
    ["<p><a/><other/></p>", "<p><a/><other/><b/></p>"],
    [
      "<p><a/><mc:AlternateContent><mc:Choice><c/></mc:Choice></mc:AlternateContent></p>",
      "<p><a/><b/><mc:AlternateContent><mc:Choice><c/></mc:Choice></mc:AlternateContent></p>",
    ],
    [
      "<p><mc:AlternateContent><mc:Choice><x14:z/></mc:Choice><mc:Fallback><a/></mc:Fallback></mc:AlternateContent><d/></p>",
      "<p><mc:AlternateContent><mc:Choice><x14:z/></mc:Choice><mc:Fallback><a/></mc:Fallback></mc:AlternateContent><b/><d/></p>",
    ],
    ["<x:p><x:a/><x:d/></x:p>", "<x:p><x:a/><x:b/><x:d/></x:p>"],
  ])("%s", (before, after) => {
    const editor = editPart(before);
    editor.insert(editor.root, "b", "<b/>", order);
    expect(editor.text()).toBe(after);
  });

  test("two at one place keep the order they were given in", () => {
    const editor = editPart("<p><a/><d/></p>");
    editor.insert(editor.root, "b", "<b/>", order);
    editor.insert(editor.root, "c", "<c/>", order);
    expect(editor.text()).toBe("<p><a/><b/><c/><d/></p>");
  });
});

test("nothing asked, nothing changed", () => {
  const editor = editPart("<p a = '1' ><b  /></p >");
  expect(editor.changed()).toBe(false);
  expect(editor.text()).toBe("<p a = '1' ><b  /></p >");
});
