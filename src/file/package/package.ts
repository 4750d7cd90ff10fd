import { FatalProblem } from "../../core/problem";
import { checkIsWorkbook, describeOtherFile } from "./check-workbook";
import { asUtf8, encodePart, textDecoder } from "./decode-text";
import { webCodec } from "./gzip";
import type { Codec } from "./gzip";
import { inflate } from "./inflate";
import { keptEntry, packedEntry } from "./packed-entry";
import type { PackedEntry } from "./packed-entry";
import { partKey } from "./part-name";
import { joinZip } from "./join-zip";
import { damagedSentence, openZip } from "./zip-archive";
import type { Entry, FileEntry } from "./zip-archive";

/** A workbook's parts, read when asked for, with changes staged until `save`. Part names are compared case-blind. */
export interface Package {
  /** Part names without leading slash, in file order, added ones last, removed ones not. */
  names(): readonly string[];
  has(name: string): boolean;
  /** A part's text, without byte order mark. @throws FatalProblem when there is no such part, or it can't be read. */
  text(name: string): Promise<string>;
  /** A part's text in chunks; leaving the loop early inflates no more of it. @throws FatalProblem as `text` does. */
  stream(name: string): AsyncIterable<string>;
  /** The same in UTF-8, faster; whether it truly is UTF-8 is for the reader of the bytes to see. */
  bytes(name: string): AsyncIterable<Uint8Array>;
  /** Stages new text for a part, old or new. */
  set(name: string, text: string): void;
  /** Stages a part's removal; nothing happens when there is no such part. */
  remove(name: string): void;
  /** Whether anything is staged; for a part, when one is named. */
  changed(name?: string): boolean;
  /** Remembers what is staged now: the function takes back what is staged later. */
  hold(): () => void;
  /** The package's bytes: those it was opened from if nothing is staged; else parts untouched keep their compressed bytes
   * and place, changed ones their place, and new ones come last. */
  save(): Promise<Uint8Array>;
}

/** The longest string the JavaScript engines can hold, a little under 2^29 characters. */
const longestText = 0x1fffffe8;

interface Slot {
  name: string;
  entry?: Entry;
  staged?: string;
  removed?: boolean;
}

/**
 * Opens an .xlsx or .xlsm (or template) file's bytes.
 * @param codec what packs and unpacks, where the platform has something faster than its streams.
 * @throws FatalProblem, in one sentence, for anything else and for files that can't be changed safely.
 */
export async function openPackage(bytes: Uint8Array, codec: Codec = webCodec): Promise<Package> {
  const other = describeOtherFile(bytes);
  if (other !== undefined) throw new FatalProblem(other);
  const pkg = packageOf(await openZip(bytes), bytes, codec);
  await checkIsWorkbook(pkg);
  return pkg;
}

function packageOf(entries: readonly Entry[], original: Uint8Array, codec: Codec): Package {
  const slots: Slot[] = entries.map((entry) => ({ name: entry.filename, entry }));
  const byKey = new Map(slots.map((slot) => [partKey(slot.name), slot]));
  const isPart = (slot: Slot) => !slot.removed && !slot.entry?.directory;
  const find = (name: string) => {
    const slot = byKey.get(partKey(name));
    return slot && isPart(slot) ? slot : undefined;
  };
  const bytes = (name: string) => bytesOf(find(name), name, (entry) => inflate(original, entry, codec));
  const stream = (name: string) => decoded(bytes(name), name);
  const isChanged = (slot: Slot): boolean =>
    slot.staged !== undefined || (slot.removed === true && slot.entry !== undefined);
  const changed = (name?: string): boolean =>
    name === undefined ? slots.some(isChanged) : isChanged(byKey.get(partKey(name)) ?? { name });

  return {
    names: () => slots.filter(isPart).map((slot) => slot.name),
    has: (name) => find(name) !== undefined,
    text: async (name) => {
      const staged = find(name)?.staged;
      if (staged !== undefined) return staged;
      const pieces: string[] = [];
      let length = 0;
      for await (const piece of stream(name)) {
        length += piece.length;
        if (length > longestText)
          throw new FatalProblem(`The workbook's part ${name} is too large to be changed.`);
        pieces.push(piece);
      }
      return pieces.join("");
    },
    stream,
    bytes,
    set: (name, text) => {
      const slot = byKey.get(partKey(name)) ?? { name: name.replace(/^\//, "") };
      if (!byKey.has(partKey(name))) {
        slots.push(slot);
        byKey.set(partKey(name), slot);
      }
      slot.staged = text;
      slot.removed = false;
    },
    remove: (name) => {
      const slot = find(name);
      if (!slot) return;
      slot.removed = true;
      delete slot.staged;
    },
    changed,
    hold: () => {
      const before = slots.map((slot) => ({ ...slot }));
      return () => {
        slots.splice(0, slots.length, ...before);
        byKey.clear();
        for (const slot of slots) byKey.set(partKey(slot.name), slot);
      };
    },
    save: async () =>
      changed()
        ? joinZip(
            await packed(
              slots.filter((slot) => !slot.removed),
              original,
              codec,
            ),
          )
        : original,
  };
}

/** How many parts are packed at once: more would hold more of them in memory and need more processors than most have. */
const AT_ONCE = 4;

async function packed(slots: readonly Slot[], original: Uint8Array, codec: Codec): Promise<PackedEntry[]> {
  const entries: PackedEntry[] = [];
  const rest = slots.entries();
  const packSome = async (): Promise<void> => {
    for (const [i, { name, staged, entry }] of rest) {
      if (staged !== undefined) entries[i] = await packedEntry(name, encodePart(staged), codec);
      else if (entry) entries[i] = keptEntry(original, entry);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, packSome));
  return entries;
}

async function* bytesOf(
  slot: Slot | undefined,
  name: string,
  unpack: (entry: FileEntry) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const entry = slot?.entry;
  if (slot?.staged !== undefined) yield new TextEncoder().encode(slot.staged);
  else if (entry && !entry.directory) yield* asUtf8(unpack(entry), name);
  else throw new FatalProblem(`The workbook is damaged: it has no part named ${name}. ${damagedSentence}`);
}

async function* decoded(chunks: AsyncIterable<Uint8Array>, part: string): AsyncGenerator<string> {
  const decode = textDecoder(part);
  for await (const chunk of chunks) {
    const text = decode(chunk);
    if (text !== "") yield text;
  }
  const rest = decode();
  if (rest !== "") yield rest;
}
