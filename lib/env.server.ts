import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const optionalUrl = z.url().optional();
const MISSING_SECRET = 'AUTH_SECRET: set it to a random string of at least 32 characters, and keep it';

const UNSAID_DEMO =
  'DEMO: others can reach this server, and everybody knows the passwords of the demo. Set DEMO=1 to serve it all the same, or DEMO=0';

const envSchema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  BASE_URL: optionalUrl,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  AUTH_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  DEMO: z.enum(['0', '1']).default('0'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  OIDC_ISSUER: optionalUrl,
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Env = z.infer<typeof envSchema>;

/**
 * Reads settings from `source`; an empty string counts as unset.
 * @throws Error whose message has one line for each wrong value.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = envSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
}

/**
 * Like parseEnv, for servers: outside the demo AUTH_SECRET is required. It is the demo if DATABASE_URL is missing, unless DEMO is set;
 * where others can reach it, DEMO must be set, since everybody knows the demo's passwords.
 * @throws Error whose message has one line for each wrong or missing value.
 */
export function parseServingEnv(source: Record<string, string | undefined>): Env {
  const isDemo = (source.DEMO || (source.DATABASE_URL ? '0' : '1')) === '1';
  const missing = isDemo || source.AUTH_SECRET ? [] : [MISSING_SECRET];
  try {
    const parsed = parseEnv(source);
    if (isDemo && !source.DEMO && isReachable(parsed)) missing.push(UNSAID_DEMO);
    if (missing.length === 0) return parsed;
  } catch (error) {
    missing.unshift(error instanceof Error ? error.message : String(error));
  }
  throw new Error(missing.join('\n'));
}

/** Whether others than this machine are meant to reach the server. */
function isReachable({ HOST, BASE_URL }: Env): boolean {
  const hosts = [HOST, ...(BASE_URL ? [new URL(BASE_URL).hostname] : [])];
  return hosts.some((host) => !/^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host));
}

let cached: Env | undefined;

/** The process's settings, read once. The only reader of `process.env`. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** The address that people use, without a trailing slash. */
export function baseUrl(): string {
  const { BASE_URL, HOST, PORT } = env();
  return (BASE_URL ?? `http://${HOST === '0.0.0.0' ? '127.0.0.1' : HOST}:${PORT}`).replace(/\/$/, '');
}

let secret: string | undefined;

/**
 * The secret that sessions and stored keys depend on: AUTH_SECRET, or in the demo one made once and kept under DATA_DIR.
 * @throws Error outside the demo when AUTH_SECRET is not set.
 */
export function authSecret(): string {
  const { AUTH_SECRET, DEMO, DATA_DIR } = env();
  if (AUTH_SECRET) return AUTH_SECRET;
  if (DEMO !== '1') throw new Error(MISSING_SECRET);
  secret ??= keepSecret(join(DATA_DIR, 'auth-secret'), DATA_DIR);
  return secret;
}

function keepSecret(file: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), {
      mode: 0o600,
      flag: 'wx',
    });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
