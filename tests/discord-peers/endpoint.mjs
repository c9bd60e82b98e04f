// An interactions endpoint that checks signatures with Discord's own package: `node endpoint.mjs VERIFY_KEY`. Prints its port.
import { createServer } from "node:http";
import { verifyKey } from "discord-interactions";

const [key] = process.argv.slice(2);
const server = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = Buffer.concat(parts);
  const signature = request.headers["x-signature-ed25519"];
  const timestamp = request.headers["x-signature-timestamp"];
  if (!(await verifyKey(body, signature, timestamp, key))) {
    response.writeHead(401).end("invalid request signature");
    return;
  }
  const { type, data } = JSON.parse(body);
  const answer = type === 1 ? { type: 1 } : { type: 4, data: { content: `You said ${data.options[0].value}.`, allowed_mentions: { parse: [] } } };
  response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(answer));
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.resume().on("end", () => process.exit(0));
