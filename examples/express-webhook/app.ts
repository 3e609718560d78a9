import type { Forwarder } from "baselinker-sdk";
import express, { type Express } from "express";

/**
 * Takes leads by POST. The answer tells the sender whether to send the lead again: 503 means "try later",
 * and trying later never makes a second order.
 */
export function createApp(forwarder: Forwarder): Express {
  const app = express();
  app.use(express.json({ limit: "1mb" }), express.urlencoded({ extended: true, limit: "1mb" }));
  app.post("/webhooks/leads", async (request, response) => {
    // Most senders wait half a minute at most; the lead goes on without us, or comes again.
    const result = await forwarder.forward(request.body, { signal: AbortSignal.timeout(25_000) });
    switch (result.status) {
      case "success":
      case "duplicate":
        response.status(200).json({ orderId: result.orderId });
        return;
      case "skip":
        response.status(200).json({ skipped: result.reason });
        return;
      case "unknown":
        response.status(503).json({ error: "The order may have been made; send the lead again." });
        return;
      case "error":
        response
          .status(result.retryable ? 503 : 422)
          .json({ issues: result.issues.map(({ code, path }) => ({ code, path })) });
    }
  });
  return app;
}
