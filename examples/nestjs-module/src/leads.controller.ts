import type { IncomingMessage, ServerResponse } from "node:http";
import { Controller, Inject, Post, Req, Res } from "@nestjs/common";
import type { Webhook } from "baselinker-sdk/webhook";
import { WEBHOOK } from "./baselinker.module.js";

@Controller("webhooks")
export class LeadsController {
  constructor(@Inject(WEBHOOK) private readonly webhook: Webhook) {}

  /** The application is created with `rawBody: true`: a signature is over the bytes as they came. */
  @Post("leads")
  take(@Req() request: IncomingMessage, @Res() response: ServerResponse): Promise<void> {
    return this.webhook.node(request, response);
  }
}
