import type { Comment, Sheet } from "../book/book";
import { newId } from "../book/ids";
import { HostError } from "../wire/behaviour";
import type { Behaviours, Handle, Host } from "../wire/behaviour";
import { plainContent } from "./comments";
import { raiseComment } from "./events";
import { rangeHandle } from "./handles";

interface Replies {
  readonly sheet: Sheet;
  readonly comment: Comment;
}
interface Reply extends Handle, Replies {
  readonly type: "CommentReply";
  readonly reply: Comment["replies"][number];
}

const replyHandle = ({ sheet, comment }: Replies, reply: Reply["reply"]): Reply => ({
  type: "CommentReply",
  sheet,
  comment,
  reply,
});

const changed = ({ sheet, comment }: Replies, host: Host): void =>
  raiseComment(host, "commentChanged", sheet, comment.id);

export const commentReplies: Behaviours = {
  CommentReplyCollection: {
    items: (replies: Handle & Replies) => replies.comment.replies.map((reply) => replyHandle(replies, reply)),
    call: {
      add: (replies: Handle & Replies, [content, contentType], host) => {
        const text = plainContent(content, contentType);
        const reply = { id: newId(host.book), author: "Local user", text };
        replies.comment.replies.push(reply);
        changed(replies, host);
        return replyHandle(replies, reply);
      },
      getItem: (replies: Handle & Replies, [id]) => {
        const reply = replies.comment.replies.find((one) => one.id === id);
        if (!reply) throw new HostError("ItemNotFound", "There is no such reply.");
        return replyHandle(replies, reply);
      },
    },
  },
  CommentReply: {
    id: ({ reply }: Reply) => reply.id,
    get: {
      authorName: ({ reply }: Reply) => reply.author,
      content: ({ reply }: Reply) => reply.text,
      contentType: () => "Plain",
      id: ({ reply }: Reply) => reply.id,
      resolved: ({ comment }: Reply) => comment.resolved,
    },
    set: {
      content: (one: Reply, value, host) => {
        one.reply.text = plainContent(value);
        changed(one, host);
      },
    },
    call: {
      delete: (one: Reply, _args, host) => {
        one.comment.replies.splice(one.comment.replies.indexOf(one.reply), 1);
        changed(one, host);
      },
      getLocation: ({ sheet, comment: { row, column } }: Reply) =>
        rangeHandle(sheet, { row, column, rows: 1, columns: 1 }),
      getParentComment: ({ sheet, comment }: Reply) => ({ type: "Comment", sheet, comment }),
    },
  },
};
