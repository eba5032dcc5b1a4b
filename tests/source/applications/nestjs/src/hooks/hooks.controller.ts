import { Body, Controller, HttpCode, Post, VERSION_NEUTRAL } from '@nestjs/common';

import { Public } from '@/common/decorators';

@Public()
@Controller({ path: 'hooks', version: VERSION_NEUTRAL })
export class HooksController {
  @Post('laboratory')
  @HttpCode(202)
  laboratory(@Body() body: object): object {
    return body;
  }
}
