using Microsoft.EntityFrameworkCore.Migrations;

namespace Telemetry.Infrastructure.Migrations;

public partial class Stations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateTable(
            name: "stations",
            columns: table => new { Id = table.Column<Guid>(), Name = table.Column<string>(maxLength: 80) });
}
