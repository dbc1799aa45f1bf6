// The levers of a what-if: for each a slider, a field for the exact number, the agreement's value and the way back.
// Native controls: they take the keyboard, and a phone's, by themselves. What they are, and in which words, comes from
// levers.py; a move is sent as {name, value}, value null for the way back to the agreement.

// How long a value just sent holds out against an older one from the server. Then it is sent again: the server that got
// it may be gone, and another one has taken the page over from its address, whose first run may take a while. After so
// many times the server is right.
const WAITING_MILLISECONDS = 3000;
const MOST_TIMES_SENT = 4;
const MOST_DECIMALS = 12; // as many as an address takes

export default function ({ data, parentElement, setTriggerValue }) {
    const root = parentElement.querySelector(".rd-levers");
    root.send = (name, value) => setTriggerValue("moved", { name, value });
    root.sent ??= new Map();
    const shape = JSON.stringify(data.groups.map((group) => [group.legend, group.levers.map((lever) => lever.name)]));
    if (root.dataset.shape !== shape) {
        root.replaceChildren(...data.groups.map((group) => built(group, root)), backToAll(root));
        root.dataset.shape = shape;
    }
    root.showAll = () => {
        for (const lever of data.groups.flatMap((group) => group.levers)) show(root, lever, data);
    };
    root.showAll();
    const back = root.querySelector(".rd-levers-back");
    back.textContent = data.back;
    back.disabled = data.unchanged;
    namePicture(data.picture);
}

// The picture's name tells its main result, which every move changes. Given to Streamlit as the chart's name it would
// have the whole chart built anew; so Streamlit gets a name that stays, and the result is put in here.
// All of it is kept on the picture's own place: Streamlit may build the levers anew, and the watch of levers that are gone
// would set its name against the new one's, for ever.
function namePicture({ within, name }) {
    const frame = document.querySelector(within);
    if (!frame) return;
    frame.pictureName = name;
    const put = () => {
        const chart = frame.querySelector("[data-testid=stVegaLiteChart]");
        if (chart && chart.getAttribute("aria-label") !== frame.pictureName) {
            chart.setAttribute("aria-label", frame.pictureName);
        }
    };
    if (!frame.pictureWatch) {
        frame.pictureWatch = new MutationObserver(put);
        frame.pictureWatch.observe(frame, { subtree: true, childList: true, attributeFilter: ["aria-label"] });
    }
    put();
}

function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
}

function built(group, root) {
    const levers = group.levers.map((lever) => (lever.options ? choice(lever, root) : slider(lever, root)));
    if (!group.folded) return element("fieldset", {}, element("legend", {}, group.legend), ...levers);
    const fold = element("details", {}, element("summary", {}, group.legend), element("div", {}, ...levers));
    fold.open = group.levers.some((lever) => lever.value !== lever.agreed);
    return fold;
}

function slider(lever, root) {
    const id = `lever-${lever.name}`;
    const range = element("input", { type: "range", id, "aria-describedby": `${id}-agreed` });
    const field = element("input", { type: "text", inputmode: "decimal", id: `${id}-exact`, autocomplete: "off" });
    const back = wayBack(lever, range, root);
    const row = element(
        "div",
        { class: "rd-lever", "data-name": lever.name },
        element("label", { for: id }),
        element("span", { class: "rd-lever-changed" }),
        element("div", { class: "rd-lever-track" }, range),
        field,
        element("span", { id: `${id}-agreed`, class: "rd-lever-agreed" }),
        back,
        element("p", { class: "rd-lever-fault", id: `${id}-fault`, role: "alert", hidden: "" }),
    );
    range.addEventListener("input", () => move(root, row, Number(range.value)));
    field.addEventListener("change", () => typed(root, row));
    return row;
}

function wayBack(lever, control, root) {
    const back = element("button", { type: "button", class: "rd-lever-back" });
    back.addEventListener("click", () => {
        root.sent.delete(lever.name);
        root.send(lever.name, null);
        control.focus(); // the button is about to be out of use
    });
    return back;
}

function choice(lever, root) {
    const id = `lever-${lever.name}`;
    const select = element("select", { id, "aria-describedby": `${id}-agreed` });
    const row = element(
        "div",
        { class: "rd-lever rd-choice", "data-name": lever.name },
        element("label", { for: id }),
        element("span", { class: "rd-lever-changed" }),
        select,
        element("span", { id: `${id}-agreed`, class: "rd-lever-agreed" }),
        wayBack(lever, select, root),
    );
    select.addEventListener("change", () => {
        root.sent.set(lever.name, { value: select.value, at: Date.now(), times: 1 });
        root.send(lever.name, select.value);
    });
    return row;
}

function backToAll(root) {
    const back = element("button", { type: "button", class: "rd-levers-back" });
    back.addEventListener("click", () => {
        root.sent.clear();
        root.send("", null);
    });
    return back;
}

function show(root, lever, data) {
    const row = root.querySelector(`[data-name="${lever.name}"]`);
    if (holdsOut(root, lever)) return;
    root.sent.delete(lever.name);
    const told = JSON.stringify([lever, data.locale]);
    if (row.told === told) return; // the page is laid out anew for whatever is touched, and the picture waits for that
    row.told = told;
    row.querySelector("label").textContent = lever.label;
    showAgreed(row, lever, data);
    if (lever.options) return showChoice(row, lever);
    row.lever = lever;
    row.format = new Intl.NumberFormat(data.locale, { maximumFractionDigits: MOST_DECIMALS, useGrouping: false });
    row.spoken = new Intl.NumberFormat(data.locale, { maximumFractionDigits: MOST_DECIMALS });
    row.number = new RegExp(`^(?:${lever.number})$`);
    row.isEnglish = data.locale.startsWith("en");
    const range = row.querySelector("input[type=range]");
    Object.assign(range, { min: lever.slider[0], max: lever.slider[1], step: lever.slider[2] });
    const part = (lever.agreed - lever.slider[0]) / (lever.slider[1] - lever.slider[0]);
    range.parentElement.style.setProperty("--agreed", part);
    const field = row.querySelector("input[type=text]");
    field.setAttribute("aria-label", lever.exactly);
    put(row, lever.value);
    fault(row, "");
}

function showAgreed(row, lever, data) {
    const back = row.querySelector(".rd-lever-back");
    back.textContent = data.way_back;
    back.setAttribute("aria-label", lever.way_back);
    back.disabled = lever.value === lever.agreed;
    row.querySelector(".rd-lever-agreed").textContent = lever.agreed_text;
    row.querySelector(".rd-lever-changed").textContent = lever.value === lever.agreed ? "" : data.changed;
}

function holdsOut(root, lever) {
    const sent = root.sent.get(lever.name);
    if (!sent || sent.value === lever.value) return false;
    if (Date.now() - sent.at >= WAITING_MILLISECONDS) {
        if (sent.times >= MOST_TIMES_SENT) return false;
        Object.assign(sent, { times: sent.times + 1, at: Date.now() });
        root.send(lever.name, sent.value);
    }
    root.looksAgain ??= setTimeout(() => {
        root.looksAgain = null;
        if (connected()) root.showAll(); // otherwise whoever takes the page over has it shown
    }, sent.at + WAITING_MILLISECONDS + 50 - Date.now());
    return true;
}

function connected() {
    return document.querySelector("[data-testid=stApp]")?.dataset.testConnectionState === "CONNECTED";
}

function showChoice(row, lever) {
    const select = row.querySelector("select");
    select.replaceChildren(...lever.options.map(([value, words]) => element("option", { value }, words)));
    select.value = lever.value;
}

function put(row, value) {
    const range = row.querySelector("input[type=range]");
    range.value = value;
    range.setAttribute("aria-valuetext", `${row.spoken.format(value)} ${row.lever.unit}`);
    row.querySelector("input[type=text]").value = row.format.format(value);
}

function move(root, row, value) {
    root.sent.set(row.lever.name, { value, at: Date.now(), times: 1 });
    row.told = null;
    put(row, value);
    fault(row, "");
    root.send(row.lever.name, value);
}

function typed(root, row) {
    const text = asAddressed(row.querySelector("input[type=text]").value, row.isEnglish);
    const value = Number(text) || 0; // -0 is 0
    const [lowest, highest] = row.lever.field;
    if (row.number.test(text) && value >= lowest && value <= highest) move(root, row, value);
    else fault(row, row.lever.fault);
}

// The twin of as_addressed in parameters.py: a number as an address has it, for the address's own pattern to judge.
function asAddressed(typed, isEnglish) {
    const text = typed.replace(/\s/g, "").replaceAll("\u2212", "-");
    if (!isEnglish) return text.replaceAll(",", ".");
    return /^[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;
}

function fault(row, words) {
    const told = row.querySelector(".rd-lever-fault");
    told.textContent = words;
    told.hidden = !words;
    const field = row.querySelector("input[type=text]");
    field.setAttribute("aria-invalid", String(Boolean(words)));
    if (words) field.setAttribute("aria-describedby", told.id);
    else field.removeAttribute("aria-describedby");
}
