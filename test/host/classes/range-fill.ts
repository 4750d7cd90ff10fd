import type { CellStyle } from "../book/book";
import { colourOf } from "../book/colour";
import { restyled } from "../book/style";
import type { Behaviour, Behaviours } from "../wire/behaviour";
import { change, restyle, uniform } from "./range-looks";
import type { FormatHandle } from "./range-looks";

/** Where there is no fill Excel gives white. */
export const fillGiven = ({ fill }: CellStyle): string => fill ?? "#FFFFFF";

const rangeFill: Behaviour<FormatHandle> = {
  get: {
    color: uniform(fillGiven),
    pattern: uniform(({ fill }) => (fill === undefined ? "None" : "Solid")),
    patternColor: () => "#000000",
    patternTintAndShade: () => 0,
    tintAndShade: () => 0,
  },
  set: {
    // An empty text takes the fill away, as in Excel.
    color: change((value) => ({ fill: value === "" ? undefined : colourOf(value) })),
  },
  call: {
    clear: (handle, _args, host) => restyle(handle, host, (style) => restyled(style, { fill: undefined })),
  },
};

export const rangeFills: Behaviours = { RangeFill: rangeFill };
