import { refuseIfProtected } from "../book/protection";
import type { StyleChanges } from "../book/style";
import type { Behaviour, Behaviours, Host } from "../wire/behaviour";
import { change, uniform } from "./range-looks";
import type { FormatHandle } from "./range-looks";

const formatProtection: Behaviour<FormatHandle> = {
  get: {
    locked: uniform(({ locked }) => locked),
    formulaHidden: uniform(({ formulaHidden }) => formulaHidden),
  },
  set: {
    locked: protect((value) => ({ locked: value === true })),
    formulaHidden: protect((value) => ({ formulaHidden: value === true })),
  },
};

/** While a sheet is protected nobody unlocks its cells. */
function protect(changes: (value: unknown) => StyleChanges) {
  return (handle: FormatHandle, value: unknown, host: Host): void => {
    refuseIfProtected(handle.of.sheet);
    change(changes)(handle, value, host);
  };
}

export const formatProtections: Behaviours = { FormatProtection: formatProtection };
