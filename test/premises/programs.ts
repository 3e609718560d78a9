/** A program that breaks one premise, and shows what a user sees of it. */
export interface Program {
  /** Its file in `programs`. */
  readonly file: string;
  readonly title: string;
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
];
