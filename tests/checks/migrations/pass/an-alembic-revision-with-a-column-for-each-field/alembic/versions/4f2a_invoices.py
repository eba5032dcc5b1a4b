"""Invoices and their lines get tables of their own, so that a delivery can be corrected after it was billed."""

import sqlalchemy as sa
from alembic import op

revision = "4f2a"
down_revision = None


def upgrade():
    op.create_table(
        "invoices",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("total_cents", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("number"),
    )
    op.create_table(
        "invoice_lines",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("invoice_id", sa.Uuid(), sa.ForeignKey("invoices.id")),
        sa.Column("amount_cents", sa.Integer(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
    )
    op.add_column("invoice_lines", sa.Column("discount_code", sa.Text()))


def downgrade():
    op.drop_table("invoice_lines")
    op.drop_table("invoices")
