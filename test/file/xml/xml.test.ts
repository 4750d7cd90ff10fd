import fc from "fast-check";
import { FatalProblem } from "../../../src/core/problem";
import { escapeAttribute, escapeText } from "../../../src/file/xml/escape";
import {
  attribute,
  booleanAttribute,
  child,
  childrenNamed,
  descendantsNamed,
  integerAttribute,
  namespaceOf,
  prefixOf,
  relationshipId,
} from "../../../src/file/xml/find";
import { parsePart } from "../../../src/file/xml/parse-part";
import { splice } from "../../../src/file/xml/splice";
import { decodeXmlText } from "../../../src/file/xml/xml-text";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

describe("parsePart", () => {
  test("offsets point at the element in the text, Windows line ends and wide characters or not", () => {
    const text = '<?xml version="1.0"?>\r\n<a>\r\n  <b n="😀">Zoë</b>\r\n  <c/>\r\n</a>';
    const c = child(parsePart(text), "c");
    expect(text.slice(c?.start, c?.end)).toBe("<c/>");
  });

  test.each([
    ["<a><b></a>", /xl\/x\.xml can't be read \(.+\)\. Open/],
    ["", /can't be read/],
    ["<a>&bogus;</a>", /can't be read/],
    ['<!DOCTYPE lolz [<!ENTITY lol "lol">]><lolz>&lol;</lolz>', /document type/],
    ['<!doctype a SYSTEM "file:///etc/passwd"><a/>', /document type/],
  ])("%j is refused", (text, sentence) => {
    expect(() => parsePart(text, "xl/x.xml")).toThrow(FatalProblem);
    expect(() => parsePart(text, "xl/x.xml")).toThrow(sentence);
  });
});

describe("parts too large to be parsed whole", () => {
  test.each([
    ["elements", "<a/>".repeat(800_000)],
    ["attributes", `<a ${Array.from({ length: 3_000_001 }, (_, i) => `a${i}="" `).join("")}/>`],
    ["carriage returns", "\r".repeat(3_000_001)],
  ])("%s without end are a sentence", (_, inside) => {
    expect(() => parsePart(`<x>${inside}</x>`, "xl/x.xml")).toThrow(/part xl\/x\.xml is far larger than any/);
  });

  test("Windows line ends cost no more than others", () => {
    const root = parsePart(`<x>${"\r\n".repeat(200_000)}<a/>\r\n</x>`);
    expect(child(root, "a")?.start).toBe(3 + 400_000);
  });

  test("elements in elements beyond what the engine holds are a sentence, without its words", () => {
    const deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
    expect(() => parsePart(deep, "xl/x.xml")).toThrow(
      /^The workbook is damaged: its part xl\/x\.xml can't be read\. /,
    );
  });
});

describe("finding", () => {
  const root = parsePart(
    `<x:a xmlns:x="urn:main" xmlns:rel="${office}"><x:b id="plain" rel:id="rId7" n=" 42 " on="on" off="0"/><c><b n="4.2"/></c></x:a>`,
  );
  const [b] = childrenNamed(root, "b");

  test("children by local name, whatever the prefix, and only children", () => {
    expect(childrenNamed(root, "b")).toHaveLength(1);
    expect(descendantsNamed(root, "b")).toHaveLength(2);
    expect(prefixOf(root.name)).toBe("x:");
    expect(namespaceOf(root, "x")).toBe("urn:main");
    expect(namespaceOf(root, "")).toBeUndefined();
  });

  test("a relationship id by its namespace, not a plain id", () => {
    expect(b && relationshipId(b)).toBe("rId7");
    expect(b && attribute(b, "id")).toBe("plain");
    expect(relationshipId(parsePart('<a id="plain"/>'))).toBeUndefined();
  });

  test("numbers and booleans as the schema writes them", () => {
    expect(b && integerAttribute(b, "n")).toBe(42);
    expect(integerAttribute(parsePart('<a n="4.2"/>'), "n")).toBeUndefined();
    expect(b && booleanAttribute(b, "on")).toBe(true);
    expect(b && booleanAttribute(b, "off", true)).toBe(false);
    expect(b && booleanAttribute(b, "missing", true)).toBe(true);
  });
});

describe("escaping", () => {
  test("any text comes back from an attribute and from an element", () => {
    // Characters XML can't hold at all are the business of Excel's own coding.
    const speakable = fc.string({
      unit: fc.constantFrom("a", " ", "<", ">", "&", '"', "'", "\t", "\n", "\r", "😀", "]"),
    });
    fc.assert(
      fc.property(speakable, (text) => {
        expect(parsePart(`<a b="${escapeAttribute(text)}"/>`).attributes["b"]).toBe(text);
        expect(parsePart(`<a>${escapeText(text)}</a>`).text).toBe(text);
        expect(decodeXmlText(escapeText(text), "part")).toBe(text);
      }),
    );
  });

  test("references of every form are resolved, once", () => {
    expect(decodeXmlText("&#65;&#x1F600;&amp;lt;&apos;\r\n\r", "part")).toBe("A😀&lt;'\n\n");
  });

  test.each(["&bogus;", "&", "a & b", "&#0;", "&#x110000;", "&constructor;"])("%j is not XML", (text) => {
    expect(() => decodeXmlText(text, "part")).toThrow(FatalProblem);
  });
});

describe("splice", () => {
  test("edits in any order, insertions at one place in the order given", () => {
    const edits = [
      { start: 4, end: 5, text: "" },
      { start: 1, end: 3, text: "XYZ" },
      { start: 5, end: 5, text: "1" },
      { start: 5, end: 5, text: "2" },
    ];
    expect(splice("abcdef", edits)).toBe("aXYZd12f");
    expect(splice("abc", [])).toBe("abc");
  });

  test("is the same as making the edits one by one, from the last to the first", () => {
    const cut = fc.record({ gap: fc.nat(5), length: fc.nat(4), text: fc.string({ maxLength: 3 }) });
    fc.assert(
      fc.property(
        fc.string({ minLength: 60, maxLength: 80 }),
        fc.array(cut, { maxLength: 6 }),
        (text, cuts) => {
          let at = 0;
          const edits = cuts.map(({ gap, length, text }) => {
            const start = at + gap;
            at = start + length;
            return { start, end: at, text };
          });
          const one = edits.reduceRight(
            (now, { start, end, text }) => now.slice(0, start) + text + now.slice(end),
            text,
          );
          expect(splice(text, edits)).toBe(one);
          const distinct = edits.filter(({ start, end }, i) => end > start || edits[i - 1]?.end !== start);
          expect(splice(text, [...distinct].reverse())).toBe(splice(text, distinct));
        },
      ),
    );
  });

  test("what is within a piece that is taken out goes with it, and taking out twice is once", () => {
    const out = { start: 1, end: 5, text: "" };
    const within = [
      { start: 2, end: 2, text: "x" },
      { start: 3, end: 4, text: "y" },
    ];
    expect(splice("abcdef", [...within, out, out, { start: 5, end: 5, text: "z" }])).toBe("azf");
  });

  test("overlapping edits, or edits outside the text, are a mistake in the program", () => {
    const overlapping = [
      { start: 0, end: 3, text: "" },
      { start: 2, end: 4, text: "" },
    ];
    expect(() => splice("abcdef", overlapping)).toThrow(RangeError);
    expect(() => splice("abc", [{ start: 2, end: 9, text: "" }])).toThrow(RangeError);
  });
});
