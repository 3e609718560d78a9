import type { BenchCase } from "./againstBaseWorker.ts";

/** What a call costs, with a build of any age. Only what all of them have is used. */
interface AnyBuild {
  readonly Baselinker: new (options: object) => AnyClient;
  readonly memoryRateLimiter?: (options: object) => object;
  /** What it was before it was a function. */
  readonly InProcessLimiter?: new (
    options: object,
  ) => object;
}

interface AnyClient {
  addOrder(order: object): Promise<unknown>;
  getOrders(params: object): Promise<unknown>;
}

const order = {
  order_status_id: 8001,
  date_add: 1_700_000_000,
  email: "buyer@example.com",
  currency: "PLN",
  products: [{ name: "Mug", sku: "MUG-1", price_brutto: 49.9, quantity: 2 }],
};

async function clientOf({ entry }: Parameters<BenchCase>[0], given: object): Promise<AnyClient> {
  const { Baselinker, InProcessLimiter, memoryRateLimiter } = (await entry("index")) as unknown as AnyBuild;
  const options = { requestsPerMinute: 1_000_000 };
  const limiter = memoryRateLimiter?.(options) ?? (InProcessLimiter && new InProcessLimiter(options));
  return new Baselinker({ token: "token-of-a-bench", rateLimit: { limiter }, ...given });
}

/** The input of each case is the address of a server that answers as its name says. */
export const cases: Readonly<Record<string, BenchCase>> = {
  async addOrder(build, baseUrl) {
    const client = await clientOf(build, { baseUrl });
    return () => client.addOrder(order);
  },
  async getOrders(build, baseUrl) {
    const client = await clientOf(build, { baseUrl });
    return () => client.getOrders({});
  },
};
