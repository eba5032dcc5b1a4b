import { Body, Controller, Get, Param, Patch, Post, Query, UseInterceptors } from '@nestjs/common';
import { CacheInterceptor } from '@nestjs/cache-manager';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';

import { ReadOne } from '@/common/decorators';
import { WithNotes } from '@/common/crud/notes.mixin';
import { ROUTES } from '@/config/routes';

import { OwnerDto } from './owner.dto';
import { OwnersService } from './owners.service';

class Base {
  constructor(readonly notes: OwnersService) {}
}

@ApiTags('owners')
@ApiBearerAuth()
@Controller(ROUTES.owners)
export class OwnersController extends WithNotes(Base) {
  @Get()
  @UseInterceptors(CacheInterceptor)
  search(@Query('name') name: string): Promise<object[]> {
    return this.notes.search(name);
  }

  @Post()
  register(@Body() owner: OwnerDto): OwnerDto {
    return owner;
  }

  @ReadOne(OwnerDto)
  read(@Param('id') id: string): { id: string } {
    return { id };
  }

  @Patch(':id')
  change(@Param('id') id: string, @Body() owner: Partial<OwnerDto>): object {
    return { id, ...owner };
  }
}
