import { keep, recall } from './memory.js';

const OTHER = { en: 'nb', nb: 'en' };
const LOCALE = { en: 'en-GB', nb: 'nb-NO' };
const NAME = 'nattro.language';

let language = 'en';
let texts = {};

/** What was chosen here before; else the first language of the browser's that there is. */
function preferred() {
    const chosen = recall('localStorage', NAME);
    if (chosen in OTHER) {
        return chosen;
    }
    const known = navigator.languages.map(name => /^(nb|nn|no)\b/i.test(name) ? 'nb' : name.slice(0, 2).toLowerCase())
        .find(name => name in OTHER);
    return known ?? 'en';
}

async function use(chosen) {
    const answer = await fetch(`/shop/texts.${chosen}.json`);
    if (!answer.ok) {
        throw new Error(`texts.${chosen}.json: ${answer.status}`);
    }
    texts = await answer.json();
    language = chosen;
    document.documentElement.lang = chosen;
    for (const element of document.querySelectorAll('[data-text]')) {
        element.textContent = text(element.dataset.text);
    }
}

/** Without words there is no page: it asks for them until they come. */
export async function start() {
    for (;;) {
        try {
            return await use(preferred());
        } catch {
            await new Promise(resolve => setTimeout(resolve, 2000));
        }
    }
}

/** Changes to the other language, and remembers it. */
export async function change() {
    await use(OTHER[language]);
    keep('localStorage', NAME, language);
}

export const other = () => OTHER[language];

export const knows = key => Object.hasOwn(texts, key);

/** The text, with `{names}` replaced by values. */
export function text(key, values = {}) {
    return (knows(key) ? texts[key] : key).replace(/{(\w+)}/g, (_, name) => values[name]);
}

/** Minor units as people write them. */
export function money({ amount, currency }) {
    const format = new Intl.NumberFormat(LOCALE[language], { style: 'currency', currency });
    return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
}

export const number = value => new Intl.NumberFormat(LOCALE[language]).format(value);

export const time = instant => new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'medium', timeStyle: 'short' })
    .format(new Date(instant));
