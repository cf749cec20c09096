import django.db.models.deletion
import marketplace.making.models.checks
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


POINTS = [
    ["size", "Length and width are as on the label, give or take 2 cm"],
    ["edge", "Both edges run straight and are firm"],
    ["weave", "No holes, no missed threads, the pattern is right throughout"],
    ["thread", "No loose threads or knots on the right side"],
    ["colour", "The colour is even and doesn't rub off on a damp white cloth"],
    ["stain", "No stains, no smell"],
    ["finish", "Fringe and hem are even and fast"],
]


def begin_with_a_list(apps, schema_editor):
    """What is looked at of every kind until somebody says otherwise."""
    apps.get_model("making", "Checklist").objects.create(
        from_day="2026-01-01", points=POINTS, entered_at="2026-01-01T00:00:00+05:30"
    )


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('catalogue', '0009_listing_changes_and_prices'),
        ('order', '0009_language'),
        ('weavers', '0007_never_emptied'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(editable=False, unique=True)),
                ('pieces', models.PositiveSmallIntegerField(verbose_name='pieces')),
                ('grade', models.CharField(choices=[('A', 'A: as it should be'), ('B', 'B: a flaw that doesn’t spoil it'), ('rework', 'rework: not like this')], max_length=6, verbose_name='grade')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='what is wrong')),
                ('told', models.BooleanField(default=False, verbose_name='the buyer knows of the flaw and wants it')),
                ('at', models.DateTimeField(db_index=True, verbose_name='when')),
                ('before', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='again', to='making.check')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('line', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='order.line')),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='catalogue.product')),
            ],
            options={
                'verbose_name': 'check',
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='CheckFault',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fault', models.CharField(choices=[('size', 'size'), ('edge', 'edges'), ('weave', 'weave'), ('thread', 'loose threads'), ('colour', 'colour'), ('stain', 'stains'), ('finish', 'fringe and hem'), ('weight', 'weight'), ('other', 'something else')], max_length=6, verbose_name='what')),
                ('words', models.CharField(max_length=200, verbose_name='in words')),
                ('check_made', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='faults', to='making.check')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Checklist',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(blank=True, max_length=80, verbose_name='kind')),
                ('from_day', models.DateField(verbose_name='from')),
                ('points', models.JSONField(verbose_name='what is looked at')),
                ('entered_at', models.DateTimeField(verbose_name='entered')),
                ('key', models.UUIDField(editable=False, null=True, unique=True)),
                ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'checklist',
                'ordering': ['from_day', 'id'],
            },
        ),
        migrations.CreateModel(
            name='CheckPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(storage=marketplace.making.models.checks.private, upload_to='checks/')),
                ('check_made', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='making.check')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='HoursNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(editable=False, unique=True)),
                ('kind', models.CharField(max_length=80, verbose_name='kind')),
                ('pieces', models.PositiveSmallIntegerField(default=1, verbose_name='pieces')),
                ('minutes', models.PositiveIntegerField(verbose_name='minutes, of all these pieces together')),
                ('day', models.DateField(verbose_name='day')),
                ('at', models.DateTimeField(verbose_name='entered')),
                ('taken_back_at', models.DateTimeField(null=True, verbose_name='taken back')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('taken_back_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('weaver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hours_notes', to='weavers.weaver')),
            ],
            options={
                'verbose_name': 'hours',
                'ordering': ['-day', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(editable=False, unique=True)),
                ('pieces', models.PositiveSmallIntegerField(verbose_name='pieces')),
                ('due_on', models.DateField(verbose_name='ready by')),
                ('state', models.CharField(choices=[('offered', 'asked'), ('accepted', 'she makes it'), ('declined', 'she can’t'), ('taken_back', 'taken back'), ('made', 'made')], default='offered', max_length=10, verbose_name='state')),
                ('team', models.JSONField(editable=False)),
                ('offered_at', models.DateTimeField(verbose_name='asked')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='answered')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='made, or taken back')),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jobs', to='order.line')),
                ('offered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('weaver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jobs', to='weavers.weaver')),
            ],
            options={
                'verbose_name': 'order to make',
                'ordering': ['due_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SpokenNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(editable=False, unique=True)),
                ('file', models.FileField(storage=marketplace.making.models.checks.private, upload_to='spoken/')),
                ('seconds', models.PositiveSmallIntegerField(verbose_name='seconds')),
                ('at', models.DateTimeField(verbose_name='when')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='spoken_notes', to='catalogue.product')),
            ],
            options={
                'verbose_name': 'spoken note',
                'ordering': ['at', 'id'],
            },
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.CheckConstraint(condition=models.Q(('pieces__gte', 1)), name='check_of_something'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('grade', 'A'), _negated=True), ('told', False), _connector='OR'), name='check_told_of_a_flaw'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.UniqueConstraint(condition=models.Q(('before', None), ('line__isnull', False)), fields=('line',), name='check_of_a_line_follows_the_last'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.UniqueConstraint(condition=models.Q(('before', None), ('line', None)), fields=('product',), name='check_of_a_piece_follows_the_last'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='check',
            trigger=pgtrigger.compiler.Trigger(name='only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';", hash='38698512e04e7382dba7b76fc45fc138fc6d5db1', operation='UPDATE OR DELETE', pgid='pgtrigger_only_added_448db', table='making_check', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='check',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';", hash='5c9a631acaaf2e3e69094a103f42d1e244f7f9a0', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_68115', table='making_check', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='checkfault',
            constraint=models.UniqueConstraint(fields=('check_made', 'fault'), name='check_fault_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checkfault',
            trigger=pgtrigger.compiler.Trigger(name='only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';", hash='7c501d4e74418cc779183c5d2153c699b573560e', operation='UPDATE OR DELETE', pgid='pgtrigger_only_added_f604b', table='making_checkfault', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checkfault',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';", hash='4ff040543ebb44ea976a4bc1634f200b778f068e', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_ace1b', table='making_checkfault', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklist',
            trigger=pgtrigger.compiler.Trigger(name='only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';", hash='11cbc0b1b755276b301a7eeb4966b58f04eb8778', operation='UPDATE OR DELETE', pgid='pgtrigger_only_added_2e29c', table='making_checklist', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklist',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';", hash='a7753eb4201e375308e91668744655e1474fb69f', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_9e2b4', table='making_checklist', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='hoursnote',
            index=models.Index(fields=['weaver', 'kind', '-day'], name='hours_of_a_kind'),
        ),
        migrations.AddConstraint(
            model_name='hoursnote',
            constraint=models.CheckConstraint(condition=models.Q(('minutes__gte', 1), ('minutes__lte', 600000), ('pieces__gte', 1)), name='hours_of_something'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.CheckConstraint(condition=models.Q(('pieces__gte', 1)), name='job_of_something'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['offered', 'accepted'])), fields=('line', 'weaver'), name='job_asked_once'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('ended_at', None), ('state', 'offered')), models.Q(('answered_at__isnull', False), ('ended_at', None), ('state__in', ['accepted', 'declined'])), models.Q(('ended_at__isnull', False), ('state', 'taken_back')), models.Q(('answered_at__isnull', False), ('ended_at__isnull', False), ('state', 'made')), _connector='OR'), name='job_state_has_its_moments'),
        ),
        migrations.AddConstraint(
            model_name='spokennote',
            constraint=models.CheckConstraint(condition=models.Q(('seconds__gte', 1)), name='spoken_something'),
        ),
            migrations.RunPython(begin_with_a_list, migrations.RunPython.noop),
    ]
