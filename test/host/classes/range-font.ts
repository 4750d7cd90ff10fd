import type { CellStyle } from "../book/book";
import { colourOf } from "../book/colour";
import { HostError } from "../wire/behaviour";
import type { Behaviour, Behaviours } from "../wire/behaviour";
import { change, uniform } from "./range-looks";
import type { FormatHandle } from "./range-looks";

const font = (name: keyof CellStyle["font"]) => uniform((style) => style.font[name]);
const setFont = (name: keyof CellStyle["font"]) => change((value) => ({ font: { [name]: value } }));

/** @throws HostError `InvalidArgument` for a size that no font has. */
export function fontSizeOf(value: unknown): number {
  const size = Number(value);
  if (size >= 1 && size <= 409) return size;
  throw new HostError("InvalidArgument", "A font has a size of 1 to 409 points.");
}

const rangeFont: Behaviour<FormatHandle> = {
  get: {
    bold: font("bold"),
    color: font("color"),
    italic: font("italic"),
    name: font("name"),
    size: font("size"),
    strikethrough: font("strikethrough"),
    underline: font("underline"),
    subscript: () => false,
    superscript: () => false,
    tintAndShade: () => 0,
  },
  set: {
    bold: setFont("bold"),
    color: change((value) => ({ font: { color: colourOf(value) } })),
    italic: setFont("italic"),
    name: setFont("name"),
    size: change((value) => ({ font: { size: fontSizeOf(value) } })),
    strikethrough: setFont("strikethrough"),
    underline: setFont("underline"),
  },
};

export const rangeFonts: Behaviours = { RangeFont: rangeFont };
