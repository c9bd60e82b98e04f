// Checks an OpenAPI document, and responses of a running server against it. Reads lines {"kind": "document", "body"} first, then {"kind": "METHOD PATH STATUS", "body"},
// where PATH is one of the document. Schemas are made strict: a member that they do not name is an error. Prints a line a failure; exit code 1 when there is any.
import { createInterface } from "node:readline";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const ajv = new Ajv2020.default({ allErrors: true, strict: true, strictTypes: false, allowUnionTypes: true });
addFormats.default(ajv);
ajv.addFormat("float", { type: "number", validate: Number.isFinite });
ajv.addVocabulary(["components"]);

let document;
let failed = false;
function fail(text) {
  failed = true;
  process.stdout.write(`${text}\n`);
}

function strict(schema) {
  if (Array.isArray(schema)) return schema.map(strict);
  if (schema === null || typeof schema !== "object") return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, strict(value)]));
  return copy.properties && copy.type && copy.additionalProperties === undefined ? { ...copy, additionalProperties: false } : copy;
}

async function take(body) {
  const result = await new Validator().validate(structuredClone(body));
  if (!result.valid) fail(`document: ${JSON.stringify(result.errors)}`);
  document = body;
  ajv.addSchema({ $id: "document", components: { schemas: strict(body.components.schemas) } });
}

function schemaOf(method, path, status) {
  const content = document.paths[path]?.[method.toLowerCase()]?.responses?.[status]?.content;
  return content && Object.values(content)[0].schema;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { kind, body } = JSON.parse(line);
  if (kind === "document") {
    await take(body);
    continue;
  }
  const schema = schemaOf(...kind.split(" "));
  if (!schema) {
    fail(`${kind}: the document does not tell of it`);
    continue;
  }
  const check = ajv.compile({ $id: `check-${Math.random()}`, ...(schema.$ref ? { $ref: `document${schema.$ref}` } : strict(schema)) });
  if (!check(body)) fail(`${kind}: ${ajv.errorsText(check.errors)}`);
}
process.exit(failed ? 1 : 0);
