import type { ErrorCode } from "./wire/behaviour";

/** Something that goes wrong at one sync, counted from 1 since the statistics were reset. */
export type Fault =
  /** Nothing is done. */
  | { sync: number; fails: "before"; code?: ErrorCode }
  /** The first actions are done, and the next one fails. */
  | { sync: number; fails: "within"; actions: number }
  /** All is done, but the answer does not come: the client hears of a broken connection. */
  | { sync: number; fails: "after" }
  /** No answer ever comes, all the same whether it was done. */
  | { sync: number; fails: "never"; done: boolean };

export interface Statistics {
  /** Requests, but for those in which the client only lets go of objects. */
  readonly syncs: number;
  readonly actions: number;
  /** Bytes of the requests, and of the answers. */
  readonly bytesUp: number;
  readonly bytesDown: number;
  reset(): void;
}
