/** Sends requests as fast as the limiter in the file lets it, until it is killed. */
import { request } from "node:http";
import { sqliteRateLimiter } from "../../../src/forwarding/sqlite/sqliteRateLimiter.ts";

const [path = "", port, options = "{}"] = process.argv.slice(2);
const limiter = sqliteRateLimiter(path, { token: "1-2-TEST", ...JSON.parse(options) });

const send = () =>
  new Promise<"answer" | "lost">((resolve) => {
    request({ host: "127.0.0.1", port, method: "POST" }, (response) => {
      response.resume().once("end", () => resolve("answer"));
    })
      .once("error", () => resolve("lost"))
      .end();
  });

for (let caller = 0; caller < 5; caller += 1) {
  void (async () => {
    for (;;) {
      const permit = await limiter.acquire({ tracked: true });
      const how = await send();
      if (typeof permit === "object") permit.end(how);
    }
  })();
}
