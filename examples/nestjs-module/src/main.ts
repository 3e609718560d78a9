import "reflect-metadata";
import { NestFactory } from "@nestjs/core";
import { sqliteStore } from "baselinker-sdk/sqlite";
import { signatures } from "baselinker-sdk/webhook";
import { AppModule } from "./app.module.js";
import { rules } from "./rules.js";

const { BASELINKER_TOKEN: token, BASELINKER_URL: baseUrl } = process.env;
if (token === undefined) throw new Error("Set BASELINKER_TOKEN to the token of your Base account.");

const store = sqliteStore(process.env.LEADS_FILE ?? "leads.sqlite");
const verify = signatures.woocommerce({ secret: process.env.WEBHOOK_SECRET ?? "" });
const options = { client: { token, baseUrl }, forwarder: { rules, store }, webhook: { verify } };
const app = await NestFactory.create(AppModule.with(options), { rawBody: true });
await app.listen(Number(process.env.PORT ?? 3000));
