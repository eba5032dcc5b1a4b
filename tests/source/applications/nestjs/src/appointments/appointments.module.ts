import { DynamicModule, Module } from '@nestjs/common';

import { AppointmentsController } from './appointments.controller';
import { AppointmentsV2Controller } from './appointments.v2.controller';
import { WaitingRoomController } from './waiting-room.controller';

@Module({
  controllers: [AppointmentsController, AppointmentsV2Controller, WaitingRoomController],
})
export class AppointmentsModule {
  static forTest(): DynamicModule {
    return { module: AppointmentsModule, controllers: [AppointmentsController] };
  }
}
