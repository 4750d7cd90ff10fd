import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadBook } from "../host/file/load";
import { saveBook } from "../host/file/save";
import { oneOfEverything } from "../host-tests/file/one-of-everything";
import { touchEverything } from "../host-tests/file/touch-everything";
import { bytesOf, newErrors, printed, ROOT, scratch } from "./tools";

/** What the workbook host of the tests saves is a workbook to Microsoft's validator and to LibreOffice. */

async function written(name: string, bytes: Promise<Uint8Array>): Promise<string> {
  const path = join(scratch(), name);
  writeFileSync(path, await bytes);
  return path;
}

describe("a book made by hand", () => {
  let path: string;
  beforeAll(async () => {
    path = await written("hand-made.xlsx", saveBook(oneOfEverything()));
  });

  test("is valid for Microsoft's validator", () => {
    // A file in which it finds nothing at all.
    expect(newErrors(join(ROOT, "test/fixtures/torture.xlsx"), path)).toEqual([]);
  });

  test("is printed by LibreOffice as its page set-up says, with what it holds", () => {
    const [first = ""] = printed(path);
    for (const text of ["North and co", "Days", "On time <by> month", "Page 1 of"])
      expect(first).toContain(text);
  });
});

test.each(["test/fixtures/torture.xlsx", "test/fixtures/torture-xlsm/torture.xlsm", "assets/example.xlsx"])(
  "%s, every part of every sheet changed, has no error that was not there before",
  async (name) => {
    const before = join(ROOT, name);
    const book = await loadBook(bytesOf(before));
    touchEverything(book);
    const after = await written(`after.${name.split(".").pop()}`, saveBook(book));
    expect(newErrors(before, after)).toEqual([]);
    expect(printed(after).join("")).toContain("touched");
  },
);
