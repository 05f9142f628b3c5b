// Where storage is switched off, the page remembers for as long as it is open.
const fallback = new Map();

/** What was kept under that name, or null. */
export function recall(storage, name) {
    try {
        return JSON.parse(window[storage].getItem(name));
    } catch {
        return fallback.get(name) ?? null;
    }
}

/** Keeps it; null is forgotten. */
export function keep(storage, name, value) {
    fallback.set(name, value);
    try {
        if (value === null) {
            window[storage].removeItem(name);
        } else {
            window[storage].setItem(name, JSON.stringify(value));
        }
    } catch {
        // kept above
    }
}
