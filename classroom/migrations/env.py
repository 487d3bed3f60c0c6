"""Runs the migrations of one store on the connection that `classroom.stores` hands over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    # One table a store, so that three stores may also share one PostgreSQL database.
    version_table=f"alembic_version_{context.config.attributes['store']}",
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
