"""Everything the application raises on purpose.

AppError
├── NotSignedIn    nobody is signed in, or the session has ended     (401)
├── NotAllowed     the user lacks a permission                       (403)
├── NotFound       absent, or outside the user's area: same answer   (404)
├── InvalidInput   the user can fix it; says what and where          (422)
├── Stale          somebody else changed it since it was shown       (409)
├── Busy           too much at once or a lock is held; try again     (503)
├── Broken         the database refuses what breaks a constraint     (500)
├── Unavailable    the database cannot be asked at present           (503)
└── UnscopedQuery  a programming error: a query forgot its scope     (500)
"""

from __future__ import annotations

import secrets
from typing import ClassVar

from dashboard.core.text import N_


class AppError(Exception):
    """Carries an Indonesian source sentence, so that the user reads it in their own language."""

    message: str = N_("Terjadi kesalahan di server. Kejadian ini sudah dicatat; coba lagi sebentar lagi.")
    status: ClassVar[int] = 500

    def __init__(self, message: str | None = None, **params: object) -> None:
        self.message = message or type(self).message
        self.params = params
        super().__init__(self.message.format(**params) if params else self.message)


class NotSignedIn(AppError):  # noqa: N818 - named for what the user is told
    """Nobody is signed in, or the session has ended."""

    message = N_("Sesi Anda sudah berakhir. Silakan masuk lagi.")
    status = 401


class NotAllowed(AppError):  # noqa: N818
    """The user is known but lacks a permission."""

    message = N_("Anda tidak berwenang membuka bagian ini.")
    status = 403


class NotFound(AppError):  # noqa: N818
    """The thing is absent or outside the user's scope; never say which."""

    message = N_("Halaman atau data ini tidak ditemukan, atau di luar kewenangan Anda.")
    status = 404


class InvalidInput(AppError):  # noqa: N818
    """The user sent something they can put right."""

    message = N_("Isian tidak dapat dibaca. Periksa kembali lalu coba lagi.")
    status = 422


class Stale(AppError):  # noqa: N818
    """Somebody else changed the thing since the user saw it."""

    message = N_("Data ini sudah diubah orang lain sejak Anda membukanya. Muat ulang, lalu coba lagi.")
    status = 409


class Busy(AppError):  # noqa: N818
    """Another process holds what this one needs."""

    message = N_("Proses lain sedang berjalan. Tunggu sampai selesai lalu coba lagi.")
    status = 503


class Broken(AppError):  # noqa: N818
    """What was to be stored breaks a constraint of the database: a mistake of the program, found under its `id`."""

    message = N_(
        "Basis data menolak isinya karena bertentangan dengan yang sudah tersimpan, jadi tidak ada yang disimpan. "
        "Sampaikan nomor {id} kepada pengelola aplikasi."
    )

    def __init__(self, detail: str) -> None:
        super().__init__(id=secrets.token_hex(4))
        self.detail = detail  # for the log alone

    @property
    def line(self) -> str:
        """What the log says."""
        return f"{self.params['id']} {self.detail}"


class Unavailable(AppError):  # noqa: N818
    """The database cannot be asked at present."""

    message = N_("Basis data sedang tidak dapat dihubungi. Coba lagi sebentar lagi; data yang tersimpan tetap aman.")
    status = 503


class UnscopedQuery(AppError):  # noqa: N818
    """A statement reads scoped tables without `visible(...)`."""

    def __str__(self) -> str:
        """What the log says; the user reads the general sentence."""
        return f"unscoped read of {self.params['tables']}"
