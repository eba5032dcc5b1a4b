import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';

@Injectable()
export class AuthService {
  constructor(private readonly tokens: JwtService) {}

  issue(subject: string): Promise<string> {
    return this.tokens.signAsync({ sub: subject });
  }
}
