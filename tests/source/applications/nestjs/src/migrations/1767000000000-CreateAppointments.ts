import { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAppointments1767000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE appointments (number serial PRIMARY KEY, starts_at timestamptz NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE appointments');
  }
}
