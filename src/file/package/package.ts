import { FatalProblem } from "../../core/problem";
import { checkIsWorkbook, describeOtherFile } from "./check-workbook";
import { encodePart, partDecoder } from "./decode-text";
import type { PartDecoder } from "./decode-text";
import { partKey } from "./part-name";
import { damagedSentence, inflate, openZip, writeZip } from "./zip-archive";
import type { Entry, FileEntry, ZipItem } from "./zip-archive";

/** A workbook's parts, read when asked for, with changes staged until `save`. Part names are compared case-blind. */
export interface Package {
  /** Part names without leading slash, in file order, added ones last, removed ones not. */
  names(): readonly string[];
  has(name: string): boolean;
  /** A part's text, without byte order mark. @throws FatalProblem when there is no such part, or it can't be read. */
  text(name: string): Promise<string>;
  /** A part's text in chunks; leaving the loop early inflates no more of it. @throws FatalProblem as `text` does. */
  stream(name: string): AsyncIterable<string>;
  /** Stages new text for a part, old or new. */
  set(name: string, text: string): void;
  /** Stages a part's removal; nothing happens when there is no such part. */
  remove(name: string): void;
  /** Whether anything is staged. */
  changed(): boolean;
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
 * @throws FatalProblem, in one sentence, for anything else and for files that can't be changed safely.
 */
export async function openPackage(bytes: Uint8Array): Promise<Package> {
  const other = describeOtherFile(bytes);
  if (other !== undefined) throw new FatalProblem(other);
  const pkg = packageOf(await openZip(bytes), bytes);
  await checkIsWorkbook(pkg);
  return pkg;
}

function packageOf(entries: readonly Entry[], original: Uint8Array): Package {
  const slots: Slot[] = entries.map((entry) => ({ name: entry.filename, entry }));
  const byKey = new Map(slots.map((slot) => [partKey(slot.name), slot]));
  const isPart = (slot: Slot) => !slot.removed && !slot.entry?.directory;
  const find = (name: string) => {
    const slot = byKey.get(partKey(name));
    return slot && isPart(slot) ? slot : undefined;
  };
  const changed = () =>
    slots.some((slot) => slot.staged !== undefined || (slot.removed && slot.entry !== undefined));

  return {
    names: () => slots.filter(isPart).map((slot) => slot.name),
    has: (name) => find(name) !== undefined,
    text: async (name) => {
      const pieces: string[] = [];
      let length = 0;
      for await (const piece of streamOf(find(name), name)) {
        length += piece.length;
        if (length > longestText)
          throw new FatalProblem(`The workbook's part ${name} is too large to be changed.`);
        pieces.push(piece);
      }
      return pieces.join("");
    },
    stream: (name) => streamOf(find(name), name),
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
    save: () =>
      changed() ? writeZip(slots.filter((slot) => !slot.removed).map(zipItemOf)) : Promise.resolve(original),
  };
}

function zipItemOf(slot: Slot): ZipItem {
  if (slot.staged !== undefined) return { name: slot.name, content: encodePart(slot.staged) };
  if (slot.entry) return { entry: slot.entry };
  throw new Error(`The part ${slot.name} has no content.`);
}

async function* streamOf(slot: Slot | undefined, name: string): AsyncGenerator<string> {
  if (!slot)
    throw new FatalProblem(`The workbook is damaged: it has no part named ${name}. ${damagedSentence}`);
  if (slot.staged !== undefined) {
    yield slot.staged;
    return;
  }
  let decoder: PartDecoder | undefined;
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk
        ? (decoder ??= partDecoder(chunk)).decode(chunk, { stream: true })
        : (decoder?.decode() ?? "");
    } catch {
      throw new FatalProblem(
        `The workbook's part ${name} is not written in UTF-8 or UTF-16, as a workbook must be. Open the workbook in Excel, save it as a new .xlsx file, and use that.`,
      );
    }
  };
  for await (const chunk of inflate(slot.entry as FileEntry)) {
    const text = decode(chunk);
    if (text !== "") yield text;
  }
  const rest = decode();
  if (rest !== "") yield rest;
}
