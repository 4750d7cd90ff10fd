/*
 * Of two whole numbers less than 2³¹ apart, without a branch: where neither is usually the lesser, a processor guesses wrong every
 * other time, which costs more than these few steps.
 */
export const lesser = (a: number, b: number): number => b + ((a - b) & ((a - b) >> 31));
export const greater = (a: number, b: number): number => a - ((a - b) & ((a - b) >> 31));
