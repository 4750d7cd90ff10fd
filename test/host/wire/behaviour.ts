import type { Book } from "../book/book";

/**
 * One object of Excel's as the host knows it: the class it has in the API (`Range`) and whatever its behaviour needs to know of it. A
 * handle is plain data and may be made anew at each call.
 */
export interface Handle {
  readonly type: string;
}

/** What behaviours may use besides the handle. */
export interface Host {
  readonly book: Book;
  /** The requirement set that is simulated: `"1.13"`. */
  readonly apiVersion: string;
  /** What a client writes directly below a table becomes part of it, as in Excel on Windows. */
  readonly tablesGrow: boolean;
  /** Tells add-ins that listen; `type` is the client's number of the event, `target` an id or "Workbook". */
  raise(type: number, target: string, args: Readonly<Record<string, unknown>>): void;
  /** Formulas that depend on what was changed are worked out again before the next answer. */
  changed(): void;
  /** Works formulas out now, whatever the calculation mode. */
  calculate(): void;
}

/**
 * What the objects of a class do. Members are by their public name (`showGridlines`); what is not here, but in the member table,
 * fails as not implemented. Values are as the public API has them: enums as their texts, colours `#RRGGBB`, client objects as handles.
 */
export interface Behaviour<H extends Handle = Handle> {
  /** The object's `id` on the wire, by which its collection finds it again after a sync. */
  id?: (handle: H, host: Host) => string | number;
  /** The client may keep the object over syncs by reference: ranges, and all that a method makes and no collection holds. */
  kept?: boolean;
  /** Scalars; and navigation properties, which give a handle, or null for none. */
  get?: Readonly<Record<string, (handle: H, host: Host) => unknown>>;
  set?: Readonly<Record<string, (handle: H, value: unknown, host: Host) => void>>;
  /**
   * Methods, `getItem` and its kin among them; a handle, a scalar, undefined, or null for a null object. What is left out and follows
   * from the rest need not be here: `xOrNullObject` from `x` (ItemNotFound gives the null object), `getCount`, `getItemAt` and `getItem`
   * (by id or name) from items.
   */
  call?: Readonly<Record<string, (handle: H, args: readonly unknown[], host: Host) => unknown>>;
  /** For a collection. */
  items?: (handle: H, host: Host) => readonly Handle[];
  /** Events that the host raises, by their public names (`onChanged`); to listen to another one fails as not implemented. */
  events?: readonly string[];
}

/** By class. Each file of classes/ gives some, and classes/all.ts puts them together. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- handles differ from class to class
export type Behaviours = Readonly<Record<string, Behaviour<any>>>;

/** What Excel answers instead: the client makes an `OfficeExtension.Error` of it. */
export class HostError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
  }
}

export type ErrorCode =
  | "AccessDenied"
  | "ApiNotFound"
  | "GeneralException"
  | "HostNotImplemented"
  | "InsertDeleteConflict"
  | "InvalidArgument"
  | "InvalidOperation"
  | "InvalidOperationInCellEditMode"
  | "InvalidReference"
  | "ItemAlreadyExists"
  | "ItemNotFound"
  | "NonBlankCellOffSheet"
  | "InvalidSelection"
  | "RequestAborted"
  | "RequestPayloadSizeLimitExceeded"
  | "ResponsePayloadSizeLimitExceeded"
  | "UnsupportedOperation";
