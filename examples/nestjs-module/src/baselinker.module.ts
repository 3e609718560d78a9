import { type DynamicModule, Inject, Injectable, Module, type OnModuleInit } from "@nestjs/common";
import {
  Baselinker,
  type BaselinkerOptions,
  createForwarder,
  type Forwarder,
  type ForwarderOptions,
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

/** Brings what an earlier process left open to its end, when the application starts. */
@Injectable()
export class Reconciler implements OnModuleInit {
  constructor(@Inject(FORWARDER) private readonly forwarder: Forwarder) {}

  async onModuleInit(): Promise<void> {
    await this.forwarder.reconcile();
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
        Reconciler,
      ],
      exports: [Baselinker, FORWARDER, WEBHOOK],
    };
  }
}
