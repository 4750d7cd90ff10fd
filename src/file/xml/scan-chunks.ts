import { FatalProblem } from "../../core/problem";
import { notReadable } from "./parse-part";

/** Longer than any one cell or text can be (32,767 characters, each with its own run at worst). */
const longestPending = 2 ** 24;

/**
 * Feeds chunks to `scan`, which takes as many whole steps as it can and gives the index it got to, or `true` when it needs no
 * more of the part.
 * @param leave whether the rest of the part is then left packed; else it is unpacked all the same, so that damage anywhere is seen by
 * the part's checksum. @throws FatalProblem when the part ends in the middle of something.
 */
export async function scanChunks(
  chunks: AsyncIterable<Uint8Array>,
  part: string,
  scan: (bytes: Uint8Array) => number | true,
  leave = false,
): Promise<void> {
  let buffer = new Uint8Array(2 ** 17);
  let pending = 0;
  let worthwhile = 0;
  let done = false;
  for await (const chunk of chunks) {
    if (done) continue;
    const length = pending + chunk.length;
    if (length >= buffer.length) {
      const larger = new Uint8Array(length * 2 + 1);
      larger.set(buffer.subarray(0, pending));
      buffer = larger;
    }
    buffer.set(chunk, pending);
    buffer[length] = 0;
    pending = length;
    if (length < worthwhile) continue;
    const reached = scan(buffer);
    if (reached === true) {
      if (leave) return;
      done = true;
      continue;
    }
    buffer.copyWithin(0, reached, length);
    pending = length - reached;
    if (pending > longestPending) throw new FatalProblem(notReadable(part));
    // Something long is looked at again when twice as much of it is there, not at every chunk.
    worthwhile = reached === 0 ? 2 * length : 0;
  }
  if (done) return;
  buffer[pending] = 0;
  if (scan(buffer) === true) return;
  throw new FatalProblem(notReadable(part));
}
