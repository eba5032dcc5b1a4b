import { Controller, Get, Param, Post } from '@nestjs/common';

import { ROUTES } from '@/config/routes';

@Controller(`${ROUTES.animals}/:animalId/vaccinations`)
export class VaccinationsController {
  @Get()
  list(@Param('animalId') animalId: string): string[] {
    return [animalId];
  }

  @Post(':vaccine')
  record(@Param() where: { animalId: string; vaccine: string }): object {
    return where;
  }
}
