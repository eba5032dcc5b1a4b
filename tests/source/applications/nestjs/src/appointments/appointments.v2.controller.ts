import { Body, Controller, Get, Post } from '@nestjs/common';

import { ApiVersion, ROUTES } from '../config/routes';
import { AppointmentsController } from './appointments.controller';

@Controller({ path: ROUTES.appointments, version: ApiVersion.Two })
export class AppointmentsV2Controller extends AppointmentsController {
  /** Version 2 books for several animals at once. */
  @Post()
  override book(@Body() body: { animals: string[] }): object {
    return body;
  }

  @Get('calendar')
  calendar(): object {
    return {};
  }
}
