/**
 * Words that this project no longer uses, and what it says instead. A word is listed only as precisely as it is
 * wrong: a name that is also plain English is banned where it meant something else.
 */

/** A name in code, or a pattern of names. */
interface OldName {
  readonly old: string | RegExp;
  readonly now: string;
  /** Only in files whose path matches; everywhere where it is missing. */
  readonly in?: RegExp;
}

/** A piece of a string, a sample or a sentence. */
export interface OldPattern {
  readonly old: RegExp;
  readonly now: string;
  /** Only in files whose path matches; everywhere where it is missing. */
  readonly in?: RegExp;
}

const forwarding = /^(src|test)\/(forwarding|sqlite|redis|chaos)\//;
const stores = /^(src|test)\/forwarding\/|\/(sqlite|redis)Store/;
const mapping = /^src\/mapping\//;
const client = /^src\/client\//;
const limiter = /^src\/(limiter|sqlite|redis|client)\//;
const fake = /^src\/(fake|msw|cli)\//;

export const oldNames: readonly OldName[] = [
  { old: "Flights", now: "SingleFlight" },
  { old: "rider", now: "waiter" },
  { old: "riders", now: "waiters" },
  { old: "rejecting", now: "promiseTry" },
  { old: "unlessAborted", now: "raceWithAbort" },
  { old: "openLeadJson", now: "serializeOpenLead, parseOpenLead" },
  { old: "FreshValue", now: "StaleWhileRevalidate" },
  { old: "freshValue", now: "staleWhileRevalidate" },
  { old: "fitResult", now: "applyValidation" },
  { old: "hears", now: "hasListener", in: client },
  { old: "tell", now: "emit", in: client },
  { old: "notifier", now: "events" },
  { old: "Notifier", now: "events" },
  { old: "walkPages", now: "paginate" },
  { old: "judge", now: "toAttemptError", in: client },
  { old: "errorFor", now: "toPublicError" },
  { old: "hideToken", now: "redactToken" },
  { old: "endLead", now: "finishClaim" },
  { old: "carriesMarker", now: "orderHasMarker" },
  { old: "holdsMarker", now: "hasMarker" },
  { old: "circle", now: "cycle", in: /^(src|test\/architecture)\// },
  { old: "circles", now: "cycles" },
  { old: "findCircle", now: "findCycle" },
  { old: "meantName", now: "didYouMean" },
  { old: "nearestName", now: "closestName" },
  { old: "aloneLog", now: "fallbackLog" },
  { old: "workplace", now: "context" },
  { old: "Workplace", now: "Context" },
  { old: "LastOrder", now: "HighestOrderId" },
  { old: "saw", now: "observe", in: forwarding },
  { old: "anew", now: "toOpenLead" },
  { old: "ended", now: "toForwardResult", in: /^src\/forwarding\/createForwarder/ },
  { old: "withoutOrder", now: "toForwardResult", in: /^src\/forwarding\// },
  { old: "quietly", now: "ignoreErrors" },
  { old: "positive", now: "number({ above: 0 })", in: /^src\/(forwarding|client|limiter|options)\// },
  { old: "mapperOf", now: "resolveMapper", in: /^src\/forwarding\// },
  { old: "over", now: "withLookups", in: /^src\/forwarding\/liveCatalog/ },
  { old: "keep", now: "renew", in: forwarding },
  { old: "left", now: "unfinished", in: stores },
  { old: "LeadEnd", now: "ClaimEnd" },
  { old: "noteBlock", now: "recordBlock" },
  { old: "refusalFor", now: "toCallError" },
  { old: "untold", now: "pendingOnWait" },
  { old: "placeTimes", now: "slotTimes" },
  { old: "handOut", now: "grantNext" },
  { old: "give", now: "grant", in: limiter },
  { old: "giveBack", now: "release" },
  { old: "Turn", now: "TakeResult", in: limiter },
  { old: "Wait", now: "TakeResult", in: limiter },
  { old: "mend", now: "repair, repairTimes" },
  { old: "patienceMs", now: "openTimeoutMs" },
  { old: "hasTidied", now: "purgeExpired" },
  { old: "tidy", now: "purgeExpired, collapseSpaces" },
  { old: "TakenAlone", now: "TakenLocally" },
  { old: "takeAlone", now: "takeLocally" },
  { old: "takenAlone", now: "takenLocally" },
  { old: "carryOut", now: "execute" },
  { old: "Knowledge", now: "MethodAnswers", in: fake },
  { old: "Way", now: "WireFault", in: fake },
  { old: "strikes", now: "timesTriggered" },
  { old: "Want", now: "Cardinality" },
  { old: "noted", now: "traceStep", in: mapping },
  { old: "traced", now: "withTrace", in: mapping },
  { old: "inPlaces", now: "keepPositions" },
  { old: "perElement", now: "mapElements" },
  { old: "single", now: "firstValue", in: mapping },
  { old: "present", now: "emptyToUndefined", in: mapping },
  { old: "isRight", now: "valid" },
  { old: "killedWriter", now: "crashingWriter" },
  { old: "deafServer", now: "silentServer" },
  { old: "startDeafServer", now: "startSilentServer" },
  { old: "DeafServer", now: "SilentServer" },
  { old: "hastyClient", now: "unthrottledClient" },
  { old: "whenAway", now: "onUnavailable" },
  { old: "decimalMark", now: "decimalSeparator" },
  { old: "anyCase", now: "ignoreCase" },
  { old: "tellOnce", now: "warnOnce" },
  { old: "tellEnded", now: "emitResult" },
  { old: "tellMisses", now: "reportUnmatched" },
  { old: "tellOf", now: "reportLeadIssues" },
  { old: "tellSetup", now: "reportSetup" },
  { old: "inOwnWords", now: "translate" },
  { old: "SaidIssue", now: "TranslatableIssue" },
  { old: "sayPart", now: "translatePart" },
  { old: "asMeant", now: "normalizeArgv" },
  { old: "believed", now: "trustedNow" },
  { old: "untilAlone", now: "retryOnConflict" },
  { old: "brakeAfter", now: "backoffFor" },
  { old: "brakeMs", now: "backoffMs" },
  { old: "inHand", now: "inFlight" },
  { old: "whileInHand", now: "whileInFlight" },
  { old: "EntryInHand", now: "ClaimedEntry" },
  { old: "refusedRead", now: "blockedRead" },
  { old: "isGivenAway", now: "isReleased" },
  { old: "giveAway", now: "release" },
  { old: "holdWhile", now: "keepSlotWhile" },
  { old: "restUntil", now: "pausedUntil" },
  { old: "shrunkenToBelieve", now: "shrinkConfirmations" },
  { old: "Surroundings", now: "CommandIo" },
  { old: "madeUpPdf", now: "samplePdf" },
  { old: "WaitingLine", now: "ConcurrencyGate" },
  { old: "FairWork", now: "PoolWorker" },
  { old: "OpenForwarders", now: "Pool" },
  { old: "OpenedForwarder", now: "PooledForwarder" },
  { old: /^(most|longest)[A-Z]/, now: "max…" },
  { old: /^shortest[A-Z]/, now: "min…" },
];

/** Words of rules, codes and options as a user writes them. */
export const oldCodes: readonly OldPattern[] = [
  { old: /\b(status|source|warehouse|catalog|price_group)_dead\b/, now: "…_not_found" },
  { old: /\b(lookup_refused|sku_refused|sku_ambiguous_refused)\b/, now: "…_rejected" },
  { old: /["`]refused["`]/, now: "rejected", in: /mapping|account|^docs|^examples/ },
  { old: /\bdecimalMark\b/, now: "decimalSeparator" },
  { old: /["`]mark["`]|\bmark: *["']/, now: "decimalSeparator" },
  { old: /\bwhenAway\b/, now: "onUnavailable" },
  { old: /["`]circle["`]/, now: "cycle" },
  { old: /["`]minor["`]|\bminor: *(true|false)/, now: "minorUnits" },
  { old: /\banyCase\b/, now: "ignoreCase" },
  { old: /["`]together["`]|\btogether: *(true|false)/, now: "allOrNothing" },
  {
    old: /\b(unmatched|ambiguous|limits)"?: *"refuse"|\brefuse"?: *\[|"refuse": |`"?refuse"?`/,
    now: "reject",
  },
];

/** Sentences that were rewritten, by the words that are only in them. */
export const oldSentences: readonly OldPattern[] = [
  { old: /No path of this rule\b/, now: "No path in this rule matched the lead" },
  { old: /is none of any country/, now: "Not a valid phone number in any country" },
  { old: /The text is no \{/, now: "Not valid {format}" },
  { old: /in the place of a text/, now: "where text was expected" },
  { old: /order stands in Base/, now: "the order exists in Base" },
  { old: /takes the meaning of a sign away/, now: "escapes a character" },
  { old: /begin, end or go so\b/, now: "keys that match a prefix, a suffix or a pattern" },
  { old: /without a word\b/, now: "silently" },
  { old: /hears what happens/, now: "receives events" },
  { old: /Rules at work/, now: "Compiled rules" },
  { old: /\bown count\b(?! of)/, now: "Our own counter" },
  { old: /\bmustn't pass for|must not pass for/, now: "must not be mistaken for" },
  { old: /Nothing is tested here/, now: "This condition has no test" },
  { old: /Put something in, or remove it/, now: "Add an element or remove the list" },
  { old: /\b[aA]n? text that is not empty/, now: "a non-empty string" },
  { old: /of this name stands in/, now: "The account has several {what} with this name" },
  { old: /is no date that can be read/, now: "The date cannot be read" },
  { old: /There is no such day or hour/, now: "This date or time does not exist" },
  { old: /clocks went forward over/, now: "This local time does not exist (clocks go forward)" },
  {
    old: /whole number from \d+ on|a number from 0\b/,
    now: "an integer of at least 1, a number of at least 0",
  },
  { old: /Redis answered something unexpected/, now: "Unexpected reply from Redis" },
  { old: /\b(does|do) not let go of\b/, now: "is locked by another process" },
  { old: /\bdid not take down\b/, now: "did not save" },
  { old: /No lead has so many/, now: "Too many fields for a lead; reject the request" },
  { old: /Goes before the rule/, now: "Takes precedence over the rule" },
  { old: /From which age on\b/, now: "is reloaded when it is older than this" },
  { old: /a mapper in their place/, now: "a mapper instead" },
  { old: /Lets? go of (files|timers)/, now: "Releases files and timers" },
  { old: /nothing is forgotten either way/, now: "nothing is lost either way" },
  { old: /\bcall(s|ed)? (the call )?off\b/i, now: "aborts, is aborted" },
  { old: /\bown affair\b|\bis a guest\b/, now: "is internal, errors of a hook are ignored" },
  { old: /could tell a repetition/, now: "has no idempotency key" },
  { old: /to go on from later/, now: "a cursor to resume from" },
  { old: /makes of it exactly one/, now: "turns it into exactly one order" },
];

/** Words that are old, local or unclear English. Only in sentences: a name is judged by `oldNames`. */
export const oldEnglish: readonly OldPattern[] = [
  { old: /\bstands?\b|\bstanding\b|\bstood\b/i, now: "is, exists, means, holds" },
  { old: /(?<!\b(there|here) )\bis no (?!longer\b|more\b)/i, now: "is not a" },
  { old: /\bbeside\b/i, now: "next to, besides, apart from" },
  { old: /\bbehind\b/i, now: "after, in" },
  { old: /\banew\b/i, now: "again" },
  { old: /\bunder way\b/i, now: "in progress, running" },
  { old: /\bwhoever\b/i, now: "the caller, the sender, those who" },
  { old: /\bmend(s|ed|ing)?\b/i, now: "fix, repair" },
  { old: /\bnobody\b/i, now: "no one, no process" },
  { old: /\bsomebody\b/i, now: "a caller, a person" },
  { old: /\bso (many|long)\b(?! as\b)(?![^.;:]* that\b)/i, now: "up to N, this long" },
  { old: /\bin hand\b/i, now: "in progress" },
  { old: /\bfor ever\b/i, now: "forever" },
  { old: /\bby (itself|themselves)\b/i, now: "automatically, on its own" },
  { old: /\ball the same\b/i, now: "anyway, still" },
  { old: /\b(comes?|came) again\b/i, now: "is sent again, retries" },
  { old: /\bstrangers?\b/i, now: "an untrusted sender, untrusted" },
  { old: /\bclear(s|ed|ing)? up\b/i, now: "resolve" },
  { old: /\bwhose turn\b/i, now: "which is next" },
  { old: /\btold once\b/i, now: "logged once, reported once" },
  { old: /\btold apart\b|\btell(s|ing)? (\w+ )?apart\b/i, now: "distinguished, distinguish" },
  { old: /\bgo(es)? on\b/i, now: "continues" },
  // "Documents made up to this time" is plain English.
  { old: /\bmade[- ]up\b(?! to\b)/i, now: "sample, invented, generated" },
  { old: /\ba slip of the pen\b/i, now: "a typo" },
  { old: /\bbrought into shape\b/i, now: "normalized" },
  { old: /\bas often as it takes\b/i, now: "until it succeeds" },
];
