import {
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from "@nestjs/common";
import {
  Baselinker,
  type BaselinkerOptions,
  createForwarder,
  type Forwarder,
  type ForwarderOptions,
  type LeadWork,
  startWork,
} from "baselinker-sdk";
import { createWebhook, type WebhookOptions } from "baselinker-sdk/webhook";

/** The token under which the forwarder is injected. */
export const FORWARDER = Symbol("FORWARDER");

/** The token under which the webhook is injected. */
export const WEBHOOK = Symbol("WEBHOOK");

/** What the module needs: the client's options, and those of forwarder and webhook without what is before them. */
export interface BaselinkerModuleOptions {
  readonly client: BaselinkerOptions;
  readonly forwarder: Omit<ForwarderOptions, "baselinker">;
  readonly webhook: Omit<WebhookOptions, "forwarder">;
}

/**
 * Delivers what the register keeps and what an earlier process left open. When the application ends, no request is in
 * progress any more, and the leads in progress are finished. Store and register are closed by who opened them.
 */
@Injectable()
export class LeadWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private work: LeadWork | undefined;

  constructor(@Inject(FORWARDER) private readonly forwarder: Forwarder) {}

  onApplicationBootstrap(): void {
    this.work = startWork(this.forwarder);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.work?.stop();
  }
}

@Module({})
export class BaselinkerModule {
  static forRoot(options: BaselinkerModuleOptions): DynamicModule {
    return {
      module: BaselinkerModule,
      global: true,
      providers: [
        { provide: Baselinker, useFactory: () => new Baselinker(options.client) },
        {
          provide: FORWARDER,
          inject: [Baselinker],
          useFactory: (baselinker: Baselinker) => createForwarder({ baselinker, ...options.forwarder }),
        },
        {
          provide: WEBHOOK,
          inject: [FORWARDER],
          useFactory: (forwarder: Forwarder) => createWebhook({ forwarder, ...options.webhook }),
        },
        LeadWorker,
      ],
      exports: [Baselinker, FORWARDER, WEBHOOK],
    };
  }
}
