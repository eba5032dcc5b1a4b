"""Items."""

import sqlalchemy as sa
from alembic import op

revision = "4c1f"
down_revision = None


def upgrade():
    op.create_table("item", sa.Column("number", sa.String(20), primary_key=True))


def downgrade():
    op.drop_table("item")
