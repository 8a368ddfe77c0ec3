"""Which migrations only add; whatever may do more says nothing."""

from pathlib import Path

import pytest

from planning.drafting.additions import says_it_adds
from resources.sample_project import SAMPLE

VERSIONS = SAMPLE / "migrations" / "versions"


@pytest.mark.parametrize(("name", "said"), [
    ("0040_orders.py", "yes: adds the table orders"),
    ("0041_order_currency.py", ""),
    ("0042_order_idempotency_key.py",
     "yes: adds a nullable column orders.idempotency_key, an index of orders concurrently"),
])  # fmt: skip
def test_alembic_revisions(name: str, said: str) -> None:
    assert says_it_adds(Path(VERSIONS, name).read_text(encoding="utf-8"), name) == said


@pytest.mark.parametrize("body", [
    'op.drop_column("orders", "a")',
    'op.execute("UPDATE orders SET a = 1")',
    'op.add_column("orders", sa.Column("a", sa.Integer(), nullable=False))',
    'op.add_column("orders", sa.Column("a", sa.Integer(), sa.ForeignKey("b.id")))',
    'op.add_column("orders", sa.Column("a", sa.Integer(), unique=True))',
    'op.create_index("i", "orders", ["a"])',
    'op.create_index("i", "orders", ["a"], unique=True, postgresql_concurrently=True)',
    'op.add_column("orders", sa.Column("a", sa.Integer()))\n    fill()',
    'op.alter_column("orders", "a", nullable=False)',
    "pass",
])  # fmt: skip
def test_revisions_that_may_do_more_say_nothing(body: str) -> None:
    assert says_it_adds(f"def upgrade():\n    {body}\n", "0042.py") == ""


@pytest.mark.parametrize(("script", "said"), [
    ("CREATE TABLE price_cache (id int PRIMARY KEY, price int NOT NULL);", "yes: adds the table price_cache"),
    ("ALTER TABLE orders ADD COLUMN note text;", "yes: adds a nullable column orders.note"),
    ("-- key\nBEGIN;\nALTER TABLE orders ADD note varchar(20) NULL;\nCOMMIT;", "yes: adds a nullable column orders.note"),
    ("CREATE INDEX CONCURRENTLY i ON orders (note);", "yes: adds the index i concurrently"),
    ("CREATE INDEX i ON orders (note);", ""),
    ("ALTER TABLE orders ADD COLUMN note text NOT NULL;", ""),
    ("ALTER TABLE orders ADD COLUMN note text; DROP TABLE a;", ""),
    ("ALTER TABLE orders ADD COLUMN note text DEFAULT 'x';", ""),
    ("ALTER TABLE orders ADD COLUMN a int, DROP COLUMN b;", ""),
    ("CREATE TABLE a (b int REFERENCES c);", ""),
    ("CREATE TABLE a (b int) AS SELECT 1;", ""),
    ("", ""),
    ('CREATE TABLE "Gift" ("id" TEXT NOT NULL, CONSTRAINT "Gift_pkey" PRIMARY KEY ("id"));', "yes: adds the table Gift"),
    ('ALTER TABLE "Order" ADD COLUMN     "giftId" TEXT;', "yes: adds a nullable column Order.giftId"),
    ("-- +goose Up\nALTER TABLE a ADD b int;\n-- +goose Down\nALTER TABLE a DROP b;", "yes: adds a nullable column a.b"),
    ("-- +goose NO TRANSACTION\n-- +goose Up\nCREATE INDEX CONCURRENTLY i ON a (b);\n", "yes: adds the index i concurrently"),
    ("-- +goose Up\n-- +goose StatementBegin\nALTER TABLE a ADD b int;\n-- +goose StatementEnd\n", ""),
    ("-- +migrate Up\nCREATE TABLE a (b int);\n-- +migrate Down\nDROP TABLE a;\n", "yes: adds the table a"),
    ("-- migrate:up transaction:false\nCREATE TABLE a (b int);\n\n-- migrate:down\nDROP TABLE a;\n", "yes: adds the table a"),
    ("-- migrate:down\nDROP TABLE a;\n-- migrate:up\nCREATE TABLE a (b int);\n", ""),
    ("-- migrate:up\nDROP TABLE a;\n-- migrate:down\nCREATE TABLE a (b int);\n", ""),
])  # fmt: skip
def test_scripts(script: str, said: str) -> None:
    assert says_it_adds(script, "0042.sql") == said


def rails(*lines: str) -> str:
    body = "\n".join(f"    {line}" for line in lines)
    return f"class Gift < ActiveRecord::Migration[7.2]\n  disable_ddl_transaction!\n  def change\n{body}\n  end\nend\n"


@pytest.mark.parametrize(("lines", "said"), [
    (("create_table :gift_cards do |t|", "  t.string :code, null: false, index: { unique: true }", "  t.timestamps", "end",
      "add_column :orders, :gift_card_id, :bigint"),
     "yes: adds the table gift_cards, a nullable column orders.gift_card_id"),
    (("create_table :gift_cards, id: :uuid, if_not_exists: true do |t|", "end", "add_index :gift_cards, :code, unique: true"),
     "yes: adds the table gift_cards"),
    (("add_column(:orders, :note, :string, limit: 40, null: true) # kept", ), "yes: adds a nullable column orders.note"),
    (("add_column :orders, :price, :decimal,", "  precision: 10,", "  scale: 2"), "yes: adds a nullable column orders.price"),
    (('add_index :orders, [:a, :b], algorithm: :concurrently, name: "i"', ), "yes: adds an index of orders concurrently"),
    (("add_reference :orders, :gift_card, null: true, index: { algorithm: :concurrently }", ),
     "yes: adds a nullable column orders.gift_card_id"),
    (("add_belongs_to :orders, :gift_card, index: false", ), "yes: adds a nullable column orders.gift_card_id"),
    (("change_table :orders, bulk: true do |t|", "  t.string :note", "  t.references :gift, index: false", "end"),
     "yes: adds a nullable column orders.note, a nullable column orders.gift_id"),
])  # fmt: skip
def test_rails_migrations(lines: tuple[str, ...], said: str) -> None:
    assert says_it_adds(rails(*lines), "db/migrate/20261117090000_create_gift_cards.rb") == said


@pytest.mark.parametrize("lines", [
    (), ("drop_table :a", ), ("remove_column :a, :b", ), ("rename_column :a, :b, :c", ), ('execute "DELETE FROM a"', ),
    ("add_column :a, :b, :int, null: false", ), ("add_column :a, :b, :int, default: 0", ), ("add_column :a, kind, :int", ),
    ("add_index :a, :b", ), ("add_index :a, :b, unique: true, algorithm: :concurrently", ),
    ("add_reference :a, :b, null: true", ), ("add_reference :a, :b, index: false, foreign_key: true", ),
    ("create_table :a, force: :cascade do |t|", "end"), ("create_table :a do |t|", "  t.references :b, foreign_key: true", "end"),
    ("create_table :a do |t|", "  t.string :b", "  Order.delete_all", "end"), ("add_column :a, :b, :int; drop_table :c", ),
    ("add_column :a, :b, :int", "Order.update_all(b: 1)"), ("change_table :a do |t|", "  t.remove :b", "end"),
    ("change_table :a do |t|", "  t.index :b", "end"), ("safety_assured { remove_column :a, :b }", ),
    ("add_foreign_key :a, :b", ), ("add_column :a, :b, :int if column_exists?(:a, :c)", ),
])  # fmt: skip
def test_rails_migrations_that_may_do_more_say_nothing(lines: tuple[str, ...]) -> None:
    assert says_it_adds(rails(*lines), "20261117090000_x.rb") == ""


def django(operations: str) -> str:
    return f"class Migration(migrations.Migration):\n    operations = [{operations}]\n"


@pytest.mark.parametrize(("operations", "said"), [
    ("migrations.CreateModel('Gift', [('id', models.AutoField(primary_key=True)), ('code', models.CharField(max_length=9))])",
     "yes: adds the table of Gift"),
    ("migrations.AddField(model_name='order', name='note', field=models.TextField(null=True, blank=True))",
     "yes: adds a nullable column order.note"),
    ("AddIndexConcurrently('order', models.Index(fields=['note'], name='i'))", "yes: adds an index of order concurrently"),
    ("migrations.AddField('order', 'note', models.TextField())", ""),
    ("migrations.AddField('order', 'note', models.TextField(null=True, default='x'))", ""),
    ("migrations.AddField('order', 'gift', models.ForeignKey('Gift', null=True, on_delete=models.CASCADE))", ""),
    ("migrations.CreateModel('Gift', [('order', models.ForeignKey('Order', on_delete=models.CASCADE))])", ""),
    ("migrations.AddField('order', 'note', models.TextField(null=True)), migrations.RunPython(fill)", ""),
    ("migrations.RemoveField('order', 'note')", ""), ("migrations.AddIndex('order', models.Index(fields=['note']))", ""),
    ("", ""),
])  # fmt: skip
def test_django_migrations(operations: str, said: str) -> None:
    assert says_it_adds(django(operations), "shop/migrations/0042_gift.py") == said


def test_no_other_language_is_read() -> None:
    assert says_it_adds("exports.up = knex => {}", "0042.js") == ""
