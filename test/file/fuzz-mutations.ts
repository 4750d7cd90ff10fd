import fc from "fast-check";
import { snippets, values } from "./fuzz-words";
import { entriesOf, zipOf, type RawPart } from "./package/raw-zip";

/** A change to the bytes of a file, or to its parts before they are zipped. All numbers are taken modulo what there is. */
export type Mutation =
  | { change: "flip"; at: number; bit: number }
  | { change: "cut"; at: number; length: number }
  | { change: "end"; at: number }
  | { change: "copy"; from: number; to: number; length: number }
  | { change: "number"; at: number; value: number }
  | { change: "graft"; other: number; from: number; to: number; length: number }
  | { change: "remove"; part: number }
  | { change: "swap"; part: number; with: number }
  | { change: "rename"; part: number; name: string }
  | { change: "claim"; part: number; claim: NonNullable<RawPart["claim"]>; level: number }
  | { change: "edit"; part: number; at: number; length: number; text: string; times: number }
  | { change: "values"; part: number; at: number; text: string }
  | { change: "encode"; part: number; as: "utf16le" | "latin1" | "mark" };

const place = fc.nat(2 ** 24);

const times = fc.oneof(
  { weight: 9, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.constantFrom(100, 20_000) },
);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ change: fc.constant("flip" as const), at: place, bit: fc.nat(7) }),
  fc.record({ change: fc.constant("cut" as const), at: place, length: fc.nat(400) }),
  fc.record({ change: fc.constant("end" as const), at: place }),
  fc.record({ change: fc.constant("copy" as const), from: place, to: place, length: fc.nat(400) }),
  fc.record({
    change: fc.constant("number" as const),
    at: place,
    value: fc.constantFrom(
      0,
      1,
      0x7fff_ffff,
      0xffff_ffff,
      0xffff_fffe,
      0x8000_0000,
      0x0403_4b50,
      0x0201_4b50,
    ),
  }),
  fc.record({
    change: fc.constant("graft" as const),
    other: place,
    from: place,
    to: place,
    length: fc.nat(4000),
  }),
  fc.record({ change: fc.constant("remove" as const), part: place }),
  fc.record({ change: fc.constant("swap" as const), part: place, with: place }),
  fc.record({
    change: fc.constant("rename" as const),
    part: place,
    name: fc.constantFrom(
      "xl/a.xml",
      "XL/WORKBOOK.XML",
      "../a",
      "a\\b",
      "C:/a",
      "",
      "/",
      "a/",
      "xl/é.xml",
      "a".repeat(9000),
    ),
  }),
  fc.record({
    change: fc.constant("claim" as const),
    part: place,
    level: fc.constantFrom(0, 1, 9),
    claim: fc.oneof(
      fc.record({ size: fc.constantFrom(0, 1, 1e9, 4e9) }),
      fc.record({ compressedSize: fc.constantFrom(0, 1, 1e9, 4e9) }),
      fc.record({ offset: fc.constantFrom(0, 10, 4e9) }),
      fc.record({ flags: fc.constantFrom(1, 8, 64, 0x800, 0x2000) }),
    ),
  }),
  {
    weight: 6,
    arbitrary: fc.record({
      change: fc.constant("edit" as const),
      part: place,
      at: place,
      length: fc.oneof(fc.constant(0), fc.nat(60)),
      text: fc.oneof({ weight: 4, arbitrary: snippets }, { weight: 1, arbitrary: fc.string() }),
      times,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ change: fc.constant("values" as const), part: place, at: place, text: values }),
  },
  fc.record({
    change: fc.constant("encode" as const),
    part: place,
    as: fc.constantFrom("utf16le" as const, "latin1" as const, "mark" as const),
  }),
);

export const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });

/** Changes within one part, or two: what else damages a zip is seen at once, before anything is done. */
export const mutationsOfParts = fc.array(
  mutation.filter((one) => "part" in one),
  { minLength: 1, maxLength: 2 },
);

/** Applies mutations: those of parts first, then those of bytes. */
export function mutated(
  bases: readonly Uint8Array[],
  base: number,
  mutations: readonly Mutation[],
): Uint8Array {
  const original = bases[base % bases.length]!;
  const ofParts = mutations.filter((one) => "part" in one);
  let bytes = original;
  if (ofParts.length > 0) {
    const parts = entriesOf(original).map(({ name, content }): RawPart => ({
      name,
      content: new Uint8Array(content),
    }));
    for (const one of ofParts) changeParts(parts, one);
    bytes = zipOf(parts);
  }
  for (const one of mutations) if (!("part" in one)) bytes = changeBytes(bytes, one, bases);
  return bytes;
}

type OfParts = Extract<Mutation, { part: number }>;

function changeParts(parts: RawPart[], one: OfParts): void {
  const at = one.part % Math.max(1, parts.length);
  const part = parts[at];
  if (!part) return;
  switch (one.change) {
    case "remove":
      parts.splice(at, 1);
      return;
    case "swap": {
      const other = parts[one.with % parts.length]!;
      [part.content, other.content] = [other.content, part.content];
      return;
    }
    case "rename":
      part.name = one.name;
      return;
    case "claim":
      part.claim = one.claim;
      part.level = one.level;
      return;
    case "encode": {
      const text = Buffer.from(part.content).toString("utf8");
      part.content = one.as === "mark" ? `\uFEFF${text}` : Buffer.from(text, one.as);
      return;
    }
    case "edit": {
      const text = Buffer.from(part.content).toString("utf8");
      const from = one.at % (text.length + 1);
      part.content = text.slice(0, from) + one.text.repeat(one.times) + text.slice(from + one.length);
      return;
    }
    case "values": {
      const text = Buffer.from(part.content).toString("utf8");
      const found = [...text.matchAll(/"[^"<>]*"|>[^<>]+</g)];
      const value = found[one.at % Math.max(1, found.length)];
      if (!value) return;
      const start = value.index + 1;
      part.content = text.slice(0, start) + one.text + text.slice(start + value[0].length - 2);
    }
  }
}

function changeBytes(
  bytes: Uint8Array,
  one: Exclude<Mutation, { part: number }>,
  bases: readonly Uint8Array[],
): Uint8Array {
  const within = (at: number) => at % (bytes.length + 1);
  switch (one.change) {
    case "flip": {
      const copy = bytes.slice();
      if (copy.length > 0) copy[one.at % copy.length]! ^= 1 << one.bit;
      return copy;
    }
    case "cut":
      return Buffer.concat([bytes.subarray(0, within(one.at)), bytes.subarray(within(one.at) + one.length)]);
    case "end":
      return bytes.slice(0, within(one.at));
    case "copy":
      return spliced(bytes, within(one.to), bytes.subarray(within(one.from), within(one.from) + one.length));
    case "graft": {
      const other = bases[one.other % bases.length]!;
      const from = one.from % other.length;
      return spliced(bytes, within(one.to), other.subarray(from, from + one.length));
    }
    case "number": {
      const copy = bytes.slice();
      if (copy.length >= 4) new DataView(copy.buffer).setUint32(one.at % (copy.length - 3), one.value, true);
      return copy;
    }
  }
}

const spliced = (bytes: Uint8Array, at: number, piece: Uint8Array): Uint8Array =>
  new Uint8Array(Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]));
