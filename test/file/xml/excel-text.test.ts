import fc from "fast-check";
import { decodeExcelText, encodeExcelText } from "../../../src/file/xml/excel-text";
import { escapeText } from "../../../src/file/xml/escape";
import { parsePart } from "../../../src/file/xml/parse-part";

test.each([
  ["_x000D_\n", "\r\n"],
  ["Line_x000a_break", "Line\nbreak"],
  ["_x005F_x0041_", "_x0041_"],
  ["_x005F_", "_"],
  ["a_x41_b _X0041_ _x004G_", "a_x41_b _X0041_ _x004G_"],
])("%j in the file is %j in the cell", (file, cell) => {
  expect(decodeExcelText(file)).toBe(cell);
});

test.each([
  ["_x0041_", "_x005F_x0041_"],
  ["\r\n\t", "_x000D_\n\t"],
  ["\u0000\u001F\uFFFF\uD800", "_x0000__x001F__xFFFF__xD800_"],
  ["😀 = + - @", "😀 = + - @"],
])("%j in the cell is %j in the file", (cell, file) => {
  expect(encodeExcelText(cell)).toBe(file);
});

test("any text at all comes back from XML as it went in", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("_x0041_", "_x005F_", "_", "\r", "\n", "\uD800", "]]>", "&amp;", "<"),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join("");
      const xml = `<t xml:space="preserve">${escapeText(encodeExcelText(text))}</t>`;
      expect(decodeExcelText(parsePart(xml).text)).toBe(text);
    }),
  );
});
