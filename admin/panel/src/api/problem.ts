/** What the server refused, or that it did not answer (status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string | undefined,
    /** The whole answer: some refusals carry more, as findings or places. */
    readonly more: Record<string, unknown>,
  ) {
    super(detail ?? code);
  }

  get retryAfterSeconds(): number | undefined {
    return typeof this.more.retryAfterSeconds === 'number' ? this.more.retryAfterSeconds : undefined;
  }

  static async of(answer: Response): Promise<Problem> {
    const content: Record<string, unknown> = await answer.json().catch(() => ({}));
    const wait = Number(answer.headers.get('Retry-After'));
    if (wait > 0 && content.retryAfterSeconds === undefined) content.retryAfterSeconds = wait;
    const code = typeof content.code === 'string' ? content.code : `http-${answer.status}`;
    return new Problem(answer.status, code, typeof content.detail === 'string' ? content.detail : undefined, content);
  }
}
