"""How static files are named."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed names, in the imports of our own modules as well; other people's import what they don't bring."""

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("js/work/*.js", CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1]),
    )
