import { Body, Controller, Delete, Get, Header, Param, Post, Put, StreamableFile, Version } from '@nestjs/common';

import { ApiVersion, ROUTES } from '@/config/routes';

@Controller({ path: ROUTES.animals, version: [ApiVersion.One, ApiVersion.Two] })
export class AnimalsController {
  @Get()
  list(): object[] {
    return [];
  }

  @Version(ApiVersion.One)
  @Post()
  register(@Body() body: object): object {
    return body;
  }

  @Version(ApiVersion.Two)
  @Post('/')
  registerWithChip(@Body() body: object): object {
    return body;
  }

  @Get(':animalId')
  read(@Param('animalId') animalId: string): object {
    return { animalId };
  }

  @Put([':animalId/photo', ':animalId/picture'])
  replacePhoto(@Param('animalId') animalId: string): object {
    return { animalId };
  }

  @Get(':animalId/records/:year.pdf')
  @Header('Content-Type', 'application/pdf')
  records(@Param('year') year: string): StreamableFile {
    return new StreamableFile(Buffer.from(year));
  }

  @Delete(':animalId')
  async archive(@Param('animalId') _animalId: string): Promise<void> {}
}
