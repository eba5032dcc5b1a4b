"""Add invoices.

Revision ID: 3f2a
Revises: 11bc
"""

import sqlalchemy as sa
from alembic import op

revision = "3f2a"
down_revision = "11bc"


def upgrade() -> None:
    op.create_table(
        "invoices",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("number", sa.String(20), nullable=False),
        sa.Column("total_cents", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("invoices")
