import { Controller, Get, Param } from '@nestjs/common';

import { CatalogueController } from '@/common/crud/catalogue.controller';

import { TreatmentsService } from './treatments.service';

@Controller('medicines')
export class MedicinesController extends CatalogueController<object> {
  constructor(service: TreatmentsService) {
    super(service);
  }

  /** Medicines are never retired, only out of stock: the route of the base class is left out. */
  override async retire(): Promise<void> {}

  @Get(':id/interactions/:otherId')
  interactions(@Param('id') id: string, @Param('otherId') otherId: string): object {
    return { id, otherId };
  }
}
