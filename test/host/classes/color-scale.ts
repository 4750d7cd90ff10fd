import { colourOf } from "../book/colour";
import type { ScalePoint } from "../book/condition";
import type { Behaviour, Behaviours } from "../wire/behaviour";
import { HostError } from "../wire/behaviour";
import { boundOf } from "./condition-bound";
import type { ConditionHandle } from "./conditional-formats";
import { unlessProtected } from "./guarded";

function pointsOf({ condition: { rule } }: ConditionHandle): readonly ScalePoint[] {
  if (rule.type === "ColorScale") return rule.points;
  throw new HostError("InvalidOperation", `The conditional format is of the type ${rule.type}.`);
}

const BETWEEN = ["Number", "Percent", "Formula", "Percentile"] as const;

function pointOf(value: unknown, end?: "LowestValue" | "HighestValue"): ScalePoint {
  const { color } = value as { color?: unknown };
  return { ...boundOf(value, end ? [end, ...BETWEEN] : BETWEEN), color: colourOf(color) };
}

const scale: Behaviour<ConditionHandle> = {
  get: {
    criteria: (handle) => {
      const points = pointsOf(handle);
      const [minimum, midpoint] = points;
      return { minimum, ...(points.length === 3 ? { midpoint } : {}), maximum: points.at(-1) };
    },
    threeColorScale: (handle) => pointsOf(handle).length === 3,
  },
  set: {
    criteria: (handle, value) => {
      const { minimum, midpoint, maximum } = value as Record<string, unknown>;
      if (!minimum || !maximum)
        throw new HostError("InvalidArgument", "A colour scale has a minimum and a maximum.");
      handle.condition.rule = {
        type: "ColorScale",
        points: [
          pointOf(minimum, "LowestValue"),
          ...(midpoint ? [pointOf(midpoint)] : []),
          pointOf(maximum, "HighestValue"),
        ],
      };
    },
  },
};

export const colorScales: Behaviours = unlessProtected(
  { ColorScaleConditionalFormat: scale },
  "allowFormatCells",
);
