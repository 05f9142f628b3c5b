import { Basket } from './basket.js';
import { Catalogue } from './catalogue.js';
import { $ } from './elements.js';
import * as language from './language.js';
import * as notice from './notice.js';
import { Orders } from './orders.js';
import { Purchase } from './purchase.js';

const basket = new Basket();
const catalogue = new Catalogue(basket);
const orders = new Orders(sku => catalogue.product(sku));
const purchase = new Purchase(state => {
    notice.show(state);
    if (state.ended && state.order?.status === 'CONFIRMED') {
        basket.take(state.lines);
    }
    if (state.ended || state.phase === 'pending' && !state.again) {
        setTimeout(afterwards); // when the purchase has been forgotten
    }
});

function render() {
    catalogue.render();
    basket.render(catalogue, purchase.isOpen);
}

async function afterwards() {
    render();
    await Promise.all([catalogue.refresh(), orders.refresh()]);
    render();
}

function name(button) {
    button.lang = language.other();
    button.textContent = { en: 'English', nb: 'Norsk' }[language.other()];
}

basket.onChange(render);
notice.attach(purchase);
$('language').addEventListener('click', async () => {
    await language.change();
    name($('language'));
    notice.render();
    orders.render();
    render();
});

// The second click of a double click, and a key that is held down, are the same wish.
$('buy').addEventListener('click', event => {
    if (event.detail > 1) {
        event.preventDefault();
    }
});
$('buying').addEventListener('keydown', event => {
    if (event.repeat && event.key === 'Enter') {
        event.preventDefault();
    }
});
$('buying').addEventListener('submit', event => {
    event.preventDefault();
    if (!basket.isEmpty(catalogue)) {
        const order = basket.order(catalogue, $('token').value);
        purchase.begin(order, order.lines);
        render();
    }
});

await language.start();
name($('language'));
document.querySelector('main').hidden = false;
// First, and with the cookie that the order was placed with: products would give a new one to whoever has lost it.
purchase.resume();
render();
await catalogue.load();
await orders.refresh();
render();
