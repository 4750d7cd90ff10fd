/**
 * The platform's own packing and unpacking, in gzip files: a zip's deflated parts with a head and a checksum (RFC 1952), which the
 * platform makes and checks, on another thread where it can.
 */
export interface Codec {
  /**
   * Unpacks a gzip file given in pieces; throws when it is damaged. Leaving the loop early stops the work.
   * @param size how many bytes there should be.
   */
  gunzip(pieces: Iterable<Uint8Array>, size: number): AsyncIterable<Uint8Array>;
  /** Packs bytes into a gzip file whose head says no more than it must: 10 bytes. */
  gzip(bytes: Uint8Array): Promise<Uint8Array>;
}

/** By the streams that browsers and Node share. */
export const webCodec: Codec = { gunzip: gunzipByStreams, gzip: gzipByStreams };

/** Little is given at a time, since a browser unpacks all it is given at once. */
async function* gunzipByStreams(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = cut(pieces, 2 ** 16);
  const packed = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = source.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  });
  const reader = packed.pipeThrough(new DecompressionStream("gzip")).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value as Uint8Array;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function* cut(pieces: Iterable<Uint8Array>, size: number): Generator<Uint8Array, undefined> {
  for (const piece of pieces)
    for (let at = 0; at < piece.length; at += size) yield piece.subarray(at, at + size);
}

async function gzipByStreams(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
