"""Add invoices.

Revision ID: 3f2a
Revises: 11bc
"""

import sqlalchemy as sa
from alembic import op

revision = "3f2a"
down_revision = "11bc"


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
