import { forwardRef, Module } from '@nestjs/common';

import { AppointmentsModule } from '@/appointments/appointments.module';

import { AnimalsController } from './animals.controller';
import { VaccinationsController } from './vaccinations.controller';

const controllers = [AnimalsController, VaccinationsController];

@Module({
  imports: [forwardRef(() => AppointmentsModule)],
  controllers,
})
export class AnimalsModule {}
