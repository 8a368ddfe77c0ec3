// Plays a scenario with a connected client of either TypeScript generation; both have the same methods.
import { createRequire } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const METHODS = {
  "completion/complete": (client, params) => client.complete(params),
  "prompts/get": (client, params) => client.getPrompt(params),
  "prompts/list": (client) => client.listPrompts(),
  "resources/list": (client) => client.listResources(),
  "resources/read": (client, params) => client.readResource(params),
  "resources/templates/list": (client) => client.listResourceTemplates(),
  "tools/call": (client, params) => client.callTool(params),
  "tools/list": (client) => client.listTools(),
};

/** The packages stand in a cache folder, not beside this file: the first argument names its `node_modules`. */
export const packages = createRequire(join(process.argv[2], "/"));

/** { command, mode, answer, steps: [{ method, params }] }; `answer` null: the client cannot ask its user. */
export const scenario = JSON.parse(await text(process.stdin));

export const asked = [];

/** What the user of this client does with every question. */
export async function answerer(request) {
  asked.push(request.params);
  return scenario.answer;
}

/** The server as both transports want it; the server's log is ours to read when a test fails. */
export const server = {
  command: scenario.command[0],
  args: scenario.command.slice(1),
  stderr: "inherit",
};

/** Play the steps and print everything that a host would have got. */
export async function play(client, transport, protocolOf) {
  await client.connect(transport);
  const outcomes = [];
  for (const { method, params } of scenario.steps) {
    outcomes.push(await outcome(() => METHODS[method](client, params)));
  }
  const played = {
    protocol: protocolOf(client),
    instructions: client.getInstructions(),
    outcomes,
    asked,
  };
  await client.close();
  console.log(JSON.stringify(played));
}

async function outcome(request) {
  try {
    return { result: await request() };
  } catch (error) {
    return { error: { code: error.code, message: error.message } };
  }
}
