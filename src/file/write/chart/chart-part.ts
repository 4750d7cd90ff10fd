import type { Package } from "../../package/package";
import { isOfType, relationshipsOf } from "../../package/relationships";
import { removePart } from "../parts";

/** What belongs to a chart's part: Excel keeps its looks, and what people draw inside it, in parts of their own. */
const BELONGING = ["chartStyle", "chartColorStyle", "chartUserShapes"];

/** Stages the removal of a chart with what belongs to it. */
export async function removeChart(pkg: Package, part: string): Promise<void> {
  for (const one of await relationshipsOf(pkg, part)) {
    if (BELONGING.some((kind) => isOfType(one, kind)) && pkg.has(one.target))
      await removePart(pkg, one.target);
  }
  await removePart(pkg, part);
}

/** The relationship to arrows and notes that people have drawn inside a chart; undefined when there are none. */
export async function drawnOver(pkg: Package, part: string): Promise<string | undefined> {
  const shapes = (await relationshipsOf(pkg, part)).find((one) => isOfType(one, "chartUserShapes"));
  return shapes?.id;
}
