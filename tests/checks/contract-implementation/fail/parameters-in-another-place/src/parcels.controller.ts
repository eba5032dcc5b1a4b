import { Controller, Get } from '@nestjs/common';

@Controller('couriers/parcels')
export class ParcelsController {
  @Get(':courierId/:id')
  find() {}
}
