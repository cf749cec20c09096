"""What somebody says into a phone, decoded and written anew: sound alone, in a form that every browser plays.

A phone's file can name the place and the day, hold a picture, or be something else altogether. FFmpeg (PyAV) opens it
as what its first bytes say it is and as nothing else, and reads its first sound alone.
"""

import io
from fractions import Fraction

import av
import filetype
from av.audio.resampler import AudioResampler
from django.utils.translation import gettext as _

MOST_BYTES = 4 * 1024 * 1024
MOST_SECONDS = 120
RATE = 24_000
"""Samples a second; a voice needs no more."""
BITS = 32_000
"""A second: a minute is 240 KB."""
FORMATS = {
    "audio/mpeg": "mp3",
    "audio/mp4": "mov",
    "audio/x-m4a": "mov",
    "video/mp4": "mov",
    "video/3gpp": "mov",
    "audio/ogg": "ogg",
    "audio/x-wav": "wav",
    "audio/aac": "aac",
    "audio/amr": "amr",
    "video/webm": "matroska",
    "audio/webm": "matroska",
    "video/x-matroska": "matroska",
}
"""By what a file's first bytes say that it is, and never by its name."""
TYPE = "audio/mp4"


class SoundRefused(Exception):
    """What is no recording that we can take; the message is for whoever sent it."""


def spoken_anew(content: bytes) -> tuple[bytes, int]:
    """The sound of a recording as AAC, one channel, and its whole seconds, 1 at least.

    Raises SoundRefused for anything else, for more than 4 MB, and for more than two minutes.
    """
    if len(content) > MOST_BYTES:
        raise SoundRefused(_("A spoken note can have 4 MB at most."))
    kind = FORMATS.get(filetype.guess_mime(content[:8192]) or "")
    if kind is None:
        raise SoundRefused(_("This is no recording of a voice. Record it with the phone, and try again."))
    try:
        return _written(content, kind)
    except (av.error.FFmpegError, ValueError, IndexError, EOFError) as problem:
        raise SoundRefused(_("This recording can't be read. Record it once more.")) from problem


def _written(content: bytes, kind: str) -> tuple[bytes, int]:
    data, samples = io.BytesIO(), 0
    with av.open(io.BytesIO(content), "r", format=kind) as sent, av.open(data, "w", format="mp4") as anew:
        spoken = sent.streams.audio[0]
        spoken.codec_context.thread_count = 1
        written = anew.add_stream("aac", rate=RATE, layout="mono")
        written.bit_rate = BITS
        even = AudioResampler(format="fltp", layout="mono", rate=RATE)
        for frame in sent.decode(spoken):
            frame.pts = None
            for each in even.resample(frame):
                samples += each.samples
                if samples > MOST_SECONDS * RATE:
                    raise SoundRefused(_("A spoken note has two minutes at most."))
                anew.mux(written.encode(each))
        for each in even.resample(None):
            samples += each.samples
            anew.mux(written.encode(each))
        anew.mux(written.encode(None))
    if not samples:
        raise SoundRefused(_("Nothing can be heard in this recording."))
    return data.getvalue(), max(1, round(Fraction(samples, RATE)))
