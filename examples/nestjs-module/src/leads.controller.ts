import { Body, Controller, HttpCode, HttpException, Inject, Post } from "@nestjs/common";
import type { Forwarder } from "baselinker-sdk";
import { FORWARDER } from "./baselinker.module.js";

@Controller("webhooks")
export class LeadsController {
  constructor(@Inject(FORWARDER) private readonly forwarder: Forwarder) {}

  /** 503 asks the sender to send the lead again, which never makes a second order. */
  @Post("leads")
  @HttpCode(200)
  async take(@Body() lead: unknown): Promise<{ orderId: number } | { skipped: string }> {
    const result = await this.forwarder.forward(lead, { signal: AbortSignal.timeout(25_000) });
    switch (result.status) {
      case "success":
      case "duplicate":
        return { orderId: result.orderId };
      case "skip":
        return { skipped: result.reason };
      case "unknown":
        throw new HttpException("The order may have been made; send the lead again.", 503);
      case "error":
        throw new HttpException({ issues: result.issues }, result.retryable ? 503 : 422);
    }
  }
}
