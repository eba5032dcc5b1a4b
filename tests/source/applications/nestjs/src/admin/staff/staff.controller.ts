import * as nest from '@nestjs/common';

@nest.Controller('staff')
export class StaffController {
  @nest.Get()
  list(): object[] {
    return [];
  }

  @nest.Put(':staffId/roles')
  assignRoles(@nest.Param('staffId') staffId: string): object {
    return { staffId };
  }
}
