import { Body, Controller, HttpCode, Post } from '@nestjs/common';

import { Public } from '@/common/decorators';

import { AuthService } from './auth.service';

@Public()
@Controller('auth')
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @HttpCode(200)
  @Post('login')
  login(@Body('email') email: string): Promise<string> {
    return this.auth.issue(email);
  }

  @Post('/refresh')
  @HttpCode(200)
  refresh(@Body('subject') subject: string): Promise<string> {
    return this.auth.issue(subject);
  }
}
