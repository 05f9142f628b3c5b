import { ask } from './api.js';
import { $, element } from './elements.js';
import { money, number, text } from './language.js';
import { failureText } from './notice.js';

const PATH = '/api/products';
const PAGE = 12;
const MOST = 100; // that the service gives at once
const MOST_OF_ONE = 99;

/** The products that have been shown, and how many of each are wanted. */
export class Catalogue {
    #products = new Map();
    #rows = new Map();
    #basket;
    #next = null;
    #failed = null;
    #line = Promise.resolve();
    #waiting = new Map();

    constructor(basket) {
        this.#basket = basket;
        $('more').addEventListener('click', () => this.#more());
    }

    product(sku) {
        return this.#products.get(sku);
    }

    load() {
        return this.#inLine('load', async () => {
            await this.#page(`limit=${PAGE}`);
            const elsewhere = this.#basket.skus().filter(sku => !this.#products.has(sku));
            await Promise.all(elsewhere.map(sku => this.#one(sku)));
            this.render();
        });
    }

    /** Asks again for what is shown: prices and stock have changed by now. */
    refresh() {
        return this.#inLine('refresh', async () => {
            const shown = this.#rows.size;
            await this.#page(`limit=${Math.min(MOST, Math.max(PAGE, shown))}`, shown <= MOST);
            this.render();
        });
    }

    #more() {
        return this.#inLine('more', async () => {
            if (this.#next === null) {
                return;
            }
            const shown = new Set(this.#rows.keys());
            await this.#page(`limit=${PAGE}&after=${encodeURIComponent(this.#next)}`);
            this.render();
            const first = [...this.#rows].find(([sku]) => !shown.has(sku));
            first?.[1].input.focus(); // also where the button has gone
        });
    }

    /**
     * One after the other, and what waits already need not wait twice: each asks until it is answered, and a catalogue that is
     * away for a while would be asked by all of them at once.
     */
    #inLine(name, ask) {
        if (!this.#waiting.has(name)) {
            this.#line = this.#line.then(() => {
                this.#waiting.delete(name);
                return ask();
            });
            this.#waiting.set(name, this.#line);
        }
        return this.#waiting.get(name);
    }

    async #page(query, last = true) {
        let answer = await ask('GET', `${PATH}?${query}`);
        while (answer.status !== 200 || answer.lost) {
            this.#failed = answer;
            this.render();
            await new Promise(resolve => setTimeout(resolve, 1000 * (answer.retryAfter ?? 5)));
            answer = await ask('GET', `${PATH}?${query}`);
        }
        this.#failed = null;
        for (const product of answer.body.items) {
            this.#products.set(product.sku, product);
            if (!this.#rows.has(product.sku)) {
                this.#rows.set(product.sku, this.#row(product.sku));
            }
        }
        this.#next = last ? answer.body.next : this.#next;
    }

    async #one(sku) {
        const answer = await ask('GET', `${PATH}/${encodeURIComponent(sku)}`);
        if (answer.status === 200) {
            this.#products.set(sku, answer.body);
        } else if (answer.status === 404) {
            this.#basket.set(sku, 0);
        }
    }

    #row(sku) {
        const row = {
            name: element('h3'), description: element('p', { class: 'small' }), price: element('strong'),
            stock: element('span', { class: 'small' }),
            input: element('input', { type: 'number', min: 0, max: MOST_OF_ONE, inputmode: 'numeric',
                onchange: event => this.#want(sku, event.target.valueAsNumber) }),
            less: element('button', { type: 'button', onclick: () => this.#want(sku, this.#basket.of(sku) - 1) }, '−'),
            more: element('button', { type: 'button', onclick: () => this.#want(sku, this.#basket.of(sku) + 1) }, '+'),
        };
        $('products').append(element('li', {}, element('div', {}, row.name, row.description),
            element('p', { class: 'price' }, row.price, ' ', row.stock),
            element('div', { class: 'quantity' }, row.less, row.input, row.more)));
        return row;
    }

    #want(sku, quantity) {
        this.#basket.set(sku, Math.min(MOST_OF_ONE, Math.max(0, Math.trunc(quantity) || 0)));
    }

    render() {
        for (const [sku, row] of this.#rows) {
            const { name, description, price, available } = this.#products.get(sku);
            row.name.textContent = name;
            row.description.textContent = description;
            row.price.textContent = money(price);
            row.stock.textContent = available > 0 ? text('catalogue.available', { count: number(available) })
                : text('catalogue.sold-out');
            row.input.value = this.#basket.of(sku);
            row.input.setAttribute('aria-label', text('catalogue.quantity', { name }));
            row.less.setAttribute('aria-label', text('catalogue.less', { name }));
            row.more.setAttribute('aria-label', text('catalogue.plus', { name }));
        }
        $('more').hidden = this.#next === null;
        const status = this.#failed ? failureText(this.#failed) : '';
        if ($('catalogue-status').textContent !== status) {
            $('catalogue-status').textContent = status;
        }
    }
}
