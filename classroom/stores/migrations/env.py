"""Runs the migrations of one store on the connection that `classroom.stores.store` hands over."""

from alembic import context

from classroom.stores.store import version_table

context.configure(
    connection=context.config.attributes["connection"],
    version_table=version_table(context.config.attributes["store"]),
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
