import type { Assumption } from "./assumption";

/** docs/host-assumptions.md, made from the list that the self-test tries. */
export function assumptionsDocument(
  rooms: readonly { title: string; assumptions: readonly Assumption[] }[],
): string {
  const all = rooms.flatMap(({ assumptions }) => assumptions);
  const tried = all.filter(({ check }) => typeof check === "function").length;
  return [
    HEAD.trim(),
    "",
    `There are ${all.length} assumptions; ${tried} of them are tried.`,
    ...rooms.flatMap(({ title, assumptions }) => ["", `## ${title}`, "", ...assumptions.map(line)]),
    "",
  ].join("\n");
}

const line = ({ id, what, from, api, notOnHost, check }: Assumption): string => {
  const notes = [
    from,
    ...(api === undefined ? [] : [`ExcelApi ${api}`]),
    ...(notOnHost === undefined ? [] : [`not so on our host: ${notOnHost}`]),
    ...(typeof check === "function" ? [] : [`not tried: ${check.notTried}`]),
  ];
  return `- \`${id}\`: ${what} — ${notes.join("; ")}.`;
};

const HEAD = `
# What we take Excel to do

Our tests run Microsoft's genuine Office.js against a workbook host of our own, since no Excel can be had where they run. So each thing
that the host does where Microsoft's documentation leaves room, and each thing that the port relies on, is an assumption. They are all
here. \`documented\` means by Microsoft: the member whose description says so, or the article. \`observed by others\` means that people
have reported it of a real Excel, as a rule in an issue (of OfficeDev's repository, where no owner is named). \`assumed\` means that we
chose what seemed likeliest. Until somebody has run the self-test in a real Excel, what Primed does in Excel is **tested on our host**,
and no more is claimed.

**The self-test** tries them in whatever Excel opens its page, on sheets that it makes and deletes, and touches nothing else.
Its report is text to copy. The page is part of development builds only (\`test/self-test\`); the same page runs on our host with every
change. This file is made from the page's own list: after a change to that, \`UPDATE_GOLDENS=1 npx jest test/host-tests/self-test\`
writes it.
`;
