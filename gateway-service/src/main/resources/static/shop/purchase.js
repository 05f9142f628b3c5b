import { ask } from './api.js';
import { keep, recall } from './memory.js';

const NAME = 'nattro.purchase';
const PATH = '/api/orders';

/** These belong to their key for ever; only another purchase can end otherwise. */
const FINAL = new Set(['payment-declined', 'out-of-stock', 'price-changed', 'order-cancelled', 'unknown-sku', 'key-reused']);

/** Seconds before an answer that was lost is asked for again; after the last it is up to the shopper. */
const BACKOFF = [1, 2, 4, 8];

/** What an answer to the purchase means. Whatever does not say for certain that it is over, is not over. */
function meaning({ lost, status, type }) {
    if (lost) {
        return 'unknown';
    }
    if (status === 201 || status === 202) {
        return status === 201 ? 'decided' : 'pending';
    }
    if (FINAL.has(type)) {
        return 'decided';
    }
    if (type === 'request-in-progress') {
        return 'busy';
    }
    if (status === 429 || status === 503 || type === 'request-timeout') {
        return 'refused';
    }
    if (status === 401) {
        return 'stranger';
    }
    return status >= 400 && status < 500 && status !== 408 ? 'invalid' : 'unknown';
}

/** 128 random bits. Not randomUUID(), which browsers keep back from a page that came over plain http. */
function newKey() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * One click, one key. The key is kept with its body until the end is known, so that a second click, a reload or an answer
 * that got lost asks about the same order instead of placing another one.
 */
export class Purchase {
    #record = recall('sessionStorage', NAME);
    #show;
    #wake = () => {};
    #failures = 0;

    /** @param show is told each state: { phase, answer, seconds, order, lines } */
    constructor(show) {
        this.#show = state => show({ ...state, lines: this.#record.lines });
    }

    get isOpen() {
        return this.#record !== null;
    }

    /** Sends the order under a new key, unless the last one's end is not known yet. */
    begin(order, lines) {
        if (!this.isOpen) {
            this.#keep({ key: newKey(), body: JSON.stringify(order), lines, mayExist: false });
            this.#run();
        }
    }

    /** Goes on with what was under way when the page was left. */
    resume() {
        if (this.isOpen) {
            this.#run();
        }
    }

    /** Does not wait any longer. */
    askNow() {
        this.#wake();
    }

    /** Forgets a purchase of which it is certain that no order exists. */
    giveUp() {
        if (this.isOpen && !this.#record.mayExist) {
            this.#end({ phase: 'given-up' });
            this.#wake();
        }
    }

    async #run() {
        this.#failures = 0;
        while (this.isOpen) {
            await (this.#record.location ? this.#look() : this.#send());
        }
    }

    async #send() {
        const { key, body, mayExist } = this.#record;
        this.#keep({ mayExist: true }); // before it leaves: a page that is closed now must know it later
        this.#show({ phase: 'asking' });
        const answer = await ask('POST', PATH, { key, body });
        switch (meaning(answer)) {
            case 'decided':
                return this.#end({ phase: 'decided', answer, order: answer.body });
            case 'pending':
                if (!answer.location?.startsWith(PATH + '/')) {
                    return this.#repeat('unknown', answer);
                }
                this.#keep({ location: answer.location });
                return this.#wait({ phase: 'pending', answer }, answer.retryAfter ?? 2);
            case 'busy':
                return this.#wait({ phase: 'waiting', answer }, answer.retryAfter ?? 2);
            case 'refused': // before an order existed
                this.#keep({ mayExist });
                return this.#wait({ phase: 'waiting', answer, mayGiveUp: !mayExist }, answer.retryAfter ?? 5);
            case 'stranger':
                return this.#meet(answer, mayExist);
            case 'invalid':
                return mayExist ? this.#repeat('unknown', answer) : this.#end({ phase: 'decided', answer });
            default:
                return this.#repeat('unknown', answer);
        }
    }

    /**
     * The answer has set a cookie, and the order is repeated once with it. Not if an order may exist: that was another
     * shopper's, who can no longer be asked, and this one would pay again.
     */
    #meet(answer, mayExist) {
        if (mayExist) {
            return this.#end({ phase: 'out-of-sight', answer });
        }
        if (this.#record.met) {
            return this.#end({ phase: 'decided', answer });
        }
        return this.#keep({ met: true, mayExist: false });
    }

    async #look() {
        const answer = await ask('GET', this.#record.location);
        if (answer.status === 200 && !answer.lost) {
            return answer.body.status === 'PENDING'
                ? this.#wait({ phase: 'pending', answer }, answer.retryAfter ?? 2)
                : this.#end({ phase: 'decided', answer, order: answer.body });
        }
        if (answer.status === 401 || answer.status === 404) {
            return this.#end({ phase: 'out-of-sight', answer });
        }
        return this.#wait({ phase: 'pending', answer }, answer.retryAfter ?? BACKOFF.at(-1));
    }

    #repeat(phase, answer) {
        return this.#wait({ phase, answer }, BACKOFF[this.#failures++] ?? Infinity);
    }

    /** Counts down, and ends sooner if the shopper wants to know. */
    async #wait(state, seconds) {
        const end = Date.now() + seconds * 1000;
        let woken = false;
        this.#show({ ...state, seconds });
        while (!woken && Date.now() < end) {
            woken = await new Promise(resolve => {
                this.#wake = () => resolve(true);
                if (end < Infinity) {
                    setTimeout(resolve, Math.min(1000, end - Date.now()), false);
                }
            });
            if (!woken && this.isOpen) {
                this.#show({ ...state, seconds: Math.ceil((end - Date.now()) / 1000), again: true });
            }
        }
    }

    #end(state) {
        this.#show({ ...state, ended: true });
        this.#record = null;
        keep('sessionStorage', NAME, null);
    }

    #keep(change) {
        this.#record = { ...this.#record, ...change };
        keep('sessionStorage', NAME, this.#record);
    }
}
