import { expect, test } from 'vitest';
import { checkPort } from './check-port.ts';

test('[S2] an address that is no address of this machine is told in one line', async () => {
  await expect(checkPort(3000, '203.0.113.7')).rejects.toThrow(
    /^HOST=203\.0\.113\.7 is no address [^\n]+ Set HOST=127\.0\.0\.1[^\n]+$/,
  );
});
