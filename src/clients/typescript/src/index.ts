/** Who calls: the value of `Authorization`. It is asked before every request. */
export type Credential = () => string | Promise<string>;

/** A user's token or an API key. A function is asked for it before every request, because tokens expire. */
export function bearer(token: string | (() => string | Promise<string>)): Credential {
  return async () => `Bearer ${typeof token === 'string' ? token : await token()}`;
}

/** HTTP Basic: for the Camunda contract the name of an API key, and the key. */
export function basic(name: string, password: string): Credential {
  const bytes = new TextEncoder().encode(`${name}:${password}`);
  return () => `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

export interface ConnectionOptions {
  /** More headers for every request. */
  headers?: Record<string, string>;
  /** How long to wait for an answer; 30 seconds unless said otherwise. */
  timeoutMillis?: number;
  /** Another `fetch` than the global one. */
  fetch?: typeof fetch;
}

/** Where the service is, and who calls. Every client is made of one, and several may share it. */
export class Connection {
  private readonly address: string;

  /**
   * @param address what comes before the paths of the specification, for instance `https://people.example.org`
   * @param credential who calls; nobody in particular when it is left out
   */
  constructor(address: string, private readonly credential?: Credential, private readonly options: ConnectionOptions = {}) {
    this.address = address.replace(/\/+$/, '');
  }

  /** Sends a request. The generated clients use it. */
  async send<T>(method: string, template: string, request: Request): Promise<T> {
    const response = await (this.options.fetch ?? fetch)(this.address + fill(template, request.path ?? {}) + search(request.query ?? {}), {
      method,
      headers: {
        Accept: 'application/json',
        ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(this.credential ? { Authorization: await this.credential() } : {}),
        ...present(request.headers ?? {}),
        ...this.options.headers,
      },
      body: request.body === undefined ? undefined : JSON.stringify(request.body),
      signal: AbortSignal.timeout(this.options.timeoutMillis ?? 30_000),
    });
    const text = await response.text();
    const body = parse(text);
    if (response.ok && (body !== undefined || text === '')) {
      return body as T;
    }
    const refusal = { method, path: template, status: response.status, headers: response.headers };
    // Other services on the way, and the service outside of its contracts, answer in other media types.
    const documented = request.refused.statuses.includes(response.status) && /^application\/json(;|$)/i.test(response.headers.get('Content-Type') ?? '');
    throw body !== undefined && documented
      ? new request.refused.as(refusal, body as never)
      : new UnexpectedAnswerError(refusal, text);
  }
}

/** What an answer says beside its body. */
export interface Refusal {
  method: string;
  /** The path of the request, as the specification has it. */
  path: string;
  status: number;
  headers: Headers;
}

/**
 * The service answered, and not with success. Each contract has a subclass for the refusals that its specification documents, with
 * the body as `error`; anything else is an {@link UnexpectedAnswerError}.
 */
export abstract class ApiError extends Error {
  /** The HTTP status. */
  readonly status: number;
  readonly headers: Headers;

  constructor(refusal: Refusal, body: unknown) {
    super(`${refusal.status} to ${refusal.method} ${refusal.path}: ${JSON.stringify(body)}`);
    this.status = refusal.status;
    this.headers = refusal.headers;
  }

  /** How many seconds to wait before the same request is sent again, where the service says so. */
  get retryAfterSeconds(): number | undefined {
    const value = this.headers.get('Retry-After');
    return value !== null && /^\d+$/.test(value) ? Number(value) : undefined;
  }
}

/** An answer that the specification does not know: from a proxy on the way, for instance, or from another service. */
export class UnexpectedAnswerError extends ApiError {
  constructor(refusal: Refusal, /** The body as it arrived. */ readonly body: string) {
    super(refusal, 'the specification does not document this answer');
    this.name = 'UnexpectedAnswerError';
  }
}

interface Request {
  path?: Record<string, string>;
  query?: Record<string, unknown>;
  headers?: Record<string, string | undefined>;
  body?: unknown;
  refused: { statuses: readonly number[]; as: new (refusal: Refusal, error: never) => ApiError };
}

function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name]!));
}

function search(values: Record<string, unknown>): string {
  const query = new URLSearchParams(present(values)).toString();
  return query && `?${query}`;
}

function present(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value != null).map(([name, value]) => [name, String(value)]));
}

/** The value of a JSON text; undefined when it is none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
