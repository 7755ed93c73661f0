/** The settings that tests run with, beside the address of their throwaway database and its folder. */
export const TEST_SETTINGS = {
  DEMO: '1',
  LOG_LEVEL: 'warn',
  AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
};
