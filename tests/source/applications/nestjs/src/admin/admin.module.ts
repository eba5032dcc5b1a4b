import { Controller, Get, Module } from '@nestjs/common';

import { RoomsModule } from './rooms/rooms.module';
import { StaffModule } from './staff/staff.module';

@Controller()
class AdminController {
  @Get()
  overview(): object {
    return {};
  }

  @Get('audit')
  audit(): object[] {
    return [];
  }
}

@Module({
  imports: [StaffModule, RoomsModule],
  controllers: [AdminController],
})
export class AdminModule {}
