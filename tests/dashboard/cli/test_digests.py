"""`digest` against a real mail server: what arrives, what is not repeated, what happens when it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, update

from dashboard.cli import run
from data.models import Installation, ServiceAlert, ServiceSpell
from data.scope import marked
from tests.dashboard.mailing import Postbox, part, serving
from tests.data.queries.alerting import NOON, at, fill
from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from tests.own_database import Own


@pytest.fixture
def ids(own: Own, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Desks with something to act on, on 23 Aug at 14.00; the digest is Salatiga's."""
    with own.sessions.begin() as db:
        made = fill(db)
    stand(own, NOON)
    monkeypatch.setenv("DATABASE_URL", own.url)
    for name, value in {
        "SMTP_HOST": "127.0.0.1",
        "SMTP_TLS": "none",
        "DIGEST_FROM": "pantau@kpu.example",
        "DIGEST_TO": "33.73=satker@kpu.example",
    }.items():
        monkeypatch.setenv(name, value)
    return made


@pytest.fixture
def box(ids: dict[str, int], monkeypatch: pytest.MonkeyPatch) -> Iterator[Postbox]:
    """The mail server that the settings name."""
    del ids
    with serving() as found:
        monkeypatch.setenv("SMTP_PORT", str(found.port))
        yield found


def stand(own: Own, moment: datetime) -> None:
    """Let the database's clock stand at `moment`."""
    with own.sessions.begin() as db:
        db.merge(Installation(key="clock", value=moment.isoformat()))


def standing(own: Own) -> int:
    """How many conditions were told and are not over."""
    stmt = select(func.count()).select_from(ServiceAlert).where(ServiceAlert.recovered_at.is_(None))
    with own.sessions() as db:
        return db.scalar(marked(stmt, ServiceAlert)) or 0


def test_a_mail_with_both_parts_arrives_once(own: Own, box: Postbox, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["digest"]) == 0
    assert capsys.readouterr().out == "Help Desk Kota Salatiga: 7 hal baru; terkirim kepada 1 penerima.\n"
    recipients, mail = box.taken[0]
    assert (recipients, mail["From"], mail["To"]) == (
        ["satker@kpu.example"],
        "pantau@kpu.example",
        "satker@kpu.example",
    )
    assert mail.get_content_type() == "multipart/alternative"
    assert mail["Message-ID"].strip().endswith("@kpu.example>")
    for kind in ("plain", "html"):
        said = part(mail, kind)
        assert "1 layanan lewat sasaran, 1 lagi dalam satu jam layanan" in said
        assert "1 eskalasi lewat sasaran" in said
        assert "2 hari layanan tanpa absensi lengkap" in said
        assert "Jaringan dan Kamera perekam" in said
        assert "Data sementara – bukan hasil resmi" in said
        assert "Selasa, 23 Agustus 2022 14.00 WIB" in said
    assert run(["digest"]) == 0
    assert capsys.readouterr().out == "Help Desk Kota Salatiga: tidak ada kabar baru, tidak ada yang dikirim.\n"
    assert (len(box.taken), standing(own)) == (1, 7)


def test_recovery_is_mailed_once(own: Own, box: Postbox, ids: dict[str, int]) -> None:
    run(["digest"])
    with own.sessions.begin() as db:
        db.execute(update(ServiceSpell).where(ServiceSpell.ticket_id == ids["A"]).values(resolved_at=NOON))
    stand(own, at(23, 14, 10))
    assert (run(["digest"]), run(["digest"]), len(box.taken)) == (0, 0, 2)
    mail = box.taken[1][1]
    assert mail["Subject"] == "Help Desk Kota Salatiga: 1 hal pulih"
    assert "SUDAH PULIH\n- Salatiga: 1 layanan selesai atau kembali dalam sasaran" in part(mail, "plain").replace(
        "\r", ""
    )
    assert "6 hal yang sudah diberitahukan masih berlaku." in part(mail, "html")


def test_outside_service_hours_nothing_is_sent(own: Own, box: Postbox, capsys: pytest.CaptureFixture[str]) -> None:
    stand(own, at(23, 20))
    assert run(["digest"]) == 0
    assert "di luar jam layanan, tidak ada yang dikirim; disimpan untuk Rab 24 Agu 08.00." in capsys.readouterr().out
    assert (box.taken, standing(own)) == ([], 0)
    stand(own, at(24, 8))
    assert (run(["digest"]), len(box.taken)) == (0, 1)


def test_a_refused_recipient_stops_the_mail_for_all_of_them(
    own: Own, box: Postbox, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGEST_TO", "33.73=satker@kpu.example,33.73=lama@kpu.example,33=provinsi@kpu.example")
    box.refused.add("lama@kpu.example")
    assert run(["digest"]) == 2
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert "menolak penerima lama@kpu.example. Tidak ada yang terkirim" in said.err
    assert [recipients for recipients, _ in box.taken] == [["provinsi@kpu.example"]]
    box.refused.clear()
    assert run(["digest", "--area", "33.73"]) == 0
    assert box.taken[1][0] == ["satker@kpu.example", "lama@kpu.example"]
    del own


def test_a_refused_message_is_not_noted_as_told(own: Own, box: Postbox, capsys: pytest.CaptureFixture[str]) -> None:
    box.broken = True
    assert run(["digest"]) == 2
    assert "Tidak ada yang terkirim" in capsys.readouterr().err
    assert standing(own) == 0


@pytest.mark.usefixtures("ids")
def test_no_server_is_one_calm_sentence(
    own: Own, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMTP_PORT", str(free_port()))
    assert run(["digest"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("33.73: Server surel tidak dapat dihubungi atau menolak.")
    assert said.count("\n") == 1
    assert standing(own) == 0


def test_a_server_without_tls_is_not_trusted_with_it(
    own: Own, box: Postbox, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for way in ("starttls", "ssl"):
        monkeypatch.setenv("SMTP_TLS", way)
        assert run(["digest"]) == 2
        assert "Tidak ada yang terkirim" in capsys.readouterr().err
    assert (box.taken, standing(own)) == ([], 0)


@pytest.mark.usefixtures("ids")
def test_a_dry_run_shows_a_moment_and_writes_nothing(own: Own, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["digest", "--dry-run", "--area", "33.16", "--as-of", "2022-08-22T09:00"]) == 0
    said = capsys.readouterr().out
    assert "- Blora: diam 2 hari layanan (catatan terakhir 19 Agu)" in said
    assert "Keadaan Senin, 22 Agustus 2022 09.00 WIB" in said
    assert standing(own) == 0


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--as-of", "2022-08-22"], "hanya untuk --dry-run"),
        (["--area", "33.16"], "tidak memuat penerima untuk wilayah 33.16"),
        (["--dry-run", "--area", "99.99"], "tidak ditemukan"),
        (["--dry-run", "--as-of", "kemarin"], "bukan tanggal atau waktu"),
    ],
)
def test_what_cannot_be_done_is_said(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["digest", *words]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.usefixtures("ids")
def test_without_settings_nothing_is_tried(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMTP_HOST")
    assert run(["digest"]) == 2
    assert "Surel belum diatur" in capsys.readouterr().err
