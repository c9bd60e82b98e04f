// Reads lines {"kind", "body"}, writes each body as a TypeScript constant of Slack's own type, and compiles them, as `tsc --noEmit` does.
// Prints a line an error; exit code 1 when there is any.
import { createInterface } from "node:readline";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

// Slack's types of messages and views take any block that has a type; KnownBlock[] is what holds a block to its own shape.
const types = {
  message: "ChatPostMessageArguments",
  ephemeral: "ChatPostEphemeralArguments",
  update: "ChatUpdateArguments",
  open: "ViewsOpenArguments | ViewsUpdateArguments | ViewsPushArguments",
  publish: "ViewsPublishArguments",
  modal: "ModalView",
  home: "HomeView",
  blocks: "KnownBlock[]",
};
// What Slack brings to an app. The types leave out some of what it holds, so keys that they do not know are fine here, and null where one may be absent.
const brought = {
  // The types have the message that was changed as if it were an event itself.
  event: 'EnvelopedEvent<AppMentionEvent | AppHomeOpenedEvent | GenericMessageEvent | FileShareMessageEvent | Omit<MessageChangedEvent, "message" | "previous_message"> | Omit<MessageDeletedEvent, "previous_message">>',
  command: "SlashCommand",
  block_actions: "BlockAction",
  message_action: "MessageShortcut",
  shortcut: "GlobalShortcut",
  block_suggestion: "BlockSuggestion",
  view_submission: "ViewSubmitAction",
  view_closed: "ViewClosedAction",
};
for (const [kind, type] of Object.entries(brought)) types[kind] = `Open<${type}>`;
const here = dirname(fileURLToPath(import.meta.url));
const file = join(here, "bodies.ts");
const lines = [
  'import type { AppHomeOpenedEvent, AppMentionEvent, FileShareMessageEvent, GenericMessageEvent, HomeView, KnownBlock, MessageChangedEvent, MessageDeletedEvent, ModalView } from "@slack/types";',
  'import type { BlockAction, BlockSuggestion, EnvelopedEvent, GlobalShortcut, MessageShortcut, SlashCommand, ViewClosedAction, ViewSubmitAction } from "@slack/bolt";',
  "type Open<T> = T extends readonly (infer U)[] ? Open<U>[] : T extends object ? { [K in keyof T]: Open<T[K]> | (undefined extends T[K] ? null : never) } & { [key: string]: unknown } : T;",
  'import type { ChatPostEphemeralArguments, ChatPostMessageArguments, ChatUpdateArguments, ViewsOpenArguments, ViewsPublishArguments, ViewsPushArguments, ViewsUpdateArguments } from "@slack/web-api";',
];
const told = new Map();
const add = (number, kind, type, value) => {
  told.set(lines.length, `${number} ${kind}`);
  let written = JSON.stringify(value);
  // An ordinary message has no subtype; its type asks for `undefined`.
  if (value.event?.type === "message" && !value.event.subtype) written = written.replace('"event":{', '"event":{"subtype":undefined,');
  lines.push(`export const c${lines.length}: ${type} = ${written};`);
};

let number = 0;
let failures = 0;
for await (const text of createInterface({ input: process.stdin })) {
  number++;
  const { kind, body } = JSON.parse(text);
  if (!types[kind]) {
    failures++;
    console.log(`${number} ${kind}: no type for this kind`);
    continue;
  }
  add(number, kind, types[kind], body);
  if (kind in brought) continue;
  const blocks = body.blocks ?? body.view?.blocks;
  if (Array.isArray(blocks)) add(number, kind, "KnownBlock[]", blocks);
  if (body.view) add(number, kind, body.view.type === "home" ? "HomeView" : "ModalView", body.view);
}

const options = { noEmit: true, strict: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022, types: ["node"] };
const host = ts.createCompilerHost(options);
const { getSourceFile, fileExists, readFile } = host;
const source = lines.join("\n");
host.fileExists = (name) => name === file || fileExists(name);
host.readFile = (name) => (name === file ? source : readFile(name));
host.getSourceFile = (name, ...rest) => (name === file ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest));
const program = ts.createProgram([file], options, host);
for (const error of ts.getPreEmitDiagnostics(program)) {
  failures++;
  const line = error.file && error.start !== undefined ? error.file.getLineAndCharacterOfPosition(error.start).line : -1;
  console.log(`${told.get(line) ?? ""}: ${ts.flattenDiagnosticMessageText(error.messageText, " ").slice(0, 400)}`);
}
process.exitCode = failures > 0 ? 1 : 0;
