// The first generation of the official TypeScript client, which most hosts of today are built on: 2025-11-25.
import { answerer, packages, play, scenario, server } from "./play.mjs";

const { Client } = packages("@modelcontextprotocol/sdk/client/index.js");
const { StdioClientTransport } = packages("@modelcontextprotocol/sdk/client/stdio.js");
const { ElicitRequestSchema } = packages("@modelcontextprotocol/sdk/types.js");

const capabilities = scenario.answer ? { elicitation: {} } : {};
const client = new Client({ name: "scenario-v1", version: "0" }, { capabilities });
if (scenario.answer) {
  client.setRequestHandler(ElicitRequestSchema, answerer);
}

// the client itself does not tell which version it agreed on; it tells its transport
const transport = new StdioClientTransport(server);
let protocol;
transport.setProtocolVersion = (version) => {
  protocol = version;
};
await play(client, transport, () => protocol);
