/** The texts of the page of leads, and of its server. */
export const studio = {
  "frame.leads": "Leads",
  "frame.rules": "Rules",
  "frame.account": "Account",
  "frame.screens": "Screens",
  "frame.language": "Language",
  "frame.fakeAccount": "fake account",
  "frame.readOnly": "read only",
  "frame.loading": "Loading…",
  "frame.gone":
    "The command does not answer. If it has ended, start it again and open the link that it prints. This page keeps trying.",
  "frame.failed": "The server could not answer ({code}). Reload the page.",
  "frame.unknownScreen": "There is no such page. Choose one above.",
  "frame.noScript": "This page needs JavaScript.",

  "status.received": "Waiting",
  "status.success": "Order",
  "status.skip": "Skipped",
  "status.error": "Error",
  "status.unknown": "Unknown",
  /** An unknown that only a person can decide. */
  "status.unknownFinal": "Unknown: check in Base",
  "status.differs": "Another order?",
  "status.discarded": "Discarded",

  "fault.lead": "needs a correction",
  "fault.setup": "check the settings",
  "fault.temporary": "will be tried again",

  /** Buttons that show the leads of one status. The number of leads follows. */
  "filter.all": "All",
  "filter.received": "Waiting",
  "filter.success": "Orders",
  "filter.skip": "Skipped",
  "filter.error": "Errors",
  "filter.unknown": "Unknown",
  "filter.differs": "Another order?",
  "filter.discarded": "Discarded",

  "chart.title": "Leads by time",
  "chart.orders": "{count, plural, one {# order} other {# orders}}",
  "chart.waiting": "{count, number} waiting",
  "chart.failed": "{count, number} failed",
  /** Read by a screen reader in place of the picture. The counts are the three texts above. */
  "chart.text": "Since {from}: {orders}, {waiting}, {failed}",
  "chart.leads": "{leads, plural, one {# lead} other {# leads}} · at most {most, number} in {span}",
  "chart.cut":
    "{leads, plural, one {the newest lead} other {the # newest leads}} · at most {most, number} in {span}",

  "list.find": "Key, order, id, text of a failed lead",
  "list.anySource": "Any source",
  "list.source": "Source",
  "list.anyTime": "Any time",
  "list.time": "Time",
  "list.lastHour": "Last hour",
  "list.lastDay": "Last 24 hours",
  "list.lastWeek": "Last 7 days",
  "list.lastMonth": "Last 30 days",
  "list.clearFilters": "Clear filters",
  "list.came": "Received",
  "list.status": "Status",
  "list.key": "Key",
  "list.order": "Order",
  "list.why": "Why",
  "list.showNew": "{count, plural, one {Show # new lead} other {Show # new leads}}",
  "list.showOlder": "Show older leads",
  "list.showNewest": "Show the newest leads",
  "list.searched": "{count, plural, one {Searched # lead so far.} other {Searched # leads so far.}}",
  "list.searchedAll": "{count, plural, one {Searched the only lead.} other {Searched all # leads.}}",
  "list.noneFound": "No lead fits these filters.",
  "list.allShown": "That is all of them.",

  "empty.title": "No leads yet",
  "empty.store": "Leads appear here as soon as your program forwards one with the register {store}.",
  "empty.tryOut":
    "This is a try-out: nothing is stored, and no order goes to Base. Send a sample lead to see what becomes of it.",

  "sample.note": "It becomes an order in the fake account, not in Base.",
  "sample.sender": "Sender",
  "sample.send": "Send a sample lead",
  "sample.sending": "Sending…",

  "lead.back": "Back to the list",
  "lead.noLead": "There is no such lead. It may have been erased, or the register no longer keeps it.",
  "lead.openOrder": "Open order {id} in Base",
  "lead.orderNumber": "Order {id}",
  "lead.requestId": "Request id: {id}",
  "lead.repeats": "{count, plural, one {received once more} other {received # more times}}",
  "lead.issues": "Issues",
  "lead.correctRules": "Correct the rules",
  "lead.tried": "Attempts",
  "lead.notTried": "There was no attempt yet.",
  "lead.keptUntil": "the lead is kept until {time}",
  "lead.otherRules": "The rules have changed since the last attempt.",
  "lead.title": "The lead as received",
  "lead.showValues": "Show the buyer's data",
  "lead.hideValues": "Hide the buyer's data",
  /** Follows a value of the lead. */
  "lead.unused": "not read",
  "lead.unusedCount":
    "{count, plural, one {# value is not read by any rule} other {# values are not read by any rule}}",
  "lead.empty": "empty",
  "lead.notKept": "The lead itself is not kept",
  /** The setting follows. */
  "lead.notKeptText":
    "Only failed leads are kept unless your program says otherwise. To keep all of them for a time, set this in its register:",
  "lead.notKeptDiscarded": "Its data was erased when it was discarded.",
  "lead.orderTitle": "The order by the current rules",
  "lead.orderHint": "Point at a field to see where it comes from.",
  "lead.from": "from {paths}",
  "lead.noRulesGiven": "Start the command with --rules to see which order this lead becomes.",

  "level.error": "error",
  "level.warning": "warning",
  "level.info": "note",

  /** How an attempt began. */
  "by.webhook": "by webhook",
  "by.forward": "forwarded by your program",
  "by.work": "from the queue",
  "by.resend": "sent again",
  "by.reconcile": "looked up in Base",

  /** Where a field of the order comes from, if nothing in the lead was read. */
  "madeBy.constant": "written in the rules",
  "madeBy.default": "default of the rules",
  "madeBy.account": "from the account",
  "madeBy.received": "time of arrival",

  "noOrder.skip": "The rules skip this lead.",
  "noOrder.error": "The rules create no order from this lead.",

  "action.all": "Actions",
  "action.resend": "Send again",
  "action.asNew": "Create an order",
  "action.discard": "Discard",
  "action.erase": "Erase data",
  "action.cancel": "Cancel",
  "action.noToken": "To send, set BASELINKER_TOKEN and start the command again.",
  "action.noRules": "To send, start the command again with --rules.",
  "action.resendTitle": "Send this lead again?",
  "action.resendText":
    "It is sent with its original key and date, by the current rules. If it is an order already, no second one is created.",
  "action.asNewTitle": "Create a separate order?",
  "action.asNewText":
    "The same buyer has an order under this key, and this lead differs from it. If the first order only needs a correction, change it in Base and discard this lead. If this is another order, create it.",
  "action.absent": "I looked in Base: this order is not there",
  "action.absentText":
    "The order may already be in Base, and only you can find out. Search Base for the key or the contact of the lead. If the order is there and you send the lead again, there will be two.",
  "action.discardTitle": "Discard this lead?",
  "action.discardText": "Its data is erased, and it is never sent again. The entry stays in the list.",
  "action.discarded": "The lead is discarded, and its data is erased.",
  "action.eraseTitle": "Erase the data of this lead?",
  "action.eraseText":
    "The entry, the data of the buyer and every trace of them here are erased. An order in Base stays.",
  "action.erased": "The data is erased.",
  "action.running":
    "Being sent. It may wait for the rate limit or for Base; this page looks again every 2 seconds.",

  "resent.success": "Sent: order {id}.",
  "resent.duplicate": "Order {id} exists already. Nothing was sent.",
  "resent.skip": "The current rules skip this lead. Nothing was sent.",
  "resent.error": "It failed again: see the issues.",
  "resent.unknown": "It was sent, and it is unknown whether the order is in Base.",

  "rules.noProblems": "No problems",
  "rules.problemCount": "{count, plural, one {# problem} other {# problems}}",
  "rules.write": "Write {name}",
  "rules.lead": "Lead to try",
  "rules.openLead": "Open this lead",
  "rules.noKept": "No lead is kept, so there is nothing to try the rules with.",
  "rules.orderTitle": "The order by these rules",
  "rules.ofEarlier": "Shown by the last rules without problems.",
  "rules.fileName": "Save as",
  "rules.save": "Save",
  "rules.unchanged": "Nothing is changed.",
  "rules.checking": "Checking…",
  "rules.correctFirst": "Correct the problems first.",
  "rules.lookFirst": "Compare first to see what would change.",
  "rules.cannotSave": "The command runs with --read-only: these rules can be tried, but not saved.",
  "rules.saved": "{name} is saved.",
  "rules.nextStart": "Your program uses the new rules from its next start.",
  "rules.backup": "The previous version is in {name}.",

  /** Labels and announcements of the editor for screen readers. */
  "editor.completions": "Completions",
  "editor.problems": "Problems",
  "editor.close": "Close",
  "editor.selectionDeleted": "The selection is deleted",
  "editor.controlCharacter": "Control character",

  "plan.title": "What would change",
  "plan.note":
    "Compares the order of each kept lead by the saved rules with the order by these. Nothing is sent.",
  "plan.last": "How many leads",
  "plan.lastOf": "{count, plural, one {the last lead} other {the last # leads}}",
  "plan.look": "Compare",
  "plan.looking": "Comparing…",
  "plan.ofEarlier": "You have changed the rules since.",
  "plan.none": "No lead is kept: there is nothing to compare.",
  "plan.noCatalog":
    "The catalog is not read yet, so links to products are not compared. Compare again in a moment.",
  "plan.fieldCounts": "How many leads change in each field",
  "plan.firstOf": "The first {count, number} of {all, number}, those with another key first.",
  /** A missing value, before or after. */
  "plan.nothing": "nothing",

  /** What changes in the order of a lead. The name of the field follows. */
  "change.status": "result",
  "change.key": "key",
  "change.added": "added",
  "change.removed": "removed",
  "change.changed": "changed",
  "change.moved": "in another order",
  "change.issue": "issue",

  "account.statuses": "Order statuses",
  "account.sources": "Order sources",
  "account.fields": "Additional fields",
  "account.inventories": "Catalogs",
  "account.none": "The account has none.",
  "account.copy": "Copy",
  "account.copyOf": "Copy the id of {name}",
  "account.copied": "{id} is copied.",
  "account.notCopied": "The browser does not allow copying. Copy the id yourself: {id}",
  "account.state": "State",
  "account.stateNote": "of this window only",
  "account.base": "Access to Base",
  "account.fine": "works",
  "account.blocked": "blocked until {time}",
  "account.calls": "Calls waiting for the limit",
  "account.store": "Store",
  "account.broken": "cannot be read",
  "account.queue": "Leads waiting for your program",
  "account.waits": "1, waiting for {time}",
  "account.oldest": "{count, number}, the oldest waiting for {time}",
  "account.inFlight": "Leads being sent from this window",
  "account.open": "Orders with an unknown outcome",
  "account.lastSuccess": "Last order from this window",
  "account.noneYet": "none yet",

  "refusal.wrong_host": "This page opens only at the address that the command printed.",
  "refusal.wrong_origin":
    "The request came from another page, and only the page of this command gets an answer. Paste the link that the command printed into the address bar.",
  "refusal.wrong_key":
    "This link is old or has no key. Open the new one: it is in the last lines of the terminal window.",
  "refusal.read_only":
    "The command was started with --read-only: nothing can be changed here. Start it again without it.",
  "refusal.wrong_type": "The body of a request must be application/json.",
  "refusal.broken_json": "The body of the request is not a JSON object.",
  "refusal.too_large": "The body of the request has more than 1 MiB. Send a smaller one.",
  "refusal.wrong_value":
    "`{name}` cannot have this value. It takes {wanted, select, text {a text} cursor {the cursor of the previous page} other {{wanted}}}.",
  "refusal.no_route": "There is nothing at this address.",
  "refusal.wrong_method": "This address takes another method.",
  "refusal.no_page":
    "This copy of the package has no page. Run `npm run build`, or install the package again.",
  "refusal.not_found": "There is no such lead. It may have been erased meanwhile.",
  "refusal.no_token":
    "Sending needs BASELINKER_TOKEN. Set it, or name a file with --settings, and start again.",
  "refusal.no_rules": "Sending needs rules. Name them with --rules, and start again.",
  "refusal.other_sender":
    "Lead {id} came from {name}, and these rules are for another sender. Name its rules: --rules {name}=file.json.",
  "refusal.no_account":
    "The account can be read only with BASELINKER_TOKEN. Set it, or name a file with --settings, and start again.",
  "refusal.account_late":
    "Base has not answered yet, and the rules need its lists. Open the lead again in a moment.",
  "refusal.wrong_rules": "These rules still have problems: {first}",
  "refusal.changed_meanwhile":
    "Something else changed {name} meanwhile, so nothing was written. Copy what you typed, then reload the page.",
  "refusal.exists": "{name} exists already and is not overwritten. Choose another name.",
  "refusal.no_name": "These rules are a ready set of the package. Save them as a file of your own.",
  "refusal.in_module": "--{name} belongs into the module of --forwarder. Leave it out.",
  "refusal.no_forwarder":
    "{path}: a `forwarder` with a register is needed. Write `export const forwarder = createForwarder('{ …, register }')`.",
} as const;
