"""`gunicorn dashboard.wsgi:server`."""

import gc

from dashboard import logs
from dashboard.app import create_app
from dashboard.core.settings import Settings
from data.engine import make_engine, make_sessions

logs.configure()
settings = Settings()
server = create_app(settings, make_sessions(make_engine(settings.database_url))).server
gc.collect()
gc.freeze()  # what is there now stays: looking through it again would stop a request for a tenth of a second
