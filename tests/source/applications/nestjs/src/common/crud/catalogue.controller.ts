import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';

import type { CatalogueService } from './catalogue.service';

/** What every catalogue of the clinic offers; a subclass says where. */
export abstract class CatalogueController<T extends object> {
  protected constructor(protected readonly service: CatalogueService<T>) {}

  @Get()
  list(): Promise<T[]> {
    return this.service.list();
  }

  @Get(':id')
  read(@Param('id', ParseUUIDPipe) id: string): Promise<T> {
    return this.service.read(id);
  }

  @Post()
  add(@Body() body: Partial<T>): Promise<T> {
    return this.service.add(body);
  }

  @Delete(':id')
  @HttpCode(204)
  async retire(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.service.retire(id);
  }
}
