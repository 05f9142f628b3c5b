import { ask } from './api.js';
import { $, element } from './elements.js';
import { money, text, time } from './language.js';
import { failureText } from './notice.js';

const PATH = '/api/orders';
const PAGE = 5;
const MOST = 100; // that the service gives at once
const LOOK_AGAIN = 2000;

/** An order whose end, or whose refund, is still to come. */
const isOpen = ({ status, refund }) => status === 'PENDING' || refund === 'PENDING';

/** The shopper's orders, the newest first, looked at again as long as one of them is open. */
export class Orders {
    #orders = new Map();
    #rows = new Map();
    #names;
    #next = null;
    #failed = null;
    #cancelled = null;
    #timer;

    /** @param names finds the product of a SKU */
    constructor(names) {
        this.#names = names;
        $('older').addEventListener('click', () => this.#older());
    }

    async refresh() {
        const shown = Math.max(PAGE, this.#orders.size);
        const answer = await this.#page(`limit=${Math.min(MOST, shown)}`);
        if (answer.status === 200 && shown <= MOST) {
            this.#next = answer.body.next;
        }
        this.#render(answer);
    }

    async #older() {
        const shown = new Set(this.#rows.keys());
        const answer = await this.#page(`limit=${PAGE}&after=${encodeURIComponent(this.#next)}`);
        if (answer.status === 200) {
            this.#next = answer.body.next;
        }
        this.#render(answer);
        const first = [...this.#rows].find(([id]) => !shown.has(id));
        first?.[1].title.focus();
    }

    async #page(query) {
        const answer = await ask('GET', `${PATH}?${query}`);
        for (const order of answer.body?.items ?? []) {
            this.#orders.set(order.id, order);
        }
        return answer;
    }

    /** Cancelling twice is cancelling once: whoever does not know whether it worked may press again. */
    async #cancel(id) {
        $('sure').returnValue = '';
        $('sure').showModal();
        await new Promise(resolve => $('sure').addEventListener('close', resolve, { once: true }));
        if ($('sure').returnValue !== 'cancel') {
            return;
        }
        const answer = await ask('POST', `${PATH}/${encodeURIComponent(id)}/cancellation`);
        this.#cancelled = { id, answer };
        if (answer.body?.id === id) {
            this.#orders.set(id, answer.body);
            this.#rows.get(id).title.focus(); // the button is about to go
        }
        this.render();
        this.#lookAgain(answer);
    }

    /** Who has never been here has no orders; everything else that is no 200 is told. */
    #render(answer) {
        this.#failed = answer.lost || answer.status >= 400 && answer.status !== 401 ? answer : null;
        this.render();
        this.#lookAgain(answer);
    }

    #lookAgain(answer) {
        clearTimeout(this.#timer);
        if (answer.status !== 200 && answer.status !== 401 || [...this.#orders.values()].some(isOpen)) {
            this.#timer = setTimeout(() => this.refresh(), Math.max(LOOK_AGAIN, 1000 * (answer.retryAfter ?? 0)));
        }
    }

    render() {
        const newest = [...this.#orders.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
        newest.forEach((order, place) => {
            if (!this.#rows.has(order.id)) {
                this.#rows.set(order.id, this.#row(order.id));
            }
            const { item } = this.#rows.get(order.id);
            if ($('orders').children[place] !== item) {
                $('orders').insertBefore(item, $('orders').children[place] ?? null);
            }
            this.#fill(this.#rows.get(order.id), order);
        });
        $('older').hidden = this.#next === null;
        const status = this.#status();
        if ($('orders-status').textContent !== status) {
            $('orders-status').textContent = status; // which is read out
        }
    }

    #status() {
        if (this.#failed) {
            return failureText(this.#failed);
        }
        if (this.#cancelled) {
            const { id, answer } = this.#cancelled;
            return this.#orders.get(id).status === 'CANCELLED' ? text('cancel.done') : failureText(answer);
        }
        return this.#orders.size > 0 ? '' : text('orders.none');
    }

    #row(id) {
        const row = { title: element('h3', { tabindex: -1 }), status: element('p', { class: 'status' }),
            lines: element('p', { class: 'small' }),
            cancel: element('button', { type: 'button', class: 'quiet', onclick: () => this.#cancel(id) }) };
        row.item = element('li', {}, row.title, row.status, row.lines, row.cancel);
        return row;
    }

    #fill(row, { status, reason, refund, total, lines, createdAt }) {
        const when = time(createdAt);
        row.item.dataset.status = status;
        row.title.textContent = total ? `${when}: ${money(total)}` : when;
        row.status.textContent = [text(`status.${status}`), reason && text(`reason.${reason}`),
            refund && text(`refund.${refund}`)].filter(Boolean).join(' ');
        row.lines.textContent = lines.map(({ sku, quantity }) => `${quantity} × ${this.#names(sku)?.name ?? sku}`)
            .join(', ');
        row.cancel.textContent = text('cancel');
        row.cancel.setAttribute('aria-label', text('cancel.order', { when }));
        row.cancel.hidden = status !== 'PENDING' && status !== 'CONFIRMED';
    }
}
