"""What is said where a step can't be taken."""


class Refused(Exception):
    """A step that isn't allowed now; the message says why, and nothing has changed."""
