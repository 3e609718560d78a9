import { type DynamicModule, Module } from "@nestjs/common";
import { BaselinkerModule, type BaselinkerModuleOptions } from "./baselinker.module.js";
import { HealthController } from "./health.controller.js";
import { LeadsController } from "./leads.controller.js";

@Module({})
export class AppModule {
  static with(options: BaselinkerModuleOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [BaselinkerModule.forRoot(options)],
      controllers: [LeadsController, HealthController],
    };
  }
}
