// What the page as a whole says to browsers and screen readers: its language, and Streamlit's own few English words in
// the reader's: Streamlit has no setting for them; which they are is in page_words.py, and a browser test says when an
// upgrade brings new ones. And what the browser is to remember of a visitor's own files: the key to figures, and that
// files lie in the box. And a page that has been connected anew is run anew. And what Streamlit leaves out of copying, and
// of opening another page.

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
    kept.said = data.said;
    if (kept.page !== undefined && kept.page !== data.page) enter();
    kept.page = data.page;
    if (kept.observer) return;
    findAnchor();
    watchConnection(kept);
    watchCopying(kept);
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

// Another page has been opened without a load: on a phone the menu lies over it, and to who does not see it nothing has
// happened. So the menu closes, and the focus goes from there to the new page's heading.
function enter() {
    const close = document.querySelector("[data-testid=stSidebarCollapseButton] button[aria-expanded=true]");
    const covers = close && matchMedia("(max-width: 768px)").matches;
    if (!covers && !document.activeElement?.closest("[data-testid=stSidebar] a")) return;
    if (covers) {
        close.click();
        // Streamlit stores that, for wide windows too.
        for (const name of Object.keys(localStorage)) if (name.startsWith("stSidebarCollapsed-")) localStorage.removeItem(name);
    }
    const app = document.querySelector("[data-testid=stApp]");
    const focus = () => {
        if (app.dataset.testScriptState === "running") return;
        watch.disconnect();
        const heading = document.querySelector("[data-testid=stMain] h1");
        heading?.setAttribute("tabindex", "-1");
        heading?.focus();
    };
    const watch = new MutationObserver(focus);
    watch.observe(app, { attributeFilter: ["data-test-script-state"] });
    focus();
}

// Streamlit's button for copying goes by navigator.clipboard alone, which browsers have on https and on their own machine
// only, and does not say what came of it.
function watchCopying(kept) {
    const copy = (event) => {
        const code = event.target.closest("[data-testid=stCode] button")?.closest("[data-testid=stCode]").querySelector("code");
        if (!code) return;
        event.stopPropagation();
        const say = (isCopied) => {
            const line = [...document.querySelectorAll(".rd-copied")].find(
                (line) => code.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING);
            line.textContent = ""; // so that the same words are said once more
            requestAnimationFrame(() => { line.textContent = isCopied ? kept.said.copied : kept.said.by_hand; });
        };
        if (!navigator.clipboard) return say(copySelected(code));
        navigator.clipboard.writeText(code.textContent).then(() => true, () => copySelected(code)).then(say);
    };
    document.addEventListener("click", copy, true);
}

// What cannot be copied stays selected, to be copied by hand.
function copySelected(code) {
    getSelection().selectAllChildren(code);
    const put = (copying) => {
        copying.clipboardData.setData("text/plain", code.textContent);
        copying.preventDefault();
    };
    document.addEventListener("copy", put, true);
    const isCopied = document.execCommand("copy");
    document.removeEventListener("copy", put, true);
    if (isCopied) getSelection().removeAllRanges();
    return isCopied;
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

// An address with #name: its row comes a while after the browser has looked for it, however long that is. Whoever has
// begun to use the page meanwhile is not taken from there.
function findAnchor() {
    const name = decodeURIComponent(window.location.hash.slice(1));
    if (!name) return;
    const look = () => {
        const row = document.getElementById(name);
        row?.scrollIntoView();
        if (row) watch.disconnect();
    };
    const watch = new MutationObserver(look);
    for (const use of ["pointerdown", "keydown", "wheel"])
        addEventListener(use, () => watch.disconnect(), { once: true });
    watch.observe(document.body, { subtree: true, childList: true });
    look();
}

function inWords(said, words) {
    const local = words.get(said);
    if (local || said.length > 120 || !/\bfil|^Remove |^Ta bort |^Add: |^Sök: /i.test(said)) return local; // what the patterns are of
    const pattern = words.patterns.find(([english]) => english.test(said));
    return pattern && said.replace(...pattern);
}
