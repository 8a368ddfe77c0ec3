// The second generation of the official TypeScript client: `mode` is legacy, auto, or the version to insist on.
import { answerer, packages, play, scenario, server } from "./play.mjs";

const { Client } = packages("@modelcontextprotocol/client");
const { StdioClientTransport } = packages("@modelcontextprotocol/client/stdio");

const named = ["legacy", "auto"].includes(scenario.mode);
const client = new Client(
  { name: "scenario-v2", version: "0" },
  {
    capabilities: scenario.answer ? { elicitation: { form: {} } } : {},
    versionNegotiation: { mode: named ? scenario.mode : { pin: scenario.mode } },
  },
);
if (scenario.answer) {
  client.setRequestHandler("elicitation/create", answerer);
}
await play(client, new StdioClientTransport(server), (connected) => connected.getNegotiatedProtocolVersion());
