/** What runs in the browser, in a worker, where there is no page: the port over a file and the method. */
import { refresh, type RefreshOptions } from "../../src/core/refresh";
import { openFileWorkbook } from "../../src/file/file-workbook";
import { webCodec } from "../../src/file/package/gzip";
import { storingCodec } from "./storing-codec";

export interface Task {
  bytes: Uint8Array;
  options: RefreshOptions;
  /** Whether what is written is packed by the browser, or not at all. */
  packed: boolean;
}

/** A worker's own names, which the project's types leave out: nothing of it may lean on a browser's. */
declare const self: {
  onmessage: (message: { data: Task }) => void;
  postMessage(answer: { bytes?: Uint8Array; error?: string }): void;
};

self.onmessage = ({ data }) =>
  void refreshed(data).then(
    (saved) => self.postMessage({ bytes: saved }),
    (error: unknown) => self.postMessage({ error: String(error) }),
  );

async function refreshed({ bytes, options, packed }: Task): Promise<Uint8Array> {
  const workbook = await openFileWorkbook(bytes, packed ? webCodec : storingCodec);
  await refresh(workbook, options);
  return workbook.save();
}
