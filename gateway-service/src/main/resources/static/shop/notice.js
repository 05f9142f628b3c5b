import { $, element } from './elements.js';
import { knows, money, text } from './language.js';

let state = null;

/** A sentence in the reader's language; for a type that the page does not know, the server's own words. */
export function problemText({ lost, type, problem }) {
    if (lost || !problem) {
        return text('lost');
    }
    return knows(`problem.${type}`) ? text(`problem.${type}`)
        : [problem.title, problem.detail].filter(Boolean).join('. ') || text('lost');
}

/** The same, with the id that finds the story. */
export function failureText(answer) {
    return answer.requestId ? `${problemText(answer)} (${text('request-id')} ${answer.requestId})` : problemText(answer);
}

function message({ phase, answer, order }) {
    switch (phase) {
        case 'waiting':
            return `${problemText(answer)} ${text('notice.waiting')}`;
        case 'unknown':
            return `${problemText(answer)} ${text('notice.unknown')}`;
        case 'decided':
            return order ? decision(order) : problemText(answer);
        default:
            return text(`notice.${phase}`);
    }
}

function decision({ status, reason, total }) {
    return status === 'CONFIRMED' ? text('notice.confirmed', { total: money(total) })
        : `${text(`status.${status}`)} ${text(`reason.${reason}`)}`;
}

/** Shows how a purchase stands. */
export function show(now) {
    const news = !now.again;
    state = now;
    $('notice').hidden = false;
    if (news) {
        render();
    }
    const counts = now.seconds > 0 && now.seconds < Infinity && now.phase !== 'pending';
    $('countdown').hidden = !counts;
    $('countdown').textContent = counts ? text('notice.countdown', { seconds: now.seconds }) : '';
}

/** All of it again, in the language of now. */
export function render() {
    if (state === null) {
        return;
    }
    const { phase, answer, order, ended, mayGiveUp } = state;
    const problem = answer?.problem;
    $('notice').className = !ended ? 'going-on' : order?.status === 'CONFIRMED' ? 'good' : 'bad';
    $('said').textContent = message(state);
    $('faults').replaceChildren(...(problem?.errors ?? [])
        .map(fault => element('li', { lang: 'en' }, `${fault.field}: ${fault.message}`)));
    reveal('again', phase === 'unknown');
    reveal('give-up', mayGiveUp === true);
    $('proof').hidden = !answer?.requestId;
    $('request-id').textContent = answer?.requestId ?? '';
    $('details').hidden = !problem;
    $('detail').textContent = problem ? `${problem.status} ${problem.type}: ${problem.detail ?? problem.title}` : '';
}

/** A button that goes away does not take the focus with it. */
function reveal(id, wanted) {
    if (!wanted && document.activeElement === $(id)) {
        $('notice-title').focus();
    }
    $(id).hidden = !wanted;
}

/** Wires the buttons. */
export function attach(purchase) {
    $('again').addEventListener('click', () => purchase.askNow());
    $('give-up').addEventListener('click', () => purchase.giveUp());
    $('copy').addEventListener('click', async () => {
        try {
            await navigator.clipboard.writeText($('request-id').textContent);
            $('copy').textContent = text('copied');
            setTimeout(() => { $('copy').textContent = text('copy'); }, 2000);
        } catch {
            getSelection().selectAllChildren($('request-id')); // one keystroke away
        }
    });
}
