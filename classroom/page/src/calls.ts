/** How the server is asked, and what it means when it refuses or does not answer. */

/** The server answered, and its answer is a refusal: `id` is for the code, `message` for the reader. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly id: string,
    message: string,
    readonly answer: Record<string, unknown>,
  ) {
    super(message);
  }
}

/** No answer came: the server or the network is away for now. */
export class Unreachable extends Error {}

const PATIENCE_MS = 8000;

interface CallOptions {
  token?: string;
  body?: unknown;
  lasting?: boolean;
  cache?: RequestCache;
}

/** A signal that gives up after a time, in browsers without `AbortSignal.timeout` too. */
export function within(milliseconds: number): AbortSignal {
  const limit = new AbortController();
  setTimeout(() => limit.abort(), milliseconds);
  return limit.signal;
}

function request(options: CallOptions): RequestInit {
  const headers: Record<string, string> = { "Accept-Language": document.documentElement.lang };
  if (options.token) headers["Authorization"] = `Bearer ${options.token}`;
  const init: RequestInit = { headers, cache: options.cache ?? "no-store" };
  if (options.body !== undefined) {
    headers["Content-Type"] = "application/json";
    init.method = "POST";
    init.body = JSON.stringify(options.body);
  }
  return options.lasting ? { ...init, keepalive: true } : { ...init, signal: within(PATIENCE_MS) };
}

async function refusal(response: Response): Promise<Error> {
  if (response.status >= 500) return new Unreachable(String(response.status));
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const error = (answer["error"] ?? {}) as { id?: string; message?: string };
  return new Refused(response.status, error.id ?? "", error.message ?? response.statusText, answer);
}

/** @throws Refused, Unreachable */
export async function call<T>(path: string, options: CallOptions = {}): Promise<T> {
  return (await (await ask(path, options)).json()) as T;
}

function unreachable(problem: unknown): never {
  throw new Unreachable(String(problem));
}

/** @throws Refused, Unreachable */
export async function ask(path: string, options: CallOptions): Promise<Response> {
  const response = await fetch(new URL(`api/${path}`, document.baseURI), request(options)).catch(unreachable);
  if (!response.ok) throw await refusal(response);
  return response;
}
