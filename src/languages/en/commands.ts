/** Every text of the commands, with their help. A key begins with the part of the commands that says it. */
export const commands = {
  "failure.rulesWrong": "The rules cannot be used:",
  "failure.setupWrong": "Nothing was sent: the rules or the setup do not fit the account.",
  "help.status": "only leads with this status",
  "help.since": "only what was received at this time or later",
  "help.limit": "the maximum number of results",
  "help.entry": "the entry; the first 8 characters of its id are enough",
  "help.forward": "create orders in Base from leads, at most one from each",
  "help.forward.concurrency": "how many leads to send at once (default: 8)",
  "help.forward.dry-run": "only map, send nothing",
  "help.register.list": "the leads, the newest first",
  "help.register.list.cursor": "where the previous page ended",
  "help.register.list.order": "only the lead of this order in Base",
  "help.register.show": "one lead, with its issues and attempts",
  "help.register.resend": "send a kept lead again, or all that failed",
  "help.register.resend.all": "all that failed",
  "help.register.resend.as-new": "create a separate order from a lead that differs",
  "help.register.resend.fault": "only errors with this fault",
  "help.register.discard": "send a lead no more and erase its data",
  "help.register.erase": "erase a lead, also from the store",
  "help.register.stats": "how many leads there are of each kind",
  "help.leads.optional":
    "leads: files, folders, patterns, *.ndjson with one lead on a line, *.body.txt, or `-` (default: that of the first test of the rules)",
  "help.map": "show the order that each lead becomes",
  "help.explain": "show where each field of the order comes from",
  "help.explain.all": "also every parameter of the lead that no rule uses",
  "help.check": "find what is wrong with rules, on their own or against an account",
  "help.check.live": "read the account from Base (needs BASELINKER_TOKEN)",
  "help.test": "run the tests of rules: <name>.test.json next to <name>.json",
  "help.test.rules": "rules, files of tests, or folders with both",
  "help.test.update": "write today's results into the tests",
  "help.plan": "show what other rules would make of the same leads",
  "help.plan.before": "the rules of today, or `none`",
  "help.plan.after": "the new rules",
  "help.plan.register": "the leads of this register",
  "help.plan.fail-on": "end with code 1 only for these changes (default: `any`)",
  "help.suggest": "propose rules based on leads, for a person to check",
  "help.suggest.orders": "the orders that people made of these leads: a JSON list in the same order",
  "help.suggest.out": "where to write the rules; tests go next to them",
  "help.port": "the port (default: any free one)",
  "help.fake": "a fake Base account over HTTP, which shows requests as they come",
  "help.fake.host":
    "the address (default: `127.0.0.1`, for this machine only); with another, such as `0.0.0.0`, others can use the account",
  "help.fake.token": "the sample token that requests must carry (default: a new one at each start)",
  "help.fake.limit": "how many requests a minute before the token is blocked, or `off` (default: 100)",
  "help.fake.seed":
    "decides which requests a fault of some percent hits, and how answers are spelled (default: 1)",
  "help.fake.fault":
    "<scenario>[:<method>][:<times>|:<percent>%], for example `answer-lost:addOrder:10%`; docs/testing-reference.md has all",
  "help.fake.parameters": "show the parameters of requests as well; they may be a buyer's",
  "help.listen": "receive webhooks on this machine, keep each as a lead file and show what rules make of it",
  "help.listen.folder": "where requests are kept (default: `received-leads`)",
  "help.listen.studio": "a page that shows what became of each, on the fake account, by --rules",
  "help.listen.forward": "pass each on to an app on this machine",
  "help.listen.tunnel":
    "the name of a tunnel that leads to the webhook, such as leads.ngrok-free.app; other foreign hosts get 421",
  "help.listen.inventory":
    "the catalog to match order lines with (default: the only one, where --settings or --token-file is given)",
  "help.studio":
    "a page on this machine that shows what became of your leads; without a store a try-out on a fake account",
  "help.studio.read-only": "show everything, change and send nothing",
  "help.studio.forwarder": "a file that exports your `forwarder`, and your `rules`: for Redis and PostgreSQL",
  "help.studio.panel": "where orders are opened (default: `https://panel.baselinker.com`)",
  "help.trigger": "send signed sample requests to a webhook and see how it answers",
  "help.trigger.source": "the sender",
  "help.trigger.to": "the address of the webhook",
  "help.trigger.secret":
    "its secret; better in WEBHOOK_SECRET, since `ps` and the history of the shell show this one",
  "help.trigger.kind": "what to send (default: `valid`)",
  "help.trigger.place":
    "where `tilda` and `sharedSecret` send the secret: `header:x-key`, `query:key` or `field:key` (default: `query:key`)",
  "help.mcp":
    "a server for AI agents (Model Context Protocol): reads Base, leads and rules; changes nothing by default",
  "help.mcp.rules":
    "your rules, for the agent to explain, check and compare (default: those of the configuration)",
  "help.mcp.store":
    "the SQLite file with the register, for the agent to look up leads (default: that of the configuration)",
  "help.mcp.write":
    "what the agent may change, after asking: methods such as `addOrder`, or resend_leads; several with commas",
  "help.mcp.personal-data": "show buyers' data; without it the agent sees marks such as `[email 1]`",
  "help.mcp.yes": "do not ask before a write",
  "help.mcp.http": "over HTTP on this machine, with a key, instead of standard input and output",
  "help.mcp.port": "with --http: the port (default: any free port)",
  "help.mcp.host": "with --http: `127.0.0.1` (default), `::1` or `localhost`",
  "help.doctor": "check token, account, clock, secrets, rules, store and webhook",
  "help.doctor.save-account": "keep the account as a file, for --account",
  "help.doctor.all": "every id of the account (default: 20 of each kind)",
  "help.doctor.store": "the store to check",
  "help.doctor.webhook": "the address that has to answer",
  "help.doctor.probe": "ask the account what the documentation leaves open: 15 reads",
  "help.doctor.write": "with --probe: make one real order and delete it",
  "help.doctor.status": "for --write: a status without automations",
  "help.doctor.sku": "for --write: a product; its line may reserve stock",
  "help.doctor.undo": "delete the order of an interrupted probe",
  "help.init":
    "create a project that turns webhooks of one sender or several into orders; asks on a terminal",
  "help.init.source": "who sends; repeat it for several",
  "help.init.country":
    "the country of the buyers, such as UA: for phones and the currency (default: that of LANG, if not English)",
  "help.init.currency":
    "the currency of the prices, such as UAH, where the sender names none (default: the country's)",
  "help.init.status": "the status of new orders: an id or a name (default: the only one)",
  "help.init.order-source": "the order source: an id or a name (default: none, the field is left out)",
  "help.init.catalog": "where products are looked up: an id or a name (default: the only one)",
  "help.init.folder": "where to (default: here)",
  "help.init.rules":
    "your own rules, also a table, or another ready set (default: the ready set of the sender)",
  "help.init.to": "what it runs on (default: `node`)",
  "help.rules":
    "rules: a JSON file, a table of LeadBox (.tsv, .csv), `-`, or the name of a ready set such as tilda-cart",
  "help.rulesOfSenders":
    "rules: a file or a ready set; for several senders name=file each, where name is a namespace or a source",
  "help.leads": "leads: files, folders, patterns, *.ndjson with one lead on a line, *.body.txt, or `-`",
  "help.contentType": "the content type of the leads, for raw bodies of requests",
  "help.account": "the account, from a file that `doctor --save-account` wrote",
  "help.receivedAt": "when the leads were received, for example 2026-01-31T12:00:00Z (default: now)",
  "help.watch": "run again whenever a file changes",
  "help.settings": "a file with BASELINKER_TOKEN or secrets, such as .env; it is read as data",
  "help.token-file": "a file with the token alone",
  "help.requests-per-minute": "requests a minute; fewer than 100 where others use the token too",
  "help.config": "the configuration (default: `baselinker.config.json`)",
  "help.inventory": "the catalog to match order lines with (default: the only one of the account)",
  "help.store": "the store: an SQLite file that remembers which lead became which order",
  "help.register": "the register: the same file as the store",
  "help.namespace": "separates sources whose leads may have the same id",
  "help.yes": "do not ask",
  "help.confirm": "the sentence that would have to be typed; --yes is not enough",
  "help.values": "show the buyer's data as well",

  "usage.program":
    "Turns each lead into exactly one order in Base (BaseLinker), and shows what rules do before anything is sent.",
  "usage.heading.Usage": "Usage:",
  "usage.heading.Arguments": "Arguments:",
  "usage.heading.Options": "Options:",
  "usage.heading.Commands": "Commands:",
  "usage.heading.ExitCodes": "Exit codes:",
  "usage.placeholder.options": "[options]",
  "usage.placeholder.command": "[command]",
  "usage.version": "the version of the package",
  "usage.help": "show this",
  "usage.group": "what happened to each lead: `list`, `show`, `resend`, `discard`, `erase`, `stats`",
  "usage.tryHelp": "Try `baselinker-sdk --help`, or `baselinker-sdk <command> --help`.",
  "usage.forExample": "For example: baselinker-sdk {example}",
  "usage.unknownCommand": "Unknown command `{name}`.",
  "usage.unknownOption": "Unknown option `{name}`.",
  "usage.token":
    "The token is not an option: it would stay in the history of the shell. Set BASELINKER_TOKEN, or name a file with --token-file or --settings.",
  "usage.envFile": "{name} is an option of Node, which reads it before this program. Use --settings.",
  "usage.missingArgument": "The argument `{name}` is missing.",
  "usage.excessArguments":
    "The command takes {expected, plural, =0 {no arguments} one {# argument} other {# arguments}}, but got {given}.",
  "usage.optionMissingArgument": "The option `{name}` needs a value.",
  "usage.noCommand": "The second word is missing: `list`, `show`, `resend`, `discard`, `erase` or `stats`.",
  "usage.didYouMean": "Did you mean {close}?",
  "usage.noChoice": '{name}: "{given}" is not one of {choices}.',
  "usage.misspelt": '{name}: "{given}" is not one of {choices}. Did you mean {closest}?',
  "usage.noNamespace":
    '--namespace: "{given}" is not a name of 1 to 16 Latin letters, digits, `.`, `_` or `-`.',
  "usage.noNumber": '{name}: "{given}" is not a whole number of at least {least}.',
  "usage.noNumberBetween": '{name}: "{given}" is not a whole number from {least} to {most}.',
  "usage.allOptions": "Everything it takes: baselinker-sdk {command} --help",
  "usage.unknownLanguage": '{name}: "{given}" is not a language of this program. Choose one of {choices}.',

  "option.json": "results as JSON on standard output",
  "option.quiet": "results only, no notes",
  "option.language": "language of messages (default: BASELINKER_LANGUAGE, or that of the system)",
  "option.no-color": "no colour; NO_COLOR does the same",

  "exit.yes": "Success: it was done, or nothing wrong was found.",
  "exit.no": "Errors: in the rules, the tests or the leads.",
  "exit.usage": "Wrong usage: an unknown word, a missing file, invalid JSON. Correct the command.",
  "exit.outside":
    "The setup or the environment: token, block, network, disk. Correct it, or try again later.",
  "exit.interrupted": "Ended with Ctrl+C.",

  "asking.nobodyToAsk": "{question} There is no terminal to ask: run it with --yes. Nothing was sent.",
  "asking.needsSentence": '{question} Run it with --confirm "{sentence}". Nothing was done.',
  "asking.typeIt": "Type: {sentence}",
  "asking.saidNo": "Nothing was done.",

  "watch.waiting": "Waiting for a change. Stop with Ctrl+C.",

  "system.ENOENT": "{path}: there is no such file. Check the name and the folder.",
  "system.EISDIR": "{path}: this is a folder, and a file is needed here.",
  "system.ENOTDIR": "{path}: a part of this path is a file, not a folder.",
  "system.EACCES": "{path}: permission denied. Check the owner and the permissions.",
  "system.ELOOP": "{path}: this link leads back to itself. Name the file that is meant.",
  "system.ENAMETOOLONG": "{path}: this name is too long for a file. Check it.",
  "system.ENXIO": "{path}: this is a socket, and a file is needed here.",
  "system.EROFS": "{path}: the disk is read-only. Choose another folder.",
  "system.ENOSPC": "The disk is full, so not everything was written. Free space and run it again.",
  "system.EEXIST": "{path} exists already and is not overwritten. Choose another name.",
  "system.EADDRNOTAVAIL":
    "{path}: this machine does not have this address. Leave --host out, or write an address of this machine.",
  "system.EADDRINUSE": "The port is taken by another program. Choose another one with --port.",

  "file.broken": "{at}: this is not valid JSON: `{found}` cannot be here. Correct it there.",
  "file.cut": "{at}: the JSON ends too early. Is the file whole, and is a bracket or a quote missing?",
  "file.unreadable": "{at}: this is not valid JSON. Correct it.",
  "file.wrongContent": "{file} is not as it has to be:",
  "file.unknownNames": "{path}: not known here: {names, list}. Correct it or leave it out.",
  "file.missing": "{path}: this is missing.",
  "file.wrongType":
    "{path}: this has to be {expected, select, string {a text} int {a whole number} number {a number} boolean {true or false} array {a list} other {an object}}.",
  "file.wrongForm":
    "{path}: this has to be {format, select, uuid {a UUID} datetime {a time such as 2026-01-31T12:00:00Z} other {a name of letters, digits, `-`, `_` and `.`, of 16 characters at most}}.",
  "file.rulesInWorkbook":
    "{path}: this is an Excel workbook. In Excel or Google Sheets save the sheet as CSV UTF-8, or copy the two columns into a .tsv file.",
  "file.empty": "{path}: the file is empty. Is it the right one?",
  "file.folder": "{path}: this is a folder, and a file is needed here.",
  "file.binary": "{path}: this is not a text file. Pass JSON, a table or the body of a request.",
  "file.notUtf8": "{path}: the text is not UTF-8. Save it as UTF-8 (in Excel: CSV UTF-8) and try again.",
  "file.tooLarge":
    "{path}: the file is larger than 64 MB. Put one lead on a line and name it *.ndjson: that can be any size.",
  "file.misspelt": "{path}: there is no such file. Did you mean {closest}?",

  "rules.noSet":
    "{name}: there is no such file, and no ready set of rules is called so. Check the name and the folder.",
  "rules.otherSet":
    "{name}: there is no such file, and no ready set of rules is called so. Did you mean {close}?",
  "rules.notRules": "{path}: rules are an object with `version` and `fields`, or a table with two columns.",

  "module.noModule": "{path}: there is no such module. Check the name and the folder.",
  "module.brokenModule": "{path}: the module cannot be loaded: {reason}",

  "settings.otherInEnvironment":
    "{name} is set in the environment too, and that value is used, not the one of {path}.",

  "config.notRun": "{program} is a program and is not run by itself. Add --config {program}.",

  "client.noUrl":
    "BASELINKER_URL is not an address. Write it as `baselinker-sdk fake` prints it, such as `http://127.0.0.1:8080/connector.php`, or leave it out for the real Base.",
  "client.noToken":
    "There is no token. No account yet? `npx baselinker-sdk fake` starts one and prints its token and URL. Set BASELINKER_TOKEN, or name a file with --token-file or --settings.",
  "client.settingsThere":
    "There is no token in the environment, but this folder has a .env: add --settings .env.",
  "client.noTokenInFile":
    "There is no token in {path}. Write it into the line BASELINKER_TOKEN=, or alone into a file for --token-file.",
  "client.misspeltToken": "There is no token: {name} is set, and BASELINKER_TOKEN is not. Correct the name.",

  "address.noUrl": '{option}: "{given}" is not an address. Write one such as `http://localhost:3000/hook`.',
  "address.foreignHost":
    "Refused with 421: a request to the host {host}, which is not this machine. Is it the name of your tunnel? Then start again with --tunnel {host}.",
  "address.noTunnel":
    '--tunnel: "{given}" is not the name of a host. Write one such as leads.ngrok-free.app.',

  "leads.unreadable": "{name}: this lead cannot be read.",
  "leads.noLead":
    "Which lead? Save one submission of your form as lead.json, or try a ready set: {command} tilda-cart.",
  "leads.rulesFirst":
    "{path}: none of its names is a Base field. Is it a lead? The rules come first: {command} rules.tsv {path}",
  "leads.sampleUsed":
    "No lead was named, so this is the sample of the first test. For your own: {command} {rules} lead.json",
  "leads.noTime": '"{given}" is not a time. Write one such as 2026-01-31T12:00:00Z.',
  "leads.twoStdin": "Rules and leads cannot both come from standard input. Put one of them into a file.",
  "leads.emptyFolder": "{path}: there is no lead in this folder. Leads are *.json, *.ndjson and *.body.txt.",
  "leads.noMatch": "{path}: no file matches this pattern. Check it, or name the folder.",
  "leads.inlineJson":
    "A lead is read from a file. Save this JSON as lead.json and name that, or pass it on standard input as `-`.",
  "leads.leadsInTable":
    "{path}: this is an Excel workbook or a table, and a lead is JSON. Write each row as one line of a file *.ndjson, with the headings as names: `explain xlsx-row` shows such a row.",
  "leads.longLine": "{path}:{number}: this line is longer than 64 MB. One lead on a line is needed.",
  "leads.noLeads": "{path}: there is no lead in it. One lead on a line is needed, or one JSON.",
  "leads.notJson": "not valid JSON",

  "catalog.loading": "Reading catalog {id}",
  "catalog.which":
    "Which catalog has the products of the order lines? Say it with --inventory: {catalogs}. Or write `inventoryId` into baselinker.config.json.",
  "catalog.noCatalog":
    "The account has no catalog {id}. Say with --inventory, or in baselinker.config.json, which it is: {catalogs}.",

  "delivery.noRules": "There are no rules. Name them with --rules, or in baselinker.config.json.",
  "delivery.noStore":
    "A store is needed: without one a lead that is received twice becomes two orders. Name a file with --store leads.sqlite.",
  "delivery.twoFiles":
    "The register must be in the file of the store, so that both are written together. Give --register the same file as --store.",
  "delivery.noRegister":
    "Which register? Name its file with --register leads.sqlite, or in baselinker.config.json.",
  "delivery.noSuchRegister": "{path}: there is no such register. Check the name and the folder.",

  "senders.other":
    "Lead {id} came from {name}, and these rules are for another sender. Name its rules: --rules {name}=file.json.",
  "senders.unknownName": "--rules {name}=…: no lead of the register came from {name}.",
  "senders.closeName": "--rules {name}=…: no lead of the register came from {name}. Did you mean {close}?",
  "senders.bothKinds":
    "The configuration has both `rules` and `senders`. Keep `senders`, which names the rules of each namespace.",
  "senders.nameTwice": "--rules: {name} is named twice. Name one file for each sender.",
  "senders.twiceFromInput":
    "--rules: standard input is read once, and `-` is named for two sets. Save one of them in a file.",
  "senders.twoWithoutName":
    "--rules: two files have no name, so it is not known which leads they are for. Write each as name=file.",

  "resultLine.issueCounts":
    "{errors, plural, one {# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}",
  "resultLine.orderCounts":
    "{values, plural, one {# value} other {# values}}, {lines, plural, one {# line} other {# lines}}",
  "resultLine.keyOf": "key {key}",
  "resultLine.noKey": "no key",
  "resultLine.noOrder": "no order",

  "map.oneOnALine":
    "this is a list. Put one lead on each line of a file *.ndjson, or one into each file of a folder.",
  "map.unreadable": "this lead cannot be read ({reason})",
  "map.summary": "{count, plural, one {# lead} other {# leads}}, {failed} failed",

  "explain.head": "FIELD|VALUE|FROM|STEPS",
  "explain.constant": "constant",
  "explain.fitted": "normalized",
  "explain.byDefault": "default",
  "explain.notUsed": "Not used: {names}",

  "check.summary":
    "{errors, plural, one {# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}.",
  "check.withoutAccount": "Not checked against an account (--account file, or --live).",
  "check.noCurrency":
    'These rules write prices, but no currency: amounts are read with two decimals, and Base chooses the currency. Map `currency` in `fields`, or write the code of your currency into `defaults`, such as `"currency": "EUR"`.',

  "test.difference": "expected {expected}, got {actual}",
  "test.nothing": "nothing",
  "test.summary": "{passed} of {count} passed.",
  "test.accept": "Accept the new results: --update",
  "test.notReached": "No test checks: {rules}",
  "test.readySetStays":
    "{name}: the tests of a ready set stay as they are. Copy its rules and tests into your folder, and update those.",
  "test.noTests":
    "There are no tests. Write them into <name>.test.json next to the rules, or under `tests` inside.",

  "plan.noLeads":
    "There are no leads to compare the rules with. Name files, or --register with leads that were kept.",

  "suggest.head": "FIELD|RULE|WHY",
  "suggest.moreCandidates":
    "… and {count, plural, one {# more candidate} other {# more candidates}}: see them all with --json.",
  "suggest.notUsed": "Not used: {names}",
  "suggest.wrote":
    "Wrote {path}, and {tests, plural, one {# test} other {# tests}} next to it. Now run: `npx baselinker-sdk test {rest}`",
  "suggest.wroteWithoutStatus":
    "Wrote {path} without tests: no lead becomes an order yet, as the rules have no status. Give --account, or write order_status_id into the rules.",
  "suggest.wroteWithoutTests":
    "Wrote {path} without tests: no lead becomes an order yet. Why, says: `npx baselinker-sdk map {path} <lead>`",
  "suggest.why.name": "name",
  "suggest.why.value": "value",
  "suggest.why.sum": "adds up to a sum in the lead",
  "suggest.why.order": "as in the order",
  "suggest.doubt.several": "several parameters have different values",
  "suggest.doubt.somebody_else": "perhaps of the seller, a manager or the courier",
  "suggest.doubt.one_of_many": "the first element of a list with more",
  "suggest.doubt.unproved": "likely, but not proved",
  "suggest.doubt.no_zone": "a date without a time zone",
  "suggest.doubt.minor_units": "whole numbers: perhaps cents",
  "suggest.doubt.word": "a word of the source: only you know its meaning",
  "suggest.badOrders":
    "{path}: a list of at most {most, plural, one {# order} other {# orders}} is needed, one for each lead in their order; null if there is none.",

  "forward.question": "Create real orders in Base from {count, plural, one {# lead} other {# leads}}?",
  "forward.sending": "Sending",
  "forward.skippedWhy": "To see why leads are skipped, run `explain` with the same rules and leads.",
  "forward.stillOpen":
    "{open, plural, one {# order} other {# orders}} may exist in Base: run the same command again with the same store; nothing is duplicated.",
  "forward.stopped":
    "Stopped: further leads would fail in the same way. Correct it and run the same command again with the same store: nothing is duplicated.",
  "forward.questionAll": "Create real orders in Base from these leads?",

  "register.noEntry": "{id}: there is no such entry. `register list` shows them.",
  "register.severalEntries":
    "{id}: {count, plural, one {# entry begins} other {# entries begin}} with this. Write more of the id.",
  "register.shortId":
    "{id}: at least {count, plural, one {# character} other {# characters}} of an id are needed.",
  "register.head": "ID|RECEIVED|SOURCE|STATUS|TRIES|CODE|PATH|KEY",
  "register.statsHead": "STATUS|LEADS",
  "register.more": "More: --cursor {cursor}",
  "register.waiting":
    "{count, plural, =0 {No leads are waiting.} one {# lead has been waiting for {ms, duration}.} other {# leads are waiting, the oldest for {ms, duration}.}}",
  "register.orderAlone": "--order names one lead: leave out the other filters.",
  "register.discardQuestion": "Discard the lead {id}? Its data is erased, and it will not be sent.",
  "register.eraseQuestion": "The entry {id} would be erased, with its data and the traces of its buyer.",
  "register.discarded": "The lead was discarded.",
  "register.erased": "The lead was erased.",
  "register.eraseSentence": "erase this lead",

  "resend.refused.discarded": "The lead was discarded or erased. Let its sender send it again.",
  "resend.refused.order_may_exist":
    "The order may be in Base already. Look for it there; `studio` sends the lead again once you have.",
  "resend.refused.lead_not_kept":
    "The lead is not kept, so it cannot be sent again. Let its sender send it again.",
  "resend.oneOrAll": "Name one entry, or --all.",
  "resend.newAlone": "--as-new makes one lead an order of its own: name its entry, without --all.",
  "resend.asNewQuestion": "Make the lead {id} an order of its own in Base ({order})?",
  "resend.question": "Send the lead {id} to Base again ({order})?",
  "resend.questionAll":
    "{count, plural, one {# lead} other {# leads}} would be sent to Base again, for {sum} in all.",
  "resend.wouldBeSent":
    "{count, plural, one {# lead would become an order} other {# leads would become orders}}, {bare} of them without goods.",
  "resend.notSent": "By these rules the lead becomes no order, so it is not sent.",
  "resend.notSentAll":
    "Not sent, since these rules make no order of them: {skip} skipped, {error} with errors.",
  "resend.moreLeads": "and {count} more",
  "resend.moreForeign": "{count, plural, one {# more lead has} other {# more leads have}} no rules.",
  "resend.changed":
    "{id}: it would become another order now than the one that was shown, so it was not sent. Call it again.",
  "resend.linesOf": "{lines, plural, one {# line} other {# lines}}",
  "resend.noGoods": "without goods",
  "resend.looking": "Looking at the leads",
  "resend.sending": "Sending again",
  "resend.stoppedAt": "Stopped after five errors {code} in a row: correct the setup, then run it again.",
  "resend.sentence": "send all again",

  "doctor.writeNeedsProbe": "--write is a part of --probe: call it with --probe --write.",
  "doctor.secretIsWeak":
    "{name} has fewer than 16 characters, so it can be guessed. Choose a longer random one, here and at the sender.",
  "doctor.what": "{what}",
  "doctor.nothingElse": "Nothing else was checked.",
  "doctor.tokenWorks": "Base knows it",
  "doctor.accountSays":
    "{statuses, plural, one {# status} other {# statuses}}, {sources, plural, one {# source} other {# sources}}, {fields, plural, one {# additional field} other {# additional fields}}, {catalogs, plural, one {# catalog} other {# catalogs}}",
  "doctor.idsHead": "FIELD|ID|NAME",
  "doctor.noAnswer": "no answer",
  "doctor.webhookRedirects":
    "It redirects to {target}, and senders do not follow: some count the lead as delivered, others as failed. Give the sender that address.",
  "doctor.correctWebhook": "Start the program that receives there, or correct the address.",
  "doctor.clockRight": "agrees with Base",
  "doctor.clockAhead": "{ms, duration} ahead of Base; the time of orders comes from here",
  "doctor.clockBehind": "{ms, duration} behind Base; the time of orders comes from here",

  "probe.R1": "clock, token, catalogs",
  "probe.R2": "shape of the account's lists",
  "probe.R3": "what an unknown method gives",
  "probe.R4": "newer methods are live",
  "probe.R5": "unknown parameters are ignored",
  "probe.R6": "`id_from` is inclusive",
  "probe.R7": "the name of commissions",
  "probe.R8": "the search by e-mail is case-blind",
  "probe.R9": "the journal is on",
  "probe.R10": "variants are listed",
  "probe.W1": "an order is accepted",
  "probe.W2": "the new order is found at once",
  "probe.W3": "texts are kept whole",
  "probe.W4": "lines are linked with the catalog",
  "probe.W5": "`paid` is honoured to the cent",
  "probe.W6": "a payment replaces the one before",
  "probe.W7": "additional fields come back",
  "probe.W8": "the order is gone",
  "probe.W9": "stock is given back",
  "probe.planHead": "ID|CALLS|METHODS|ASKS",
  "probe.answerHead": "ID|ANSWER|QUESTION|WHY",
  "probe.planTotal": "At most {total, plural, one {# call} other {# calls}}, {rate} a minute.",
  "probe.readQuestion": "Ask the account these questions?",
  "probe.writeQuestion":
    "ONE REAL ORDER would be made and deleted. It leaves a gap in the order numbers, entries in the journal, and whatever automations do.",
  "probe.probing": "Asking",
  "probe.noStatus":
    "--write needs --status <id>: a status without automations, since new orders trigger them.",
  "probe.noSku": "--sku: no catalog has {sku}.",
  "probe.deleteByHand": "The order {id} may still be there. Delete this order by hand: {page}",
  "probe.brokeOff": "The probe was interrupted. To find and delete its order: `doctor --undo {file}`",
  "probe.undone": "Deleted: {ids}",
  "probe.failed": "Base answered {code}.",
  "probe.sentence": "create and delete one order",

  "init.whichFolder": "Which folder?",
  "init.exists": "{file} exists already, and nothing was written. Choose an empty folder with --folder.",
  "init.leftOut": "Left out: {path}: {message}",
  "init.environmentLacks": "There is a .env already, and it was not changed. Add to it: {names}.",
  "init.next":
    "Now, in the folder {folder}: fill in .env, `npm install`, `npm test`, `npm start`. What became of the leads: `npm run studio`. Where it can run: docs/hosting.md.",
  "init.noFields":
    "{path}: `init` takes rules with `version` and `fields`, or a table with two columns (.tsv, .csv).",
  "init.sampleId": "its id is a sample; write that of your own additional field, which `doctor` prints",
  "init.noCurrency": "the currency of {country} is not known here; write it into `defaults`, such as EUR",
  "init.answersMissing": "There is no terminal to ask, and nothing was written. Add to the command:",
  "init.lacksSource": "--source: who sends, one or more of {names}",
  "init.lacksCountry": "--country: the country of the buyers, two letters such as UA",
  "init.lacksChoice": "{option}: {list}",
  "init.whoSends": "Who sends?",
  "init.whoSendAll": "Who sends? Choose with the space bar, also several.",
  "init.whichCountry": "Country of the buyers? Two letters such as UA.",
  "init.whichCurrency": "Currency of the prices? Three letters such as UAH.",
  "init.whichStatus": "In which status are new orders?",
  "init.whichOrderSource": "Which order source?",
  "init.whichCatalog": "In which catalog are the products?",
  "init.leaveOut": "none",
  "init.sameTwice":
    "--source: {name} is there twice. Each shop of the same kind is a project of its own: run `init` for each with its own --folder.",
  "init.rulesOfOne":
    "--rules is for one sender, and there are {names}. Leave it out, and change rules-<source>.json afterwards.",
  "init.noCountry": '--country: "{given}". {reason}',
  "init.badCurrency": '--currency: "{given}". {reason}',
  "init.noItem": '{option}: the account has no "{given}". Choose one of {list}.',
  "init.noItems":
    '{option}: the account has no "{given}", and none at all. Leave the option out, or add one in the panel of Base.',
  "init.ambiguous": '{option}: several are called "{given}". Write the id of one: {list}.',
  "init.didYouMean": "Did you mean {name}?",
  "init.closeItem": '{option}: the account has no "{given}". Did you mean {close}? Choose one of {list}.',

  "fake.listening": "A fake Base account is running. Stop it with Ctrl+C.",
  "fake.forOthers":
    "--host {host}: others who can reach this machine can use the account. They need the token.",
  "fake.noLimit": "--limit: an integer of at least 0, or `off`.",
  "fake.wrongOption": "The fake account cannot start: {reason}",

  "listen.started": "Waiting for requests. Stop with Ctrl+C. Each is kept in {folder}.",
  "listen.studioStarted": "Open this link, for you alone, to see what became of each:",
  "listen.studioNeedsRules": "--studio shows what rules make of each lead. Name them with --rules.",
  "listen.notLocal": "--forward: {given} is not on this machine. Requests are passed on to a local app only.",
  "listen.wrong_origin":
    "Refused with 403: a page of another site made a browser send this. Only programs may send here.",
  "listen.no_route":
    "Answered with 404: through a tunnel, {host} asked for the fake account. Only this machine may call that, without a tunnel.",
  "listen.webhook": "Webhook",
  "listen.fake": "Fake Base",
  "listen.token": "Its token",

  "studio.tryOut":
    "There is no store, so this is a try-out: a fake account, and everything in memory. For your leads: --store leads.sqlite.",
  "studio.started": "Open this link, for you alone. Stop with Ctrl+C.",

  "trigger.head": "|REQUEST|STATUS|ANSWER",
  "trigger.realOrders": "{host} is not this machine: these requests create REAL orders there.",
  "trigger.question": "Send to {host}?",
  "trigger.noSecret":
    "The secret of the webhook is missing: WEBHOOK_SECRET in the environment or in a file for --settings.",
  "trigger.seenSecret":
    "--secret is seen by everyone who may call `ps` here, and stays in the history of the shell. Set WEBHOOK_SECRET in the environment for a secret that is in use.",
  "trigger.noAnswer": "{url} does not answer. Is the webhook running?",
  "trigger.noPlace": '--place: "{given}" is not a place. Write `header:x-key`, `query:key` or `field:key`.',

  "mcp.foreignHost":
    "--host {host}: only this machine may call it: `127.0.0.1`, `::1` or `localhost`. Others need a proxy that signs people in.",
  "mcp.shortKey": "BASELINKER_MCP_KEY is too short: at least 32 characters.",
  "mcp.started": "{url} is the address of the server. Stop it with Ctrl+C. The key is BASELINKER_MCP_KEY.",
  "mcp.startedWithKey":
    "{url} is the address of the server. Stop it with Ctrl+C. The key is new at each start, unless BASELINKER_MCP_KEY is set:",
  "mcp.waiting":
    "This is a server for an AI client, which starts it: docs/mcp.md has the configuration. Stop it with Ctrl+C.",
  "mcp.resendNeeds":
    "--write resend_leads: it sends leads of a store by your rules. Name both with --store and --rules.",
  "mcp.onlyHttp": "--{name} is for --http. Add it, or leave --{name} out.",
  "mcp.isRead": "--write {name}: this method changes nothing; it needs no permission.",
  "mcp.otherWrite": "--write {name}: no write method is called so. Did you mean {close}?",
  "mcp.noWrite": "--write {name}: no write method is called so. docs/methods.md lists them.",

  "uncaught.bug":
    "This is a bug of baselinker-sdk. Please report it with these lines, without data of buyers.",

  "progress.rate": "{aMinute} a minute",
  "progress.rateAndTime": "{aMinute} a minute, {ms, duration} left",
} as const;
