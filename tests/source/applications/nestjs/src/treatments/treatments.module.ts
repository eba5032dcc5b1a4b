import { Module } from '@nestjs/common';

import { MedicinesController } from './medicines.controller';
import { TreatmentsController } from './treatments.controller';
import { TreatmentsService } from './treatments.service';

const catalogues = [MedicinesController];

@Module({
  controllers: [TreatmentsController, ...catalogues],
  providers: [TreatmentsService],
})
export class TreatmentsModule {}
