import { Controller } from '@nestjs/common';

import { CatalogueController } from '@/common/crud/catalogue.controller';

import { TreatmentsService } from './treatments.service';

@Controller('treatments')
export class TreatmentsController extends CatalogueController<object> {
  constructor(service: TreatmentsService) {
    super(service);
  }
}
