"""The site changes at the moment that `next-change` tells, and not a second before."""

from datetime import datetime, timedelta

from sites import broadsheet


def bytes_at(site, moment, folder):
    """Every file of the site as of a moment."""
    output = folder / moment.strftime("%Y%m%d%H%M%S")
    broadsheet("build", "--site", site.source, "--output", output, "--at", moment.isoformat(), "--force")
    return {str(file.relative_to(output)): file.read_bytes() for file in output.rglob("*") if file.is_file()}


def test_site_changes_at_the_next_change_and_not_before(sites, tmp_path):
    # The Arabic site's banner ends, and its last story leaves the news sitemap; after that nothing is due.
    site = sites["arabic"]
    moment = datetime.fromisoformat("2022-11-08T23:50:00+02:00")
    for _ in range(2):
        told = broadsheet("next-change", "--site", site.source, "--at", moment.isoformat()).split()[0]
        change = datetime.fromisoformat(told)
        assert change > moment
        now = bytes_at(site, moment, tmp_path)
        assert bytes_at(site, change - timedelta(seconds=1), tmp_path) == now
        assert bytes_at(site, change, tmp_path) != now
        moment = change
    assert broadsheet("next-change", "--site", site.source, "--at", moment.isoformat()) == ""
