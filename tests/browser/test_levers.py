"""The levers' own script by itself, where a whole page would show a fault once in forty times."""

from pathlib import Path

from tests.browser.conftest import NewPage

SCRIPT = Path(__file__).parents[2] / "rehabdata" / "ui" / "money" / "levers.js"

# A chart that stops answering after a hundred names: watchers that fight over it would freeze the browser.
PLACES = """
<div class="st-key-picture"><div data-testid="stVegaLiteChart"></div></div>
<div id="old"><div class="rd-levers"></div></div>
<div id="new"><div class="rd-levers"></div></div>
"""
BUILT_ANEW = """
async (script) => {
    const levers = (await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })))).default;
    const chart = document.querySelector("[data-testid=stVegaLiteChart]");
    let times = 0;
    chart.setAttribute = function (name, value) {
        times += 1;
        if (times > 100) throw Error("no end");
        Element.prototype.setAttribute.call(this, name, value);
    };
    const mount = (id, name) => levers({
        data: { groups: [], locale: "sv-SE", back: "", unchanged: true, picture: { within: ".st-key-picture", name } },
        parentElement: document.getElementById(id),
        setTriggerValue: () => {},
    });
    const rested = () => new Promise((resolve) => setTimeout(resolve, 100));
    mount("old", "first");
    mount("new", "second");
    await rested();
    Element.prototype.setAttribute.call(chart, "aria-label", "what Streamlit calls it");
    await rested();
    return [times, chart.getAttribute("aria-label")];
}
"""


def test_levers_built_anew_do_not_fight_over_the_pictures_name(new_page: NewPage) -> None:
    page = new_page()
    page.set_content(PLACES)
    times, name = page.evaluate(BUILT_ANEW, SCRIPT.read_text(encoding="utf-8"))
    assert name == "second"
    assert times == 3  # once for each, and once over what Streamlit puts there
