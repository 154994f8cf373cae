"""What of the text that is shown is cut off, broken, leaves its box or lies over other text: by geometry."""

from playwright.sync_api import Page

# https://www.w3.org/WAI/WCAG22/Understanding/text-spacing.html
SPACE_TEXT = """document.adoptedStyleSheets = [new CSSStyleSheet()];
document.adoptedStyleSheets[0].replaceSync(`* {
    line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
} p { margin-block-end: 2em !important; }`)"""

# What is shortened by an ellipsis is so on purpose: its own page has all of it. What stays in sight lies over
# what is scrolled by. A word that takes half of the page may be broken.
FIND = """() => {
    const isShortened = e => ["textOverflow", "webkitLineClamp"].some(
        name => !["clip", "none"].includes(getComputedStyle(e)[name])
    ) || (e.parentElement !== null && isShortened(e.parentElement));
    const stays = e => getComputedStyle(e).position === "sticky"
        || (e.parentElement !== null && stays(e.parentElement));
    const words = e => `${e.tagName}.${e.className} “${e.textContent.trim().slice(0, 40)}”`;
    const isHidden = e => e.closest(".visually-hidden, .skip-link, .undo-bar, [aria-hidden=true]") !== null
        || !e.checkVisibility({visibilityProperty: true});
    const dialog = document.querySelector("dialog[open]");
    const end = document.documentElement.clientWidth;
    const texts = [];
    const broken = [];
    const walker = document.createTreeWalker(dialog ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) {
        const element = node.parentElement;
        if (node.data.trim() === "" || isHidden(element)) continue;
        if (element.closest("option, textarea, noscript")) continue;
        const range = document.createRange();
        for (const word of isShortened(element) ? [] : node.data.matchAll(/[^\\s-]+/g)) {
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const parts = [...range.getClientRects()].filter(({width}) => width > 0);
            const width = parts.reduce((sum, part) => sum + part.width, 0);
            if (new Set(parts.map(({top}) => top)).size > 1 && width < end / 2) {
                broken.push(`broken: ${word[0]} in ${words(element)}`);
            }
        }
        range.selectNodeContents(node);
        for (const rect of range.getClientRects()) {
            if (rect.width > 1 && rect.height > 1) texts.push({element, rect});
        }
    }
    const cut = [...document.querySelectorAll("body *:not(textarea, select)")].filter(e => {
        const style = getComputedStyle(e);
        const sideways = style.overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1;
        const down = ["hidden", "clip"].includes(style.overflowY)
            && e.scrollHeight > e.clientHeight + 1;
        return e.clientWidth > 1 && !isHidden(e) && (sideways || down) && e.tagName !== "INPUT"
            && !isShortened(e);
    }).map(e => `cut off: ${words(e)}`);
    const left = texts.filter(({element, rect}) => {
        const box = element.closest("button, .button, .badge, .chip, dt, dd, h1")?.getBoundingClientRect();
        return box && (rect.left < box.left - 2 || rect.right > box.right + 2
            || rect.top < box.top - 4 || rect.bottom > box.bottom + 4);
    }).map(({element}) => `leaves its box: ${words(element)}`);
    const over = [];
    texts.forEach((one, at) => texts.slice(at + 1).forEach(other => {
        const width = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
        const height = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
        const isShort = isShortened(one.element) || isShortened(other.element);
        if (width > 2 && height > 5 && !isShort && stays(one.element) === stays(other.element)) {
            over.push(`over one another: ${words(one.element)} and ${words(other.element)}`);
        }
    }));
    const beyond = [...document.querySelectorAll("body *")]
        .filter(e => !isHidden(e) && e.getBoundingClientRect().right > end + 1)
        .map(e => `beyond the page: ${words(e)}`);
    const isWider = document.documentElement.scrollWidth > end;
    return [...cut, ...broken, ...left, ...over, ...(isWider ? beyond : [])];
}"""


def clipped(page: Page) -> list[str]:
    """A line for each fault; none where all text can be read."""
    found: list[str] = page.evaluate(FIND)
    return found
