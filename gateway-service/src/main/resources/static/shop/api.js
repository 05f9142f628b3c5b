// The gateway answers within 4.5 s; what has not come by then will not come.
const PATIENCE = 5000;
const TYPE = 'urn:nattro:problem:';

/**
 * Asks once and never throws: an answer that did not come, or cannot be read, is `lost`. Then it may have happened or not.
 */
export async function ask(method, path, { key, body } = {}) {
    const headers = { Accept: 'application/json, application/problem+json' };
    if (key !== undefined) {
        headers['Idempotency-Key'] = key;
    }
    if (body !== undefined) {
        headers['Content-Type'] = 'application/json';
    }
    try {
        const response = await fetch(path, { method, headers, body, cache: 'no-store', redirect: 'error',
            signal: AbortSignal.timeout(PATIENCE) });
        return read(response, await response.text());
    } catch {
        return { lost: true, status: 0 };
    }
}

function read(response, content) {
    const answer = { lost: false, status: response.status, requestId: response.headers.get('X-Request-ID'),
        retryAfter: seconds(response.headers.get('Retry-After')), location: response.headers.get('Location') };
    try {
        const body = JSON.parse(content);
        return response.ok ? { ...answer, body }
            : { ...answer, problem: body, type: String(body.type ?? '').replace(TYPE, '') };
    } catch {
        return { ...answer, lost: response.ok, type: '' };
    }
}

const seconds = value => /^\d+$/.test(value ?? '') ? Math.max(1, Number(value)) : undefined;
