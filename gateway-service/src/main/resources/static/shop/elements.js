/** The element with that id. */
export const $ = id => document.getElementById(id);

/** A new element. Children are elements or text: what comes from a server never becomes markup. */
export function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (key.startsWith('on')) {
            made.addEventListener(key.slice(2), value);
        } else if (value !== undefined) {
            made.setAttribute(key, value);
        }
    }
    made.append(...children.filter(child => child !== undefined));
    return made;
}
