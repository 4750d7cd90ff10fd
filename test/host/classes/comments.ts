import type { Sheet } from "../book/book";
import { newId } from "../book/ids";
import { refuseIfProtected } from "../book/protection";
import { activeSheet } from "../book/sheets";
import { HostError } from "../wire/behaviour";
import type { Behaviours, Handle, Host } from "../wire/behaviour";
import { COMMENT_COLLECTION_EVENTS, raiseComment } from "./events";
import { rangeHandle } from "./handles";
import type { CommentHandle } from "./handles";
import { rangeArgument } from "./range-argument";

/** Without a sheet: all of the workbook's. */
interface Collection extends Handle {
  readonly type: "CommentCollection";
  readonly sheet?: Sheet;
}

const AUTHOR = "Local user";

const commentsIn = ({ sheet }: Collection, { book }: Host): CommentHandle[] =>
  (sheet ? [sheet] : book.sheets).flatMap((one) =>
    one.comments.map((comment): CommentHandle => ({ type: "Comment", sheet: one, comment })),
  );

function cellOf(collection: Collection, address: unknown, host: Host) {
  const found = rangeArgument(address, collection.sheet ?? activeSheet(host.book), host);
  const { rows, columns, row, column } = found.rect;
  if (rows * columns !== 1) throw new HostError("InvalidArgument", "A comment is made in one cell.");
  return { sheet: found.sheet, row, column };
}

/** What a comment says. @throws HostError for none, and for mentions, which the host does not have. */
export function plainContent(content: unknown, contentType?: unknown): string {
  if (typeof content !== "string" || contentType === "Mention") {
    throw new HostError("HostNotImplemented", "The host's comments have no mentions.");
  }
  if (content === "") throw new HostError("InvalidArgument", "A comment must say something.");
  return content;
}

function add(
  collection: Collection,
  [address, content, contentType]: readonly unknown[],
  host: Host,
): Handle {
  const { sheet, row, column } = cellOf(collection, address, host);
  refuseIfProtected(sheet, "allowEditObjects");
  if (sheet.comments.some((one) => one.row === row && one.column === column)) {
    throw new HostError("ItemAlreadyExists", "The cell has a comment already.");
  }
  const text = plainContent(content, contentType);
  const comment = { id: newId(host.book), row, column, author: AUTHOR, text, replies: [], resolved: false };
  sheet.comments.push(comment);
  raiseComment(host, "commentAdded", sheet, comment.id);
  return { type: "Comment", sheet, comment } as CommentHandle;
}

function first(found: CommentHandle | undefined): Handle {
  if (!found) throw new HostError("ItemNotFound", "There is no such comment.");
  return found;
}

function remove({ sheet, comment }: CommentHandle, _args: readonly unknown[], host: Host): void {
  refuseIfProtected(sheet, "allowEditObjects");
  sheet.comments.splice(sheet.comments.indexOf(comment), 1);
  raiseComment(host, "commentDeleted", sheet, comment.id);
}

export const comments: Behaviours = {
  CommentCollection: {
    items: commentsIn,
    call: {
      add,
      getItem: (collection: Collection, [id], host) =>
        first(commentsIn(collection, host).find(({ comment }) => comment.id === id)),
      getItemByCell: (collection: Collection, [address], host) => {
        const { sheet, row, column } = cellOf(collection, address, host);
        const here = commentsIn({ type: "CommentCollection", sheet }, host);
        return first(here.find(({ comment }) => comment.row === row && comment.column === column));
      },
    },
    events: COMMENT_COLLECTION_EVENTS,
  },
  Comment: {
    id: ({ comment }: CommentHandle) => comment.id,
    get: {
      authorName: ({ comment }: CommentHandle) => comment.author,
      content: ({ comment }: CommentHandle) => comment.text,
      contentType: () => "Plain",
      id: ({ comment }: CommentHandle) => comment.id,
      replies: ({ sheet, comment }: CommentHandle) => ({ type: "CommentReplyCollection", sheet, comment }),
      resolved: ({ comment }: CommentHandle) => comment.resolved,
    },
    set: {
      content: ({ sheet, comment }: CommentHandle, value, host) => {
        refuseIfProtected(sheet, "allowEditObjects");
        comment.text = plainContent(value);
        raiseComment(host, "commentChanged", sheet, comment.id);
      },
      resolved: ({ comment }: CommentHandle, value) => {
        comment.resolved = value === true;
      },
    },
    call: {
      delete: remove,
      getLocation: ({ sheet, comment: { row, column } }: CommentHandle) =>
        rangeHandle(sheet, { row, column, rows: 1, columns: 1 }),
    },
  },
};
