// What the page as a whole says to browsers and screen readers: its language, and Streamlit's own few English words in
// the reader's: Streamlit has no setting for them; which they are is in page_words.py, and a browser test says when an
// upgrade brings new ones. And what the browser is to remember of a visitor's own files: the key to figures, and that
// files lie in the box. And a page that has been connected anew is run anew.

const ATTRIBUTES = ["aria-label", "title", "placeholder", "aria-roledescription"];

export default function ({ data, setTriggerValue }) {
    document.documentElement.lang = data.language;
    const kept = (window.rehabdataWords ??= { words: new Map(), cookies: {} });
    for (const [name, value] of Object.entries(data.cookies)) remember(name, value, kept.cookies);
    // Back to English too, when the language changes: what was put in then stands in the other language.
    kept.words = new Map(data.words.map(([english, local]) => (data.language === "en" ? [local, english] : [english, local])));
    kept.words.patterns = data.patterns.map(([english, local, localPattern, back]) =>
        data.language === "en" ? [new RegExp(localPattern), back] : [new RegExp(english), local]);
    translate(document.body, kept.words);
    kept.again = () => setTriggerValue("again", true);
    if (kept.observer) return;
    findAnchor();
    watchConnection(kept);
    kept.observer = new MutationObserver((changes) => {
        for (const change of changes) {
            if (change.type === "attributes") attribute(change.target, change.attributeName, kept.words);
            else if (change.type === "characterData") text(change.target, kept.words);
            else for (const node of change.addedNodes) translate(node, kept.words);
        }
    });
    const watched = { subtree: true, childList: true, characterData: true, attributeFilter: ATTRIBUTES };
    kept.observer.observe(document.body, watched);
}

// Only when it has changed in this window: another window of the same visitor may have written it since.
function remember(name, value, kept) {
    if (value === null || value === kept[name]) return;
    kept[name] = value;
    const secure = location.protocol === "https:" ? "; Secure" : "";
    const age = value ? "" : "; Max-Age=0";
    document.cookie = `${name}=${value}; Path=/; SameSite=Strict${secure}${age}`;
}

// Streamlit connects again by itself and runs nothing: the page would stand as the process before left it, with figures
// and files that the new one does not have.
function watchConnection(kept) {
    const state = () => document.querySelector("[data-testid=stApp]")?.dataset.testConnectionState;
    let last = state();
    new MutationObserver(() => {
        const now = state();
        if (now === "CONNECTED" && last !== now) kept.again();
        last = now;
    }).observe(document.body, { subtree: true, attributeFilter: ["data-test-connection-state"] });
}

function translate(node, words) {
    if (node.nodeType === Node.TEXT_NODE) return text(node, words);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    for (const name of ATTRIBUTES) attribute(node, name, words);
    for (const child of node.childNodes) translate(child, words);
}

function attribute(element, name, words) {
    const local = inWords(element.getAttribute(name) ?? "", words);
    if (local) element.setAttribute(name, local);
}

function text(node, words) {
    const local = inWords(node.data.trim(), words);
    if (local && !node.parentElement?.closest("style, script, [data-testid=stIconMaterial]")) node.data = local;
}

// An address with #name: its row comes a while after the browser has looked for it.
function findAnchor() {
    const name = decodeURIComponent(window.location.hash.slice(1));
    if (!name) return;
    const until = performance.now() + 10000;
    const look = () => {
        const row = document.getElementById(name);
        if (row) row.scrollIntoView();
        else if (performance.now() < until) setTimeout(look, 100);
    };
    look();
}

function inWords(said, words) {
    const local = words.get(said);
    if (local || said.length > 120 || !/\bfil|^Remove |^Ta bort /i.test(said)) return local; // the patterns are of files alone
    const pattern = words.patterns.find(([english]) => english.test(said));
    return pattern && said.replace(...pattern);
}
