import { Body, Controller, Get, Param, ParseIntPipe, Patch, Post } from '@nestjs/common';

import { ROUTES } from '../config/routes';

const SLOTS = 'slots';

@Controller(ROUTES.appointments)
export class AppointmentsController {
  @Get(SLOTS)
  slots(): object[] {
    return [];
  }

  @Get(SLOTS + '/:day')
  slotsOfDay(@Param('day') day: string): object[] {
    return [{ day }];
  }

  @Post()
  book(@Body() body: object): object {
    return body;
  }

  @Patch(':number')
  move(@Param('number', ParseIntPipe) number: number): object {
    return { number };
  }

  @Post(':number/cancellation')
  cancel(@Param('number', ParseIntPipe) number: number): object {
    return { number };
  }
}
