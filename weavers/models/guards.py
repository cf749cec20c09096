"""What keeps rows as they were written."""

import pgtrigger


def only_added() -> list[pgtrigger.Trigger]:
    """Triggers that refuse every UPDATE, DELETE and TRUNCATE."""
    return [
        pgtrigger.Protect(name="only_added", operation=pgtrigger.Update | pgtrigger.Delete),
        pgtrigger.Trigger(
            name="never_emptied",
            when=pgtrigger.Before,
            operation=pgtrigger.Truncate,
            level=pgtrigger.Statement,
            func="RAISE EXCEPTION 'these rows are only added to' USING ERRCODE = 'restrict_violation';",
        ),
    ]
