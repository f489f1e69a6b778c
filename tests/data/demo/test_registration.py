"""Registration of the demo: 1–14 August 2022, mostly by the centres, with those that failed later incomplete."""

from __future__ import annotations

from datetime import date

from data.demo import registration
from data.demo.world import UNTIL_REPAIR, offices, parties
from tests.data.demo.reading import rows


def test_uploads_fall_into_the_window_and_some_into_its_last_minutes() -> None:
    found = rows("dokumen_pendaftaran")
    moments = found["diperbarui_pada"].dt.tz_convert("Asia/Jakarta")
    uploads = moments[found["status"] == "diunggah"]
    assert (min(uploads.dt.date), max(uploads.dt.date)) == (date(2022, 8, 1), date(2022, 8, 14))
    assert (uploads == registration.CLOSED).any()
    assert max(moments) < registration.SEEN_AT


def test_every_party_of_every_office_is_told_of_and_nobody_who_is_not_registered() -> None:
    found = rows("dokumen_pendaftaran")
    jateng = found[found["kode_wilayah"].fillna("").str.startswith("33.")]
    told = set(jateng[["kode_wilayah", "partai"]].drop_duplicates().itertuples(index=False, name=None))
    assert told == {(office.code, party) for office in offices() for party in office.parties}
    assert set(found.loc[found["tingkat"] == "nasional", "partai"]) == set(parties())


def test_centres_upload_most_and_help_desks_some() -> None:
    found = rows("dokumen_pendaftaran")
    by = found["pengunggah"].value_counts(normalize=True)
    assert by.index[0] == "DPP"
    assert by["DPP"] > 0.7
    assert 0.02 < by["helpdesk"] < 0.1


def test_the_six_that_failed_later_leave_much_out() -> None:
    found = rows("dokumen_pendaftaran")
    last = found.sort_values("diperbarui_pada").drop_duplicates(
        ["tingkat", "kode_wilayah", "partai", "dokumen"], keep="last"
    )
    complete = (last["status"] == "lengkap").groupby(last["partai"].isin(UNTIL_REPAIR)).mean()
    assert complete[True] < 0.75
    assert complete[False] > 0.95


def test_other_provinces_are_there_so_that_a_nation_is_not_empty() -> None:
    found, presence = rows("dokumen_pendaftaran"), rows("keberadaan_partai")
    for province in registration.NEIGHBOURS:
        assert (found["kode_wilayah"] == province).any()
        assert found["kode_wilayah"].fillna("").str.startswith(f"{province}.").any()
        assert presence["kode_wilayah"].str.startswith(f"{province}.").any()
