// What the page as a whole does for browsers and screen readers, loaded by its head; page_files.py puts a line before it
// with `site`: words, sentences and paths. It tells the page's language, puts Streamlit's own few English words into the
// reader's (Streamlit has no setting for them), opens our own links without a load, keeps folds and focus where markup is
// sent anew, copies, and remembers cookies.

const ATTRIBUTES = ["aria-label", "title", "placeholder", "aria-roledescription"];
const find = (selector) => document.querySelector(selector);
const app = () => find("[data-testid=stApp]");
const main = () => find("[data-testid=stMain]");
const cookies = {};
const open = new Set(); // folds by name
let frame, page, words, opened, scroll, focused, connection;

// The frame is the menu's markup: it is new in each run that changes something in it.
function readFrame() {
    const menu = find(".rd-menu");
    if (!menu || menu === frame) return;
    frame = menu;
    const isSwedish = menu.lang === "sv";
    document.documentElement.lang = menu.lang;
    for (const { dataset } of menu.querySelectorAll("[data-cookie]")) remember(dataset.cookie, dataset.value);
    // Back to English too, when the language changes: what was put in then stands in the other language.
    words = new Map(site.words.map(([english, local]) => (isSwedish ? [english, local] : [local, english])));
    words.patterns = site.patterns.map(([english, local, localPattern, back]) =>
        isSwedish ? [new RegExp(english), local] : [new RegExp(localPattern), back]);
    translate(document.body);
    if (page === undefined) findAnchor();
    else if (page !== menu.dataset.page) enter();
    page = menu.dataset.page;
}

// Only when it has changed in this window: another window of the same visitor may have written it since.
function remember(name, value) {
    if (value === cookies[name]) return;
    cookies[name] = value;
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `${name}=${value}; Path=/; SameSite=Strict${secure}${value ? "" : "; Max-Age=0"}`;
}

// Streamlit runs the page for the address when the browser has gone back or forward; so it does when told so.
const run = () => dispatchEvent(new PopStateEvent("popstate"));

// A plain click on a link to a page of ours: no load. What is for another window or for a file stays the browser's.
function follow(event) {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const to = new URL(link.href);
    const isSamePage = to.pathname === location.pathname;
    const isHere = isSamePage && to.search === location.search;
    if (to.origin !== location.origin || !site.paths.includes(to.pathname.slice(1)) || link.download || (link.target && link.target !== "_self")) return;
    if (isHere && to.hash) return;
    event.preventDefault();
    if (new URLSearchParams(location.search).get("embed") === "true") to.searchParams.set("embed", "true");
    history.replaceState({ ...history.state, scroll: main().scrollTop }, "");
    if (self === top && !isHere) history.pushState({}, "", to);
    else history.replaceState({}, "", to);
    [opened, scroll] = [to.hash || "#"];
    if (isSamePage && to.hash) afterRun(findAnchor);
    if ("print" in link.dataset) whenShown("[data-shown=alla]", () => print());
    run();
}

// Another page has been opened without a load: on a phone the menu lies over it, and to who does not see it nothing has
// happened. So the menu closes, and the focus goes to the new page's heading; what was scrolled is back after back.
function enter() {
    const close = find("[data-testid=stSidebarCollapseButton] button[aria-expanded=true]");
    const covers = close && matchMedia("(max-width: 768px)").matches;
    if (covers) {
        close.click();
        // Streamlit stores that, for wide windows too.
        for (const name of Object.keys(localStorage)) if (name.startsWith("stSidebarCollapsed-")) localStorage.removeItem(name);
    }
    open.clear();
    const [hash, top] = [opened, scroll];
    opened = scroll = undefined;
    if (hash) main().scrollTop = 0;
    whenRun(() => {
        if (top) main().scrollTop = top;
        if (!hash && !covers && document.activeElement !== document.body) return;
        const heading = find("[data-testid=stMain] h1");
        heading?.setAttribute("tabindex", "-1");
        heading?.focus({ preventScroll: !hash });
        if (hash?.length > 1) findAnchor();
    });
}

// Prints what is there once all of it is; a page without sections is.
function whenShown(selector, then) {
    const look = () => {
        if (find("[data-shown]") && !find(selector)) return;
        watch.disconnect();
        whenRun(then);
    };
    const watch = new MutationObserver(look);
    watch.observe(main(), { subtree: true, childList: true, attributeFilter: ["data-shown"] });
    look();
}

// Once the run that is about to begin has ended.
function afterRun(then) {
    let hasBegun = false;
    const watch = new MutationObserver(() => {
        const isRunning = app().dataset.testScriptState === "running";
        if (hasBegun && !isRunning) {
            watch.disconnect();
            then();
        }
        hasBegun ||= isRunning;
    });
    watch.observe(app(), { attributeFilter: ["data-test-script-state"] });
}

function whenRun(then) {
    const look = () => {
        if (app().dataset.testScriptState === "running") return;
        watch.disconnect();
        then();
    };
    const watch = new MutationObserver(look);
    watch.observe(app(), { attributeFilter: ["data-test-script-state"] });
    look();
}

// Streamlit connects again by itself and runs nothing: the page would stand as the process before left it, with figures
// and files that the new one does not have.
function watchConnection() {
    const now = app()?.dataset.testConnectionState;
    if (now === "CONNECTED" && connection && connection !== now) run();
    if (now) connection = now;
}

// Markup that changes is replaced whole: what was open in it is opened again, and the focus given back.
function keep(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    for (const fold of [node, ...node.querySelectorAll("details")]) if (open.has(fold.dataset.fold)) fold.open = true;
    if (focused && !focused.isConnected && document.activeElement === document.body) {
        find(`[data-focus="${CSS.escape(focused.dataset.focus)}"]`)?.focus({ preventScroll: true });
    }
}

document.addEventListener("click", follow);
addEventListener("popstate", (event) => { if (event.isTrusted) scroll = event.state?.scroll; }, true);
document.addEventListener("toggle", ({ target }) => {
    if (target.dataset.fold) open[target.open ? "add" : "delete"](target.dataset.fold);
}, true);
document.addEventListener("focusin", ({ target }) => { focused = target.closest("[data-focus]"); });
document.addEventListener("click", ({ target }) => {
    const box = target.closest(".rd-copy button")?.closest(".rd-copy");
    if (!box) return;
    const [code, line] = [box.querySelector("code"), box.querySelector("[role=status]")];
    const say = (isCopied) => {
        line.textContent = ""; // so that the same words are said once more
        requestAnimationFrame(() => { line.textContent = site.said[document.documentElement.lang][isCopied ? 0 : 1]; });
    };
    // Browsers have navigator.clipboard on https and on their own machine only.
    if (!navigator.clipboard) return say(copySelected(code));
    navigator.clipboard.writeText(code.textContent).then(() => true, () => copySelected(code)).then(say);
});
let unfolded = [];
addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("[data-testid=stMain] details[data-fold]:not([open])")];
    for (const fold of unfolded) fold.open = true;
});
addEventListener("afterprint", () => { for (const fold of unfolded) fold.open = false; });

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

function translate(node) {
    if (node.nodeType === Node.TEXT_NODE) return text(node);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    for (const name of ATTRIBUTES) attribute(node, name);
    for (const child of node.childNodes) translate(child);
}

function attribute(element, name) {
    const local = inWords(element.getAttribute(name) ?? "");
    if (local) element.setAttribute(name, local);
}

function text(node) {
    const local = inWords(node.data.trim());
    if (local && !node.parentElement?.closest("style, script, [data-testid=stIconMaterial]")) node.data = local;
}

function inWords(said) {
    const local = words.get(said);
    if (local || said.length > 120 || !/\bfil|^Remove |^Ta bort |^Add: |^Sök: /i.test(said)) return local; // what the patterns are of
    const pattern = words.patterns.find(([english]) => english.test(said));
    return pattern && said.replace(...pattern);
}

// An address with #name: its row comes a while after the browser has looked for it, however long that is. Whoever has
// begun to use the page meanwhile is not taken from there.
function findAnchor() {
    const name = decodeURIComponent(location.hash.slice(1));
    if (!name) return;
    let isChosen = false;
    const look = () => {
        const row = document.getElementById(name);
        if (row) {
            watch.disconnect();
            for (let fold = row.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
            row.scrollIntoView();
            holdInView(name);
        } else if (!isChosen) {
            // A section that is not sent: chosen by the name of what stands in it.
            const section = find(`[data-anchor~="${CSS.escape(name)}"]:not([aria-current])`);
            isChosen = Boolean(section);
            section?.click();
        }
    };
    const watch = new MutationObserver(look);
    for (const use of ["pointerdown", "keydown", "wheel"])
        addEventListener(use, () => watch.disconnect(), { once: true });
    watch.observe(document.body, { subtree: true, childList: true });
    look();
}

// What comes later above a place takes it out of view: it is brought back, until somebody uses the page.
function holdInView(name) {
    const watch = new ResizeObserver(() => document.getElementById(name)?.scrollIntoView());
    watch.observe(find("[data-testid=stMainBlockContainer]"));
    for (const use of ["pointerdown", "keydown", "wheel"])
        addEventListener(use, () => watch.disconnect(), { once: true });
    setTimeout(() => watch.disconnect(), 3000);
}

new MutationObserver((changes) => {
    watchConnection();
    readFrame();
    if (!words) return;
    for (const change of changes) {
        if (change.type === "attributes") attribute(change.target, change.attributeName);
        else if (change.type === "characterData") text(change.target);
        else for (const node of change.addedNodes) { translate(node); keep(node); }
    }
}).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributeFilter: [...ATTRIBUTES, "data-test-connection-state"],
});
