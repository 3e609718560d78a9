import { Controller, Get, Inject, ServiceUnavailableException } from "@nestjs/common";
import type { Forwarder } from "baselinker-sdk";
import { FORWARDER } from "./baselinker.module.js";

/** The probes of the platform. A blocked token is no reason to take the process away: leads wait safely. */
@Controller("health")
export class HealthController {
  constructor(@Inject(FORWARDER) private readonly forwarder: Forwarder) {}

  @Get("live")
  live(): string {
    return "ok";
  }

  @Get("ready")
  async ready(): Promise<string> {
    const { canAccept } = await this.forwarder.health();
    if (!canAccept) throw new ServiceUnavailableException();
    return "ok";
  }
}
