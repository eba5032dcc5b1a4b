"""Invoices are kept apart so that a delivery can be corrected after it was billed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("customers", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Invoice",
            fields=[
                ("id", models.UUIDField(primary_key=True)),
                ("number", models.TextField(unique=True)),
                ("customer", models.ForeignKey("customers.Customer", on_delete=models.PROTECT)),
                ("total_cents", models.IntegerField()),
                ("due_on", models.DateField()),
                ("internal_note", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="InvoiceLine",
            fields=[
                ("id", models.UUIDField(primary_key=True)),
                ("invoice", models.ForeignKey("billing.Invoice", on_delete=models.CASCADE)),
                ("amount_cents", models.IntegerField()),
            ],
        ),
        migrations.AddField(model_name="invoiceline", name="discount_code", field=models.TextField(null=True)),
        migrations.AddField("invoice", "sent_to", models.EmailField()),
    ]
