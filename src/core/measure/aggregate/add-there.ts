import { HOLDS } from "../columns/vector";
import type { Vector } from "../columns/vector";

/** Adds a weight to the cell of each place where there is something: a value, or a condition that holds; all, when not asked. */
export function addThere(
  cells: Int32Array,
  of: Vector | undefined,
  weight: number,
  grid: Int32Array,
  length: number,
): void {
  if (!of) addAll(cells, weight, grid, length);
  else if (of.type === "yes/no") addHolding(cells, of.values, weight, grid, length);
  else if (of.type === "text") addTexts(cells, of.values, weight, grid, length);
  else addNumbers(cells, of.values, weight, grid, length);
}

// Most of the time goes here, so these take four places at a time: the loops themselves cost as much as what they do.

type Cells = Int32Array;

function addAll(cells: Cells, weight: number, grid: Int32Array, length: number): void {
  let i = 0;
  for (; i + 3 < length; i += 4) {
    grid[cells[i]!]! += weight;
    grid[cells[i + 1]!]! += weight;
    grid[cells[i + 2]!]! += weight;
    grid[cells[i + 3]!]! += weight;
  }
  for (; i < length; i++) grid[cells[i]!]! += weight;
}

function addHolding(cells: Cells, bits: Uint8Array, weight: number, grid: Int32Array, length: number): void {
  let i = 0;
  for (; i + 3 < length; i += 4) {
    grid[cells[i]!]! += weight * (bits[i]! & HOLDS);
    grid[cells[i + 1]!]! += weight * (bits[i + 1]! & HOLDS);
    grid[cells[i + 2]!]! += weight * (bits[i + 2]! & HOLDS);
    grid[cells[i + 3]!]! += weight * (bits[i + 3]! & HOLDS);
  }
  for (; i < length; i++) grid[cells[i]!]! += weight * (bits[i]! & HOLDS);
}

function addNumbers(
  cells: Cells,
  numbers: Float64Array,
  weight: number,
  grid: Int32Array,
  length: number,
): void {
  let i = 0;
  for (; i + 3 < length; i += 4) {
    grid[cells[i]!]! += weight * isThere(numbers[i]!);
    grid[cells[i + 1]!]! += weight * isThere(numbers[i + 1]!);
    grid[cells[i + 2]!]! += weight * isThere(numbers[i + 2]!);
    grid[cells[i + 3]!]! += weight * isThere(numbers[i + 3]!);
  }
  for (; i < length; i++) grid[cells[i]!]! += weight * isThere(numbers[i]!);
}

const isThere = (number: number): number => Number(number === number);

function addTexts(cells: Cells, codes: Int32Array, weight: number, grid: Int32Array, length: number): void {
  for (let i = 0; i < length; i++) grid[cells[i]!]! += weight * Number(codes[i] !== 0);
}
