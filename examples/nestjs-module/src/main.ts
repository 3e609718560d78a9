import "reflect-metadata";
import { NestFactory } from "@nestjs/core";
import { sqliteStore } from "baselinker-sdk/sqlite";
import { AppModule } from "./app.module.js";
import { rules } from "./rules.js";

const token = process.env.BASELINKER_TOKEN;
if (token === undefined) throw new Error("Set BASELINKER_TOKEN to the token of your Base account.");

const store = sqliteStore(process.env.LEADS_FILE ?? "leads.sqlite");
const app = await NestFactory.create(AppModule.with({ client: { token }, forwarder: { rules, store } }));
await app.listen(Number(process.env.PORT ?? 3000));
