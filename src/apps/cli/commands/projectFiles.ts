import type { Target } from "../../project/choices.ts";
import { packageVersion } from "../../terminal/packageFiles.ts";
import { type ProjectSender, secretName, serverFile } from "./projectServer.ts";

export function projectFiles(senders: readonly ProjectSender[], target: Target): Record<string, string> {
  return {
    "server.js": serverFile(senders, target),
    "package.json": `${JSON.stringify(manifest(target, senders), undefined, 2)}\n`,
    ".gitignore": ".env\nnode_modules\n*.sqlite*\n",
    Dockerfile: dockerfile,
    "leads.service": unit,
  };
}

/** The content of `.env`, to be filled in. The user types the token: it is never copied to a file. */
export function environmentFile(senders: readonly ProjectSender[], url = ""): string {
  const secrets = senders
    .map((sender) => `# The secret that ${sender.name} signs with.\n${secretName(sender)}=\n`)
    .join("");
  return `# The API token of Base: Account & other, My account, API.
BASELINKER_TOKEN=
# To try it out: the address of \`baselinker-sdk fake\`. Empty for the real Base.
BASELINKER_URL=${url}
${secrets}# Where it listens, and the file with what became of each lead.
# PORT=3000
# LEADS_FILE=leads.sqlite
`;
}

function manifest(target: Target, senders: readonly ProjectSender[]): object {
  // By which of several rules a lead is sent again, is said by the person who opens the page.
  const [first, ...others] = senders;
  const rules = first === undefined || others.length > 0 ? "" : ` --rules ${first.rules}`;
  return {
    name: "leads-to-base",
    private: true,
    type: "module",
    scripts: {
      start: "node --env-file=.env server.js",
      // The project's own rules may name ids of the account.
      test: "baselinker-sdk test . --account account.json",
      studio: `baselinker-sdk studio --store leads.sqlite${rules} --settings .env`,
    },
    dependencies: { "baselinker-sdk": `^${packageVersion()}`, ...packages[target] },
  };
}

const packages = {
  node: {},
  express: { express: "^5.0.0" },
  hono: { "@hono/node-server": "^1.0.0", hono: "^4.0.0" },
} as const;

const dockerfile = `FROM node:24-slim
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY server.js rules*.json ./
RUN mkdir data && chown node data
ENV LEADS_FILE=data/leads.sqlite
USER node
EXPOSE 3000
CMD ["node", "server.js"]
`;

const unit = `[Unit]
Description=Leads to Base
Wants=network-online.target
After=network-online.target

[Service]
User=leads
WorkingDirectory=/opt/leads
EnvironmentFile=/opt/leads/.env
ExecStart=/usr/bin/node server.js
Restart=always
RestartSec=5
# Takes no new leads, finishes those in progress.
KillSignal=SIGTERM
TimeoutStopSec=60
# The only folder that it can write: /var/lib/leads.
StateDirectory=leads
StateDirectoryMode=0700
UMask=0077
Environment=LEADS_FILE=/var/lib/leads/leads.sqlite
ProtectSystem=strict
ProtectHome=true
PrivateTmp=true
PrivateDevices=true
ProtectKernelTunables=true
ProtectKernelModules=true
ProtectControlGroups=true
RestrictSUIDSGID=true
NoNewPrivileges=true
CapabilityBoundingSet=

[Install]
WantedBy=multi-user.target
`;
