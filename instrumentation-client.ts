import { config } from 'zod';

// Zod compiles its checks where it may; the Content-Security-Policy allows no eval, and Firefox reports the attempt as an error.
config({ jitless: true });
