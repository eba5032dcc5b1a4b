import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

@ApiTags('parcels')
@Controller({ path: 'parcels', version: '1' })
export class ParcelsController {
  @Get()
  findAll() {
    return [];
  }

  @Get(':id')
  findOne(@Param('id') id: string) {
    return { id };
  }

  @Put(':id/position')
  move(@Param('id') id: string, @Body() position: unknown) {
    return { id, position };
  }
}
