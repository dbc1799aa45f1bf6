"""The levers' own script by itself, where a whole page would show a fault once in forty times."""

from pathlib import Path

import pytest

from rehabdata import language, parameters
from rehabdata.money.funding import Scenario
from rehabdata.ui.money import levers
from tests.browser.conftest import NewPage
from tests.typed import TYPED

SCRIPT = Path(__file__).parents[2] / "rehabdata" / "ui" / "money" / "levers.js"

START = Scenario(kbt_sek=12_000, mmr1_sek=25_000, mmr2_sek=45_000, supplement_sek=1_000, frame_mkr=948, pace=2.0)

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
    page = new_page(fresh=True)
    page.set_content(PLACES)
    times, name = page.evaluate(BUILT_ANEW, SCRIPT.read_text(encoding="utf-8"))
    assert name == "second"
    assert times == 3  # once for each, and once over what Streamlit puts there


# Each text typed into its lever's field: what is sent of it, and whether the field tells a fault.
TYPED_IN = """
async ([script, data, texts]) => {
    const levers = (await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })))).default;
    return texts.map(([name, text]) => {
        const parent = document.createElement("div");
        parent.innerHTML = "<div class='rd-levers'></div>";
        document.body.replaceChildren(parent);
        const sent = [];
        levers({ data, parentElement: parent, setTriggerValue: (_trigger, move) => sent.push(move.value) });
        const field = parent.querySelector(`[data-name=${name}] input[type=text]`);
        field.value = text;
        field.dispatchEvent(new Event("change"));
        const told = parent.querySelector(`[data-name=${name}] .rd-lever-fault`).textContent;
        return [sent, told !== "", field.value, field.getAttribute("aria-invalid")];
    });
}
"""


@pytest.mark.parametrize("spoken", ["sv", "en"])
def test_a_field_takes_what_the_address_takes(spoken: str, new_page: NewPage, subtests: pytest.Subtests) -> None:
    rows = [row for row in TYPED if row[0] == spoken]
    with language.speaking(spoken):
        data = levers.told(START, START, "", inferred=False)
    page = new_page(fresh=True)
    answers = page.evaluate(
        TYPED_IN, [SCRIPT.read_text(encoding="utf-8"), data, [[name, text] for _, name, text, _ in rows]]
    )
    for (_, name, text, value), (sent, told, shown, invalid) in zip(rows, answers, strict=True):
        with subtests.test(f"{name} {text}"):
            assert (sent, told, invalid) == (([], True, "true") if value is None else ([value], False, "false"))
            # What was taken stands in the field as it may be typed again; what was not stays as it was typed.
            again = parameters.as_addressed(shown, spoken)
            assert shown == text if value is None else float(again) == value
