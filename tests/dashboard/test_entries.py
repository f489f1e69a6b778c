"""Forms for reference data and verdicts: for their roles, from our own pages, once, and with each reason beside its field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from sqlalchemy import func, select

from dashboard.doors import INSIDE, PUBLIC
from dashboard.entry_forms import FORMS
from data.importers.revisions import listed
from data.models import Audit, Batch, OfficialVerdict, PlanCurve, Round, RuleParameter, StageWindow
from data.scope import marked
from tests.dashboard.conftest import MATRIX, Edge, Visitor, signed_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.test import TestResponse

ROLES: Final = tuple(MATRIX["scopes"])
BASIS: Final = "Keputusan KPU 777/2022"
HERE: Final = "cycle=2024&code=rekap_vermin&level=nasional&area_code="


def opened(visitor: Visitor, path: str) -> dict[str, str]:
    """The fields of a form as the browser would send them."""
    html = visitor.get(path).text
    found = {}
    for tag in re.findall(r"<input[^>]*>", html):
        name = re.search(r' name="([^"]+)"', tag)
        value = re.search(r' value="([^"]*)"', tag)
        if name and (' type="checkbox"' not in tag or " checked" in tag):
            found[name[1]] = value[1] if value else ""
    for name, options in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found | dict(re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>(.*?)</textarea>', html, re.DOTALL))


def send(visitor: Visitor, path: str, form: dict[str, str], **options: Any) -> TestResponse:
    return visitor.client.post(path.partition("?")[0], data=form, **options)


def batches(edge: Edge) -> int:
    with edge.sessions() as db:
        return db.scalar(select(func.count()).select_from(Batch)) or 0


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("path", list(MATRIX["forms"]))
def test_a_form_is_for_its_roles_and_for_no_other(edge: Edge, role: str, path: str) -> None:
    visitor, before = signed_in(edge, role), batches(edge)
    allowed = role in MATRIX["forms"][path]
    assert visitor.get(path).status_code == (200 if allowed else 403)
    sent = {"number": "n" * 20, "seen": "", "token": "palsu"}
    assert send(visitor, path, sent).status_code == (400 if allowed else 403)
    assert batches(edge) == before
    if not allowed:
        with edge.sessions() as db:
            row = db.scalars(select(Audit).order_by(Audit.id.desc()).limit(1)).one()
            assert (row.actor, row.action) == (role, "ditolak")


def test_the_matrix_names_every_form_and_a_stranger_opens_none(edge: Edge, stranger: Visitor) -> None:
    ours = {f"/acuan/{slug}" for slug in FORMS} | {"/putusan"}
    assert set(MATRIX["forms"]) >= ours
    assert {"entries.book", "entries.verdict"} <= INSIDE - PUBLIC
    for path in ours:
        assert stranger.get(path).status_code == 303
        assert stranger.client.post(path, data={}).status_code == 401
    assert signed_in(edge, "admin").get("/acuan/tidak_ada").status_code == 404


def test_another_site_and_a_form_of_another_browser_change_nothing(
    edge: Edge, visitor: Callable[[str], Visitor]
) -> None:
    admin, before = visitor("admin"), batches(edge)
    form = opened(admin, f"/acuan/jendela?{HERE}") | {"legal_basis": BASIS}
    assert send(admin, "/acuan/jendela", form, headers={"Origin": "https://jahat.example"}).status_code == 403
    assert send(admin, "/acuan/jendela", form, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert send(visitor("admin"), "/acuan/jendela", form).status_code == 400
    assert send(admin, "/acuan/jendela", form | {"seen": "1; drop"}).status_code == 400
    assert batches(edge) == before


def test_a_window_is_moved_once_and_the_second_of_two_is_refused(edge: Edge, visitor: Callable[[str], Visitor]) -> None:
    mine, other = visitor("admin"), visitor("admin")
    path = f"/acuan/jendela?{HERE}"
    first, second = opened(mine, path), opened(other, path)
    assert (first["start"], first["legal_basis"], first["named"]) == ("2022-09-14T00:00", "", "1")
    number = int(first["seen"])
    sent = first | {"end": "2022-09-16T23:59", "legal_basis": BASIS}
    for _ in range(2):
        answer = send(mine, path, sent)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/acuan?siklus=2024")
    late = send(other, path, second | {"end": "2022-09-20T23:59", "legal_basis": "Keputusan lain"})
    assert late.status_code == 409
    assert "sudah diubah orang lain" in late.text
    assert "Keputusan lain" in late.text
    with edge.sessions() as db:
        stmt = select(StageWindow.revision, StageWindow.legal_basis).where(StageWindow.stage == "rekap_vermin")
        assert max(tuple(row) for row in db.execute(stmt)) == (number + 1, BASIS)
        row = db.scalars(select(Batch).order_by(Batch.id.desc()).limit(1)).one()
        assert (row.imported_by, row.kind, row.file_name) == (
            "admin", "tahapan", f"isian-jendela-2024-rekap_vermin-nasional-revisi-{number + 1}.csv"
        )  # fmt: skip
    assert BASIS in mine.layout("/acuan").text


def test_every_reason_stands_beside_its_field_in_the_readers_words(visitor: Callable[[str], Visitor]) -> None:
    admin = visitor("admin")
    form = opened(admin, f"/acuan/jendela?{HERE}") | {"end": "2022-09-01T00:00", "name": "<b>x</b>"}
    answer = send(admin, "/acuan/jendela", form)
    assert answer.status_code == 422
    assert "Belum disimpan: 3 isian perlu diperbaiki." in answer.text
    assert re.search(r'id="legal_basis-wrong">Kolom ini wajib diisi\.', answer.text)
    assert re.search(r'id="end-wrong">end mendahului start', answer.text)
    assert "<b>x</b>" not in answer.text
    assert 'value="2022-09-01T00:00"' in answer.text


def test_a_rule_a_course_a_round_and_a_minimum_are_written(edge: Edge, visitor: Callable[[str], Visitor]) -> None:
    admin = visitor("admin")
    filled: dict[str, dict[str, str]] = {
        "aturan?cycle=2029&code=bagian_kabkota": {"value": "60%", "legal_basis": BASIS},
        "kurva": {"cycle": "2029", "stage": "vermin", "level": "kabkota", "points": "25 10\n50 40", "legal_basis": BASIS},
        "putaran": {
            "cycle": "2029", "code": "verfak_x", "stage": "verfak_x", "name": "Verfak X", "position": "9",
            "areas": "53, 71", "legal_basis": BASIS,
        },
        "minimal?cycle=2029&area_code=33.73": {"members": "199", "source": BASIS},
    }  # fmt: skip
    for path, cells in filled.items():
        answer = send(admin, f"/acuan/{path}", opened(admin, f"/acuan/{path}") | cells)
        assert answer.status_code == 303, (path, answer.text)
    with edge.sessions() as db:
        rule = db.execute(
            select(RuleParameter.revision, RuleParameter.value).where(RuleParameter.cycle == "2029")
        ).all()
        points = db.execute(
            select(PlanCurve.time_percent, PlanCurve.work_percent).where(PlanCurve.cycle == "2029")
        ).all()
        extra = db.scalars(select(Round).where(Round.code == "verfak_x")).one()
        assert [tuple(row) for row in rule] == [(0, "60%")]
        assert sorted(tuple(row) for row in points) == [(25, 10), (50, 40)]
        assert (extra.areas, extra.parties) == ("53, 71", None)
    again = opened(admin, "/acuan/putaran?cycle=2029&code=verfak_x")
    emptied = send(admin, "/acuan/putaran", again | {"areas": "", "legal_basis": BASIS})
    assert (emptied.status_code, "beri tanda bila semuanya ikut" in emptied.text) == (422, True)
    assert opened(admin, "/acuan/kurva?cycle=2029&stage=vermin&level=kabkota")["points"] == "25 10\n50 40"


@pytest.mark.parametrize(
    ("path", "said", "field"),
    [
        ("aturan?cycle=2031&code=bagian_kabkota", "<b>75%</b> <small>UU 7/2017 pasal 173 ayat (2), nilai bawaan</small>",
         ("misalnya 75% atau 3/4", "value", "75%")),
        ("aturan?cycle=2031&code=pembulatan", "<b>terdekat, setengah ke atas</b>",
         ("Cara membulatkan", "value", "setengah_ke_atas")),
        ("aturan?cycle=2031&code=sla_respons_lain_menit", "<b>60 menit layanan</b>", ("Menit layanan", "value", "60")),
        ("aturan?cycle=2031&code=sla_selesai_hari", "<b>1 hari layanan</b>", ("Hari layanan", "value", "1")),
        ("jendela?cycle=2024&code=tetap&level=nasional&area_code=", "<b>14 Des</b> <small>PKPU 4/2022",
         ("", "name", "Penetapan dan undian nomor urut")),
        ("minimal?cycle=2024&area_code=33.02", "<b>1.000</b> <small>Keputusan KPU 258/2022", ("", "members", "1000")),
    ],
)  # fmt: skip
def test_a_form_says_what_is_in_force_and_how_its_own_value_is_written(
    visitor: Callable[[str], Visitor], path: str, said: str, field: tuple[str, str, str]
) -> None:
    admin = visitor("admin")
    page = admin.get(f"/acuan/{path}").text
    assert said in page
    assert field[0] in page
    assert "sasaran Help Desk: menit" not in page
    assert opened(admin, f"/acuan/{path}")[field[1]] == field[2]


def test_a_form_names_its_thing_and_says_as_what_it_will_be_stored(visitor: Callable[[str], Visitor]) -> None:
    admin = visitor("admin")
    window = admin.get(f"/acuan/jendela?{HERE}").text
    assert "<b>Penyampaian rekapitulasi hasil vermin (rekap_vermin)</b>" in window
    assert "<b>semua wilayah</b>" in window
    assert "<b>Kabupaten Banyumas (33.02)</b>" in admin.get("/acuan/minimal?cycle=2024&area_code=33.02").text
    assert (
        "Yang berlaku ketetapan pertama; isian ini disimpan sebagai revisi 1."
        in admin.get("/acuan/minimal?cycle=2024&area_code=33.02").text
    )
    day = admin.get("/acuan/hari?tanggal=2026-12-24").text
    assert "<b>24 Desember 2026</b>" in day
    assert "Yang berlaku ketetapan pertama; isian ini disimpan sebagai revisi 1." in day
    assert '<textarea id="sumber"' in day  # too long for one line


def test_a_name_that_no_link_gives_is_a_wrong_field(visitor: Callable[[str], Visitor]) -> None:
    admin = visitor("admin")
    form = opened(admin, "/acuan/hari") | {"named": "1", "tanggal": "besok", "hari_kerja": "0", "keterangan": "x"}
    answer = send(admin, "/acuan/hari", form)
    assert (answer.status_code, "<b>besok</b>" in answer.text) == (422, True)


def test_a_list_is_emptied_by_its_tick_and_filled_again(edge: Edge, visitor: Callable[[str], Visitor]) -> None:
    admin, path = visitor("admin"), "/acuan/putaran?cycle=2029&code=verfak_y"
    cells = {"stage": "verfak_y", "name": "Verfak Y", "position": "9", "areas": "53, 71", "legal_basis": BASIS}

    def areas(**sent: str) -> tuple[int, tuple[str, ...]]:
        answer = send(admin, path, opened(admin, path) | cells | sent)
        with edge.sessions() as db:
            return answer.status_code, listed(db.scalar(select(Round.areas).where(Round.code == "verfak_y")))

    assert areas() == (303, ("53", "71"))
    assert areas(**{"areas-semua": "1"}) == (422, ("53", "71"))  # codes and the tick
    assert areas(areas="", **{"areas-semua": "1"}) == (303, ())
    again = admin.get(path).text
    assert 'name="areas-semua" value="1" checked' in again
    assert areas(areas="") == (303, ())  # as it was
    assert areas(areas="33", **{"areas-semua": "0"}) == (303, ("33",))


def test_points_that_are_no_pairs_or_no_percentages_are_told_by_line(visitor: Callable[[str], Visitor]) -> None:
    admin = visitor("admin")
    form = opened(admin, "/acuan/kurva") | {
        "cycle": "2024",
        "stage": "vermin",
        "level": "kabkota",
        "legal_basis": BASIS,
    }
    assert "Tulis dua angka tiap baris" in send(admin, "/acuan/kurva", form | {"points": "25"}).text
    assert "Baris 2: Isi 0 sampai 100." in send(admin, "/acuan/kurva", form | {"points": "25 10\n50 140"}).text
    assert "Kolom ini wajib diisi." in send(admin, "/acuan/kurva", form | {"points": " "}).text


def test_an_operator_enters_verdicts_of_the_own_area_only(edge: Edge, visitor: Callable[[str], Visitor]) -> None:
    operator = visitor("operator")
    path = "/putusan?putaran=verfak&kode_wilayah=33.73&partai=ummat"
    form = opened(operator, path) | {"putusan": "TMS", "ditetapkan_pada": "2022-08-20", "berita_acara": "BA 7"}
    answer = send(operator, path, form)
    assert answer.headers["Location"] == "/verifikasi?putaran=verfak&wilayah=33.73"
    late = send(operator, path, form | {"number": "m" * 20, "putusan": "MS"})
    assert late.status_code == 409
    assert operator.get(path.replace("33.73", "33.74")).status_code == 404
    assert operator.get(path.replace("verfak", "tidak_ada")).status_code == 404
    foreign = send(operator, path, form | {"kode_wilayah": "33.74", "number": "k" * 20, "seen": ""})
    assert (foreign.status_code, "di luar kewenangan" in foreign.text) == (422, True)
    with edge.sessions() as db:
        stmt = select(OfficialVerdict.area_code, OfficialVerdict.party, OfficialVerdict.verdict)
        assert [tuple(row) for row in db.execute(marked(stmt, OfficialVerdict))] == [("33.73", "ummat", "TMS")]
