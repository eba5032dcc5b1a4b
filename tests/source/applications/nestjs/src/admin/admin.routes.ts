import type { Routes } from '@nestjs/core';

import { AdminModule } from './admin.module';
import { RoomsModule } from './rooms/rooms.module';
import { StaffModule } from './staff/staff.module';

export const adminRoutes: Routes = [
  {
    path: 'admin',
    module: AdminModule,
    children: [{ path: 'people', module: StaffModule }, RoomsModule],
  },
];
