// Reads lines {"kind", "body"} and checks each body against the schemas made of Discord's own OpenAPI description,
// made strict: an unknown key is an error. Prints a line a failure; exit code 1 when there is any.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import * as z from "zod/mini";

z.config(z.locales.en());

// The schemas take their strictness when they are loaded, so they are loaded from a changed text.
const source = readFileSync(new URL(import.meta.resolve("discord-api-spec/zod")), "utf8")
  .replace("let zObject = z.object;", "let zObject = z.strictObject;")
  .replace('"zod/mini"', JSON.stringify(import.meta.resolve("zod/mini")));
const spec = await import(`data:text/javascript;base64,${Buffer.from(source).toString("base64")}`);

const callbacks = {
  1: spec.PongInteractionCallbackRequestSchema,
  4: spec.CreateMessageInteractionCallbackRequestSchema,
  5: spec.CreateMessageInteractionCallbackRequestSchema,
  6: spec.UpdateMessageInteractionCallbackRequestSchema,
  7: spec.UpdateMessageInteractionCallbackRequestSchema,
  8: spec.ApplicationCommandAutocompleteCallbackRequestSchema,
  9: spec.ModalInteractionCallbackRequestSchema,
};
const schemas = {
  message: spec.MessageCreateRequestSchema,
  edit: spec.MessageEditRequestPartialSchema,
  webhookEdit: spec.IncomingWebhookUpdateRequestPartialSchema,
  followup: spec.IncomingWebhookRequestPartialSchema,
  thread: spec.CreateTextThreadWithMessageRequestSchema,
};

/** What the documentation says otherwise than the schemas. */
function documented(kind, body) {
  if (kind === "commands")
    for (const command of body) {
      // A bit set is a decimal string; the schema has a number.
      if (typeof command.default_member_permissions === "string" && /^\d+$/.test(command.default_member_permissions))
        command.default_member_permissions = Number(command.default_member_permissions);
      delete command.nsfw;
    }
  // The schema has the 4,000 of accounts that pay.
  const content = body?.data?.content ?? body?.content;
  return content?.length > 2000 ? [{ path: ["content"], message: "more than 2000 characters" }] : [];
}

function issues(kind, body) {
  const found = documented(kind, body);
  if (kind === "commands") return check(z.array(spec.ApplicationCommandUpdateRequestSchema), body);
  const schema = kind === "callback" ? callbacks[body.type] : schemas[kind];
  return schema ? [...found, ...check(schema, body)] : [{ path: [], message: `no schema for ${kind} ${body.type ?? ""}` }];
}

/** Of a union only the errors of the nearest alternative tell anything. */
function check(schema, body) {
  const flat = (issue, at = []) =>
    issue.code === "invalid_union" && issue.errors?.length
      ? issue.errors.reduce((best, one) => (one.length < best.length ? one : best)).flatMap((inner) => flat(inner, [...at, ...issue.path]))
      : [{ path: [...at, ...issue.path], message: issue.message }];
  const result = schema.safeParse(body);
  return result.success ? [] : result.error.issues.flatMap((issue) => flat(issue));
}

let line = 0;
let failures = 0;
for await (const text of createInterface({ input: process.stdin })) {
  line++;
  const { kind, body } = JSON.parse(text);
  for (const { path, message } of issues(kind, body)) {
    failures++;
    console.log(`${line} ${kind}: ${path.join(".")}: ${message}`);
  }
}
process.exitCode = failures > 0 ? 1 : 0;
