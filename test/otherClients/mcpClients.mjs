/**
 * Runs one of the official clients of the Model Context Protocol against the command `mcp`, and prints what it got:
 * `node mcpClients.mjs '{"library":"client","era":"2026","cli":"…","words":[],"env":{},"answer":{…}}'`, or with the `url` and
 * the `key` of a server over HTTP in place of `cli`.
 */
const { library, era, cli, words, env, url, key, answer, order } = JSON.parse(process.argv[2] ?? "{}");
const isOld = library === "sdk";
const isModern = era === "2026";
const { Client, Stdio, Http, elicitation } = isOld ? await sdk() : await client();
const questions = [];
const capabilities = answer === undefined ? {} : { elicitation: {} };

async function client() {
  const { Client, StreamableHTTPClientTransport } = await import("@modelcontextprotocol/client");
  const { StdioClientTransport } = await import("@modelcontextprotocol/client/stdio");
  return {
    Client,
    Stdio: StdioClientTransport,
    Http: StreamableHTTPClientTransport,
    elicitation: "elicitation/create",
  };
}

async function sdk() {
  const { Client } = await import("@modelcontextprotocol/sdk/client/index.js");
  const { StdioClientTransport } = await import("@modelcontextprotocol/sdk/client/stdio.js");
  const { StreamableHTTPClientTransport } = await import(
    "@modelcontextprotocol/sdk/client/streamableHttp.js"
  );
  const { ElicitRequestSchema } = await import("@modelcontextprotocol/sdk/types.js");
  return {
    Client,
    Stdio: StdioClientTransport,
    Http: StreamableHTTPClientTransport,
    elicitation: ElicitRequestSchema,
  };
}

function connected(more = {}) {
  const options = {
    capabilities,
    ...(isModern ? { versionNegotiation: { mode: { pin: "2026-07-28" } } } : {}),
    ...more,
  };
  const made = new Client({ name: "other", version: "1" }, options);
  if (answer !== undefined)
    made.setRequestHandler(elicitation, ({ params }) => {
      questions.push(params);
      return answer;
    });
  return made.connect(transport()).then(() => made);
}

function transport() {
  if (url !== undefined) {
    const requestInit = { headers: { authorization: `Bearer ${key}` } };
    return new Http(new URL(url), { requestInit });
  }
  const server = { command: process.execPath, args: [cli, "mcp", ...words], env, stderr: "inherit" };
  return new Stdio(server);
}

const one = await connected();
const { tools } = await one.listTools();
const read = await one.callTool({ name: "read_base", arguments: { method: "getOrderStatusList" } });
const wrong = await one.callTool({ name: "read_base", arguments: { method: "getOrdrs" } });
const { resources } = await one.listResources();
const statuses = await one.readResource({ uri: "baselinker://statuses" });
const write = { name: "write_base", arguments: { method: "addOrder", params: order } };
const written = await one.callTool(write);
const version = one.getNegotiatedProtocolVersion?.() ?? one.transport?.protocolVersion;
await one.close();

/** By hand, as a client that answers more than once, or for other parameters than a person saw. */
async function repeated() {
  const two = await connected({ inputRequired: { autoFulfill: false } });
  const manual = { allowInputRequired: true };
  const { requestState } = await two.callTool(write, manual);
  const yes = { inputResponses: { confirm: answer }, requestState };
  const other = { method: "addOrder", params: { ...order, admin_comments: "other" } };
  const results = {
    otherParams: await two.callTool({ ...write, arguments: other, ...yes }, manual),
    first: await two.callTool({ ...write, ...yes }, manual),
    second: await two.callTool({ ...write, ...yes }, manual),
    invented: await two.callTool({ ...write, ...yes, requestState: "x".repeat(32) }, manual),
  };
  await two.close();
  return results;
}

const replay = isModern && answer?.action === "accept" ? await repeated() : undefined;
console.log(JSON.stringify({ version, tools, read, wrong, resources, statuses, written, questions, replay }));
