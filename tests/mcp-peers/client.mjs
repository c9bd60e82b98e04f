// An assistant made of the official SDK. Reads lines {"tool", "arguments"} and calls each; prints what the server says of itself, its tools and each result, a line of JSON each.
// Usage: node client.mjs http URL [KEY] | node client.mjs stdio COMMAND ARGUMENT...
import { createInterface } from "node:readline";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const [kind, target, ...rest] = process.argv.slice(2);
const transport =
  kind === "http"
    ? new StreamableHTTPClientTransport(new URL(target), rest[0] ? { requestInit: { headers: { Authorization: `Bearer ${rest[0]}` } } } : undefined)
    : new StdioClientTransport({ command: target, args: rest, stderr: "inherit", env: process.env });
const print = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

const client = new Client({ name: "peer", version: "1.0.0" });
client.onerror = (error) => process.stderr.write(`${error}\n`);
await client.connect(transport);
print({ server: client.getServerVersion(), instructions: client.getInstructions() });
print(await client.listTools());
// callTool checks the structured content against the schema that the tool names, and throws where it does not hold.
for await (const line of createInterface({ input: process.stdin })) {
  const { tool, arguments: given } = JSON.parse(line);
  print(await client.callTool({ name: tool, arguments: given }));
}
await client.close();
