/** A program that breaks one premise, and shows what a user sees of it. */
export interface Program {
  /** Its file in `programs`. */
  readonly file: string;
  readonly title: string;
  /** It doubles or loses, and nobody is told: a limit that is known. What is cured changes its line here. */
  readonly isUnseen?: boolean;
  /** The server that it talks to. */
  readonly needs?: "Redis" | "PostgreSQL";
}

/** Every program, in the order of its line in the table. */
export const programs: readonly Program[] = [
  { file: "keyComesAgain", title: "a key comes again after 31 days, and its request is lost" },
  { file: "redisDropsKeys", title: "Redis drops keys while the program runs", needs: "Redis" },
  { file: "redisKeysDeleted", title: "someone deletes keys of Redis", needs: "Redis" },
  { file: "absentLeads", title: "ten leads are absent, and 20,000 orders newer" },
  { file: "postgresRestored", title: "older rows are put back into PostgreSQL", needs: "PostgreSQL" },
  { file: "postgresVacuumed", title: "`VACUUM FULL` of PostgreSQL", needs: "PostgreSQL" },
  { file: "objectReused", title: "1,500 calls with one object" },
  { file: "secondProduct", title: "a second product, and a payment, under one id" },
  { file: "requestRepeated", title: "a POST is repeated on its way" },
  { file: "idsFall", title: "an order id below the last one, and its answer lost" },
  { file: "leadEndsProcess", title: "a lead ends each process that takes it" },
  { file: "fileExportedAgain", title: "a file is imported again after 31 days" },
  { file: "cleanLeads", title: "1,000 leads with which nothing is wrong" },
  { file: "resentDaily", title: "an integration delivers every lead daily for two months" },
  {
    file: "twoShops",
    title: "two programs with one namespace, the same numbers and a store each",
  },
  { file: "oneStoreOfTwo", title: "two namespaces in one store, with the same numbers" },
  { file: "markerChanged", title: "Base writes some letters of the marker in another way" },
  { file: "orderCopied", title: "a person copies orders with their texts" },
  { file: "orderMerged", title: "a person merges orders with their texts" },
  { file: "orderEdited", isUnseen: true, title: "a person corrects an order whose answer was lost" },
  { file: "dateOf1970", title: "a machine starts in 1970 and gets the date later" },
  { file: "dateGoesBack", title: "the date goes back a day between sending and looking" },
  {
    file: "dateWasBehind",
    isUnseen: true,
    title: "the date was 40 days behind, and a copy of the store is put back",
  },
  { file: "dateWasAhead", title: "the date was a year ahead when the store was made" },
  { file: "downForSeason", isUnseen: true, title: "answers are lost, and the program is off for 100 days" },
  { file: "zoneAhead", title: "dates two hours ahead, and a file imported again" },
  { file: "busyBuyer", title: "400 orders of one buyer, and a file imported again" },
  { file: "contactChanged", isUnseen: true, title: "corrected e-mails, and a file imported again" },
  { file: "noReconcile", isUnseen: true, title: "a POST is repeated, and nobody calls `reconcile`" },
  { file: "openForGood", title: "a POST is repeated while another lead stays open" },
  { file: "idsFallRepeated", isUnseen: true, title: "a POST is repeated, and ids are low" },
  { file: "blueGreen", title: "two deployments with a store each get the same leads" },
  { file: "fileReplaced", title: "an older file is moved into the place of the one in use" },
  { file: "fileRestored", title: "an older file is restored into the one in use" },
  { file: "answersCached", title: "half of all reads come from a cache" },
  { file: "markerAsKey", title: "a key that is the marker of another order" },
  { file: "oldDates", title: "dates years ago or ahead, and no contact" },
  { file: "tokenRotates", title: "the token changes twice while answers are lost" },
  { file: "fullMemory", title: "more leads than the memory has room for" },
  { file: "propertiesMoved", title: "leads without a key, written in another order" },
];
