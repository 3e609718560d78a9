import "reflect-metadata";
import { NestFactory } from "@nestjs/core";
import { sqliteRateLimiter, sqliteRegister, sqliteStore } from "baselinker-sdk/sqlite";
import { signatures } from "baselinker-sdk/webhook";
import { AppModule } from "./app.module.js";
import { rules } from "./rules.js";
import { settings } from "./settings.js";

const { file, token, baseUrl, secret, port } = settings;
const limiter = sqliteRateLimiter(file, { token });
const store = sqliteStore(file);
const register = sqliteRegister(file);
const options = {
  client: { token, baseUrl, rateLimit: { limiter } },
  forwarder: { rules, store, register },
  webhook: { verify: signatures.woocommerce({ secret }) },
};
const app = await NestFactory.create(AppModule.with(options), { rawBody: true });
await app.listen(port);

// Not by `enableShutdownHooks`, after which Nest ends the process with the signal, and files are not closed.
async function stop(): Promise<void> {
  await app.close();
  await Promise.all([limiter.close(), register.close(), store.close()]);
}
process.once("SIGTERM", stop).once("SIGINT", stop);
