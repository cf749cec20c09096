"""A server that answers like Stripe's, for demonstrations, tests and load runs.

It is a process of its own and takes no money. Point the official SDK's API address at it and use any key
that begins with `sk_test_`. `python -m marketplace.payment.standin --help` lists what can be set.
"""

from .app import create_app

__all__ = ["create_app"]
