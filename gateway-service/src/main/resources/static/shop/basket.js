import { $, element } from './elements.js';
import { money, text } from './language.js';
import { keep, recall } from './memory.js';

const NAME = 'nattro.basket';

/** What is wanted: quantities by SKU, kept as long as the tab is open. */
export class Basket {
    #quantities = new Map(Object.entries(recall('sessionStorage', NAME) ?? {}));
    #onChange = () => {};

    onChange(listener) {
        this.#onChange = listener;
    }

    skus() {
        return [...this.#quantities.keys()];
    }

    of(sku) {
        return this.#quantities.get(sku) ?? 0;
    }

    set(sku, quantity) {
        if (quantity > 0) {
            this.#quantities.set(sku, quantity);
        } else {
            this.#quantities.delete(sku);
        }
        keep('sessionStorage', NAME, Object.fromEntries(this.#quantities));
        this.#onChange();
    }

    /** What was bought is no longer wanted. */
    take(lines) {
        for (const { sku, quantity } of lines) {
            this.set(sku, this.of(sku) - quantity);
        }
    }

    /** What the service needs to know: the total is sent as it was shown, so that nobody pays another price. */
    order(catalogue, token) {
        const lines = this.#lines(catalogue).map(({ sku, quantity }) => ({ sku, quantity }));
        return { lines, payment: { token }, expectedTotal: this.#total(catalogue) };
    }

    isEmpty(catalogue) {
        return this.#lines(catalogue).length === 0;
    }

    /** Products that the shop has not told of yet cannot be bought: nobody knows their price. */
    #lines(catalogue) {
        return this.skus().filter(sku => catalogue.product(sku))
            .map(sku => ({ sku, quantity: this.of(sku), ...catalogue.product(sku) }));
    }

    #total(catalogue) {
        const lines = this.#lines(catalogue);
        return { amount: lines.reduce((sum, { price, quantity }) => sum + price.amount * quantity, 0),
            currency: lines[0]?.price.currency ?? 'NOK' };
    }

    render(catalogue, busy) {
        const lines = this.#lines(catalogue);
        $('lines').replaceChildren(...lines.map(({ name, quantity, price }) => element('li', {},
            element('span', {}, `${quantity} × ${name}`),
            element('span', {}, money({ amount: price.amount * quantity, currency: price.currency })))));
        $('empty').hidden = lines.length > 0;
        $('total').textContent = money(this.#total(catalogue));
        $('quick').textContent = text('basket.quick', { total: $('total').textContent });
        $('quick').hidden = lines.length === 0;
        $('buy').textContent = text(busy ? 'buy.busy' : 'buy');
        $('buy').setAttribute('aria-disabled', busy || lines.length === 0); // disabled would lose the focus
    }
}
