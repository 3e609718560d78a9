import type { PostgresClient } from "../../../src/forwarding/postgres/postgresClient.ts";

/** A pool of pg, as far as tests use it. */
export interface Pool extends PostgresClient {
  query(
    text: string | { text: string; values: unknown[] },
    values?: unknown[],
  ): Promise<{ readonly rows: readonly unknown[] }>;
  /** A connection of its own. */
  connect(): Promise<Pick<Pool, "query"> & { release(): void }>;
  end(): Promise<void>;
}

const everyLevel = ["read committed", "repeatable read", "serializable"] as const;

/** The isolation levels that a database or a role may have as its default; for changes of the source the strictest. */
export const isolationLevels =
  process.env.MUTATE_TESTS === undefined ? everyLevel : (["serializable"] as const);

/** A pool whose statements run at this isolation level. */
export async function openPool(
  { url }: { readonly url: string },
  isolation: (typeof everyLevel)[number] = "read committed",
  max = 10,
): Promise<Pool> {
  const pg: PgPackage = (await load("pg")).default;
  const options = `-c default_transaction_isolation=${isolation.replace(" ", "\\ ")}`;
  const pool = new pg.Pool({ connectionString: url, options, max });
  pool.on("error", () => {});
  return pool;
}

/** A package that is installed in this folder alone, so that the compiler does not know it. */
export function load(name: string) {
  return import(name);
}

interface PgPackage {
  readonly Pool: new (options: {
    connectionString: string;
    options: string;
    max: number;
  }) => Pool & {
    on(event: "error", listener: () => void): void;
  };
}
