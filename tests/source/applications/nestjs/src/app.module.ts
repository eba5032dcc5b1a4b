import { join } from 'node:path';

import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { APP_GUARD, RouterModule } from '@nestjs/core';
import { ServeStaticModule } from '@nestjs/serve-static';
import { TypeOrmModule } from '@nestjs/typeorm';

import { adminRoutes } from './admin/admin.routes';
import { AdminModule } from './admin/admin.module';
import { AnimalsModule } from './animals/animals.module';
import { AppointmentsModule } from './appointments/appointments.module';
import { AuthModule } from './auth/auth.module';
import { JwtGuard } from './auth/jwt.guard';
import dataSource from './config/data-source';
import { HealthModule } from './health/health.module';
import { HooksModule } from './hooks/hooks.module';
import { OwnersModule } from './owners/owners.module';
import { TreatmentsModule } from './treatments/treatments.module';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true, cache: true }),
    TypeOrmModule.forRootAsync({ useFactory: () => dataSource.options }),
    ServeStaticModule.forRoot({ rootPath: join(__dirname, '..', 'web') }),
    AuthModule,
    OwnersModule,
    AnimalsModule,
    AppointmentsModule,
    TreatmentsModule,
    AdminModule,
    HooksModule,
    HealthModule,
    RouterModule.register(adminRoutes),
  ],
  providers: [{ provide: APP_GUARD, useClass: JwtGuard }],
})
export class AppModule {}
