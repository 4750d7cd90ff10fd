/**
 * Which row was which before people put rows in between or took some out: for each row now, the row before, or -1 for one
 * that was not there. Rows that are the same keep their order (the longest common subsequence); where as many differ now as
 * did before, each stands for the one in its place.
 */
export function alignRows(
  before: number,
  now: number,
  same: (before: number, now: number) => boolean,
): Int32Array {
  const pairs = new Int32Array(now).fill(-1);
  let top = 0;
  while (top < before && top < now && same(top, top)) pairs[top] = top++;
  let end = 0;
  while (end < before - top && end < now - top && same(before - 1 - end, now - 1 - end)) {
    pairs[now - 1 - end] = before - 1 - end;
    end++;
  }
  const matches = longestCommon(before - top - end, now - top - end, (b, n) => same(top + b, top + n));
  let [fromBefore, fromNow] = [top, top];
  for (const [b, n] of [...matches, [before - top - end, now - top - end] as const]) {
    const [toBefore, toNow] = [top + b, top + n];
    if (toBefore - fromBefore === toNow - fromNow) {
      for (let i = 0; i < toNow - fromNow; i++) pairs[fromNow + i] = fromBefore + i;
    }
    if (toNow < now - end) pairs[toNow] = toBefore;
    [fromBefore, fromNow] = [toBefore + 1, toNow + 1];
  }
  return pairs;
}

function longestCommon(
  before: number,
  now: number,
  same: (before: number, now: number) => boolean,
): [number, number][] {
  const width = now + 1;
  const lengths = new Uint16Array((before + 1) * width);
  const at = (b: number, n: number): number => lengths[b * width + n]!;
  for (let b = before - 1; b >= 0; b--) {
    for (let n = now - 1; n >= 0; n--) {
      lengths[b * width + n] = same(b, n) ? at(b + 1, n + 1) + 1 : Math.max(at(b + 1, n), at(b, n + 1));
    }
  }
  const matches: [number, number][] = [];
  for (let b = 0, n = 0; b < before && n < now;) {
    if (same(b, n)) matches.push([b++, n++]);
    else if (at(b + 1, n) >= at(b, n + 1)) b++;
    else n++;
  }
  return matches;
}
