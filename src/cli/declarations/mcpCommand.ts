import { type CommandDeclaration, option } from "../frame/command.ts";
import { clientOptions, config } from "./clientOptions.ts";
import { account } from "./shared.ts";

/** The server for AI agents. */
export const mcpCommand: CommandDeclaration = {
  name: "mcp",
  en: "a server for AI agents (Model Context Protocol): reads Base, leads and rules; changes nothing by default",
  uk: "сервер для ШІ-агентів (Model Context Protocol): читає Base, ліди й правила; типово нічого не змінює",
  pl: "serwer dla agentów AI (Model Context Protocol): czyta Base, leady i reguły; domyślnie nic nie zmienia",
  options: [
    option("--rules <rules>", {
      en: "your rules, for the agent to explain, check and compare (default: those of the configuration)",
      uk: "ваші правила, щоб агент пояснював, перевіряв і порівнював їх (типово: з конфігурації)",
      pl: "Twoje reguły, by agent je wyjaśniał, sprawdzał i porównywał (domyślnie: z konfiguracji)",
    }),
    option("--store <file>", {
      en: "the SQLite file with the register, for the agent to look up leads (default: that of the configuration)",
      uk: "файл SQLite з журналом, щоб агент шукав ліди (типово: з конфігурації)",
      pl: "plik SQLite z rejestrem, by agent wyszukiwał leady (domyślnie: z konfiguracji)",
    }),
    option("--write <names>", {
      isRepeatable: true,
      en: "what the agent may change, after asking: methods such as addOrder, or resend_leads; several with commas",
      uk: "що агент може змінювати, спитавши: методи, як-от addOrder, або resend_leads; кілька через кому",
      pl: "co agent może zmieniać, po zapytaniu: metody, np. addOrder, albo resend_leads; kilka po przecinku",
    }),
    option("--personal-data", {
      en: "show buyers' data; without it the agent sees marks such as [email 1]",
      uk: "показувати дані покупців; без цього агент бачить позначки, як-от [email 1]",
      pl: "pokazuj dane kupujących; bez tego agent widzi znaczniki, np. [email 1]",
    }),
    option("-y, --yes", {
      en: "do not ask before a write",
      uk: "не питати перед записом",
      pl: "nie pytaj przed zapisem",
    }),
    option("--http", {
      en: "over HTTP on this machine, with a key, instead of standard input and output",
      uk: "через HTTP на цьому комп'ютері, з ключем, замість стандартного вводу й виводу",
      pl: "przez HTTP na tym komputerze, z kluczem, zamiast standardowego wejścia i wyjścia",
    }),
    option("--port <number>", {
      number: { least: 0, most: 65_535 },
      en: "with --http: the port (default: any free port)",
      uk: "з --http: порт (типово: будь-який вільний)",
      pl: "z --http: port (domyślnie: dowolny wolny)",
    }),
    option("--host <address>", {
      en: "with --http: 127.0.0.1 (default), ::1 or localhost",
      uk: "з --http: 127.0.0.1 (типово), ::1 або localhost",
      pl: "z --http: 127.0.0.1 (domyślnie), ::1 albo localhost",
    }),
    account,
    config,
    ...clientOptions,
  ],
  load: async () => (await import("../commands/mcp.ts")).mcpCommand,
};
