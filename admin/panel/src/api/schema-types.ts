import type { paths } from './schema';

type Method = 'get' | 'post' | 'put' | 'delete';
type Operation = { responses: object };

/** "GET /people/{id}": every operation of the API's document. */
export type Endpoint = {
  [P in keyof paths]: P extends `/api/v1${infer Rest}`
    ? { [M in Method]: paths[P] extends Record<M, Operation> ? `${Uppercase<M>} ${Rest}` : never }[Method]
    : never;
}[keyof paths];

type OperationOf<E extends Endpoint> = E extends `${infer M} ${infer P}`
  ? paths[`/api/v1${P}` & keyof paths][Lowercase<M> & Method]
  : never;

type JsonOf<T> = T extends { content: { 'application/json': infer Json } } ? Json : void;

type Said<R> = R extends { 200: infer A } ? A : R extends { 201: infer A } ? A : R extends { 202: infer A } ? A : never;

/** What the server answers when all is well. */
export type Answer<E extends Endpoint> = OperationOf<E> extends { responses: infer R } ? JsonOf<Said<R>> : never;

type Part<T, K extends string> = T extends Record<K, infer V> ? { [N in K]: V } : T extends { [N in K]?: infer V } ? { [N in K]?: V } : unknown;

type ParametersOf<E extends Endpoint> = OperationOf<E> extends { parameters: infer P } ? P : never;

type BodyOf<E extends Endpoint> = OperationOf<E> extends { requestBody: { content: { 'application/json': infer B } } } ? { body: B } : unknown;

/** What has to be said with a request. */
export type Ask<E extends Endpoint> = Part<ParametersOf<E>, 'path'> & Part<ParametersOf<E>, 'query'> & BodyOf<E> & {
  headers?: Record<string, string>;
  signal?: AbortSignal;
};
