"""Bookings."""

import sqlalchemy as sa
from alembic import op

revision = "20260301"
down_revision = None


def upgrade() -> None:
    op.create_table("booking", sa.Column("reference", sa.String(8), primary_key=True))


def downgrade() -> None:
    op.drop_table("booking")
