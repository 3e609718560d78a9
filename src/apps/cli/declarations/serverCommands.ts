import { requestKinds, sources } from "../../project/choices.ts";
import { argument, type CommandDeclaration, option } from "../../terminal/command.ts";
import {
  account,
  clientOptions,
  config,
  inventory,
  namespace,
  register,
  rules,
  rulesOfSenders,
  settings,
  store,
  yes,
} from "./shared.ts";

const port = option("--port <number>", {
  number: { least: 0, most: 65_535 },
  en: "where to listen (default: any free port)",
  uk: "де слухати (типово: будь-який вільний порт)",
  pl: "gdzie słuchać (domyślnie: dowolny wolny port)",
});

export const serverCommands: readonly CommandDeclaration[] = [
  {
    name: "fake",
    en: "a fake Base account over HTTP, which shows requests as they come",
    uk: "несправжній акаунт Base по HTTP, показує запити, що надходять",
    pl: "atrapa konta Base po HTTP, pokazuje przychodzące żądania",
    options: [
      port,
      option("--host <address>", {
        en: "where to listen (default: 127.0.0.1, for this machine only); with another, such as 0.0.0.0, others can call it",
        uk: "де слухати (типово: 127.0.0.1, лише для цього комп'ютера); з іншою, наприклад 0.0.0.0, викликати можуть інші",
        pl: "gdzie słuchać (domyślnie: 127.0.0.1, tylko dla tego komputera); z innym, na przykład 0.0.0.0, mogą wywoływać inni",
      }),
      option("--token <text>", {
        en: "the sample token that requests must carry (default: a new one at each start)",
        uk: "вигаданий токен, який мають нести запити (типово: новий за кожного запуску)",
        pl: "zmyślony token, który mają nieść żądania (domyślnie: nowy przy każdym starcie)",
      }),
      option("--limit <number>", {
        en: "requests a minute before the token is blocked, or off (default: 100)",
        uk: "запитів за хвилину до блокування токена, або off (типово: 100)",
        pl: "żądań na minutę do zablokowania tokena albo off (domyślnie: 100)",
      }),
      option("--seed <number>", {
        number: { least: 0 },
        en: "decides which requests a fault of some percent meets, and how answers are spelled (default: 1)",
        uk: "вирішує, у які запити влучає збій на кілька відсотків і як пишуться відповіді (типово: 1)",
        pl: "decyduje, które żądania trafia usterka procentowa i jak zapisane są odpowiedzi (domyślnie: 1)",
      }),
      option("--fault <spec>", {
        isRepeatable: true,
        en: "<scenario>[:<method>][:<times>|:<percent>%], for example answer-lost:addOrder:10%; docs/testing-reference.md has all",
        uk: "<сценарій>[:<метод>][:<разів>|:<відсоток>%], наприклад answer-lost:addOrder:10%; усі є в docs/testing-reference.md",
        pl: "<scenariusz>[:<metoda>][:<razy>|:<procent>%], na przykład answer-lost:addOrder:10%; wszystkie są w docs/testing-reference.md",
      }),
      option("--parameters", {
        en: "show the parameters of requests as well; they may be a buyer's",
        uk: "показати й параметри запитів; це можуть бути дані покупця",
        pl: "pokaż także parametry żądań; mogą to być dane kupującego",
      }),
    ],
    examples: ["fake"],
    load: async () => (await import("../commands/onlineCommands.ts")).fakeCommand,
  },
  {
    name: "listen",
    en: "receive webhooks on this machine, keep each as a lead file, show what rules make of it",
    uk: "приймати вебхуки на цьому комп'ютері, зберігати кожен як файл ліда, показувати, що з нього роблять правила",
    pl: "odbieraj webhooki na tym komputerze, zapisuj każdy jako plik leada, pokazuj, co robią z nim reguły",
    options: [
      port,
      rules,
      option("--folder <folder>", {
        en: "where requests are kept (default: received-leads)",
        uk: "де зберігати запити (типово: received-leads)",
        pl: "gdzie zapisywać żądania (domyślnie: received-leads)",
      }),
      option("--studio", {
        en: "a page that shows what became of each, on the fake account, by --rules",
        uk: "сторінка, що показує, що стало з кожним, на несправжньому акаунті, за --rules",
        pl: "strona, która pokazuje, co się z każdym stało, na atrapie konta, według --rules",
      }),
      option("--forward <url>", {
        en: "send each on to an app on this machine",
        uk: "надсилати кожен далі програмі на цьому комп'ютері",
        pl: "wysyłaj każde dalej do aplikacji na tym komputerze",
      }),
      option("--tunnel <host>", {
        isRepeatable: true,
        en: "the name of a tunnel that leads to the webhook, such as leads.ngrok-free.app; other foreign hosts get 421",
        uk: "назва тунелю, що веде до вебхука, наприклад leads.ngrok-free.app; інші чужі хости отримують 421",
        pl: "nazwa tunelu, który prowadzi do webhooka, na przykład leads.ngrok-free.app; inne obce hosty dostają 421",
      }),
      {
        ...inventory,
        en: "the catalog to match order lines with (default: the only one, where --settings or --token-file is given)",
        uk: "каталог, з яким звіряти рядки замовлення (типово: єдиний, якщо є --settings або --token-file)",
        pl: "katalog, z którym porównać pozycje zamówienia (domyślnie: jedyny, jeśli podano --settings lub --token-file)",
      },
      config,
      ...clientOptions,
    ],
    examples: ["listen --rules rules.tsv"],
    load: async () => (await import("../commands/onlineCommands.ts")).listenCommand,
  },
  {
    name: "studio",
    en: "a page on this machine that shows what became of your leads; without a store a try-out on a fake account",
    uk: "сторінка на цьому комп'ютері, яка показує, що сталося з вашими лідами; без сховища — проба на несправжньому акаунті",
    pl: "strona na tym komputerze, która pokazuje, co stało się z Twoimi leadami; bez magazynu — próba na atrapie konta",
    options: [
      port,
      option("--read-only", {
        en: "show everything, change and send nothing",
        uk: "усе показувати, нічого не змінювати й не надсилати",
        pl: "wszystko pokazuj, nic nie zmieniaj i nie wysyłaj",
      }),
      store,
      register,
      rulesOfSenders,
      inventory,
      namespace,
      account,
      option("--forwarder <module>", {
        en: "a file that exports your `forwarder`, and your `rules`: for Redis and PostgreSQL",
        uk: "файл, який експортує ваш `forwarder` і ваші `rules`: для Redis і PostgreSQL",
        pl: "plik, który eksportuje Twój `forwarder` i Twoje `rules`: dla Redisa i PostgreSQL",
      }),
      option("--panel <url>", {
        en: "where orders are opened (default: https://panel.baselinker.com)",
        uk: "де відкривати замовлення (типово: https://panel.baselinker.com)",
        pl: "gdzie otwierać zamówienia (domyślnie: https://panel.baselinker.com)",
      }),
      config,
      ...clientOptions,
    ],
    load: async () => (await import("../commands/studio.ts")).studioCommand,
  },
  {
    name: "trigger",
    en: "send signed sample requests to a webhook and see how it answers",
    uk: "надіслати вебхуку підписані пробні запити й побачити, як він відповідає",
    pl: "wyślij do webhooka podpisane przykładowe żądania i zobacz, jak odpowiada",
    arguments: [
      argument("<source>", { en: "the sender", uk: "відправник", pl: "nadawca", choices: sources }),
    ],
    options: [
      option("--to <url>", { en: "the address of the webhook", uk: "адреса вебхука", pl: "adres webhooka" }),
      option("--secret <text>", {
        en: "better WEBHOOK_SECRET in the environment: its secret, which `ps` and the history of the shell show here",
        uk: "краще WEBHOOK_SECRET у середовищі: його секрет, який тут видно в `ps` і в історії оболонки",
        pl: "lepiej WEBHOOK_SECRET w środowisku: jego sekret, który tutaj widać w `ps` i w historii powłoki",
      }),
      option("--kind <kind>", {
        isRepeatable: true,
        choices: requestKinds,
        en: "what to send (default: valid)",
        uk: "що надіслати (типово: valid)",
        pl: "co wysłać (domyślnie: valid)",
      }),
      option("--place <place>", {
        en: "where tilda and sharedSecret send the secret: header:x-key, query:key or field:key (default: query:key)",
        uk: "де tilda і sharedSecret надсилають секрет: header:x-key, query:key або field:key (типово: query:key)",
        pl: "gdzie tilda i sharedSecret wysyłają sekret: header:x-key, query:key albo field:key (domyślnie: query:key)",
      }),
      settings,
      yes,
    ],
    examples: ["trigger woocommerce --to http://localhost:3000/ --kind valid --kind ping"],
    load: async () => (await import("../commands/onlineCommands.ts")).triggerCommand,
  },
];

export const mcpCommand: CommandDeclaration = {
  name: "mcp",
  en: "a server for AI agents (Model Context Protocol): reads Base, leads and rules; changes nothing by default",
  uk: "сервер для ШІ-агентів (Model Context Protocol): читає Base, ліди й правила; типово нічого не змінює",
  pl: "serwer dla agentów AI (Model Context Protocol): czyta Base, leady i reguły; domyślnie nic nie zmienia",
  options: [
    option("--rules <[name=]file>", {
      isRepeatable: true,
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
