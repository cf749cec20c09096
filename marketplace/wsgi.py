"""What gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings.dev")
application = get_wsgi_application()

# What is loaded by now stays until the end. Unless it's set apart, each collection looks through all of it again,
# which took a quarter of the time of a page; and workers that share memory would each copy it.
gc.collect()
gc.freeze()
