import { readFileSync } from "node:fs";
import { makeCalculate } from "../../host/calculate/calculate";
import type { Calculate } from "../../host/calculate/calculate";

/** `calculate` in Node, by a clock that stands. */
export const calculateInNode = (now: () => Date = () => new Date(2026, 9, 14, 12)): Promise<Calculate> =>
  makeCalculate(readFileSync(require.resolve("@ironcalc/wasm/wasm_bg.wasm")), now);
