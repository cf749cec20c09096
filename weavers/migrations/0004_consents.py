"""Consents with their proof, their wording and an end; a name is shown by consent too."""

from datetime import timedelta
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import F
from django.utils import timezone

import datetime
import django.db.models.deletion
import django.db.models.expressions
import encrypted_fields.fields
import weavers.models.consents
from django.conf import settings
from django.db import migrations, models

LONGEST = timedelta(days=1096)


def carry_over(apps: Any, schema_editor: Any) -> None:
    """Consents of before: three years at most, over where withdrawn; files out of the public folder; names agreed to."""
    alias = schema_editor.connection.alias
    consents = apps.get_model("weavers", "Consent").objects.using(alias)
    consents.filter(withdrawn_at__isnull=False).update(closed_at=F("withdrawn_at"))
    consents.filter(ends_on__gt=F("given_on") + LONGEST).update(ends_on=F("given_on") + LONGEST)
    for consent in consents.exclude(proof=""):
        name = consent.proof.name
        if default_storage.exists(name):
            with default_storage.open(name) as file:
                consent.proof.save(name.rpartition("/")[2], file)
            default_storage.delete(name)
    today = timezone.localdate()
    apps.get_model("weavers", "Weaver").objects.using(alias).update(found_by=F("display_name"))
    for weaver in apps.get_model("weavers", "Weaver").objects.using(alias).only("pk"):
        consents.create(
            weaver=weaver, purpose="name", version=0, given_on=today, ends_on=today + LONGEST - timedelta(days=2),
            form="file", recorded_at=timezone.now(),
        )  # fmt: skip
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else the table can't be altered in this transaction


class Migration(migrations.Migration):

    dependencies = [
        ('weavers', '0003_hash_payees'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='consent',
            name='one_consent_a_purpose',
        ),
        migrations.RenameField("consent", "recording", "proof"),
        migrations.AddField(
            model_name='consent',
            name='closed_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='over, and all that showed it gone'),
        ),
        migrations.AddField(
            model_name='consent',
            name='key',
            field=models.UUIDField(editable=False, null=True, verbose_name='made by the form that sent it'),
        ),
        migrations.AlterField(
            model_name='consent',
            name='proof',
            field=models.FileField(blank=True, storage=weavers.models.consents.private_files, upload_to='consents/', verbose_name='signed sheet, or recording'),
        ),
        migrations.AddField(
            model_name='consent',
            name='proof_erased_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='sheet or recording erased'),
        ),
        migrations.AddField(
            model_name='consent',
            name='recorded_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='recorded'),
        ),
        migrations.AddField(
            model_name='consent',
            name='reminded',
            field=models.PositiveSmallIntegerField(null=True, verbose_name='days before its end at which somebody was told'),
        ),
        migrations.AddField(
            model_name='consent',
            name='withdrawn_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='consent',
            name='witness',
            field=encrypted_fields.fields.EncryptedCharField(blank=True, max_length=120, null=True, verbose_name='witness'),
        ),
        migrations.AlterField(
            model_name='consent',
            name='form',
            field=models.CharField(choices=[('written', 'in writing'), ('spoken', 'spoken, recorded'), ('file', 'when she joined')], max_length=8, verbose_name='how it was given'),
        ),
        migrations.AlterField(
            model_name='consent',
            name='purpose',
            field=models.CharField(choices=[('name', 'name she chose'), ('photo', 'photo'), ('story', 'story'), ('village', 'village')], max_length=8, verbose_name='purpose'),
        ),
        migrations.AddField(
            model_name='weaver',
            name='found_by',
            field=models.CharField(blank=True, default='', editable=False, max_length=80),
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None), ('withdrawn_at', None)), fields=('weaver', 'purpose'), name='one_consent_a_purpose'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.UniqueConstraint(fields=('key', 'purpose'), name='consent_recorded_once'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__lte', django.db.models.expressions.CombinedExpression(models.F('given_on'), '+', models.Value(datetime.timedelta(days=1096))))), name='consent_of_three_years_at_most'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(('recorded_by', None), models.Q(('proof', ''), _negated=True), ('proof_erased_at__isnull', False), _connector='OR'), name='consent_has_its_proof'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(('recorded_by', None), models.Q(('form', 'spoken'), _negated=True), ('witness__isnull', False), _connector='OR'), name='consent_spoken_before_a_witness'),
        ),
    ]
