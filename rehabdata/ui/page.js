// What the page as a whole says to browsers and screen readers: its language, and Streamlit's own few English words in
// the reader's. Streamlit has no setting for them; which they are is in page_words.py, and a browser test says when an
// upgrade brings new ones.

const ATTRIBUTES = ["aria-label", "title", "placeholder", "aria-roledescription"];

export default function ({ data }) {
    document.documentElement.lang = data.language;
    const kept = (window.rehabdataWords ??= { words: new Map() });
    // Back to English too, when the language changes: what was put in then stands in the other language.
    kept.words = new Map(data.words.map(([english, local]) => (data.language === "en" ? [local, english] : [english, local])));
    translate(document.body, kept.words);
    if (kept.observer) return;
    findAnchor();
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

function translate(node, words) {
    if (node.nodeType === Node.TEXT_NODE) return text(node, words);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    for (const name of ATTRIBUTES) attribute(node, name, words);
    for (const child of node.childNodes) translate(child, words);
}

function attribute(element, name, words) {
    const said = element.getAttribute(name);
    const local = words.get(said) ?? beginning(said, words);
    if (local) element.setAttribute(name, local);
}

// "Remove Skåne": a word that ends with a space begins a longer text.
function beginning(said, words) {
    for (const [from, to] of words) if (from.endsWith(" ") && said?.startsWith(from)) return to + said.slice(from.length);
}

function text(node, words) {
    const local = words.get(node.data.trim());
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
