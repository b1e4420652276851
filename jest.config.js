/**
 * One Jest configuration, four projects. Select with `--selectProjects unit`.
 *
 * The suffix of a file says what it may touch:
 *   *.spec.ts      memory only                            (beside the code)
 *   *.int-spec.ts  one real broker, registry or database  (beside the adapter it checks)
 *   *.e2e-spec.ts  the whole bridge                       (test/e2e)
 *   *.soak-spec.ts the long fault and load runs           (test/soak, `npm run soak`)
 */
const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      swcrc: false,
      sourceMaps: 'inline',
      module: { type: 'es6' },
      jsc: {
        target: 'es2024',
        parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
        transform: {
          legacyDecorator: true,
          decoratorMetadata: true,
          useDefineForClassFields: false,
        },
        keepClassNames: true,
        experimental: { keepImportAttributes: true },
      },
    },
  ],
};

/** @type {import('jest').Config} */
const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform,
  moduleNameMapper: {
    '^@iom/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  setupFiles: ['reflect-metadata'],
  restoreMocks: true,
};

/** @type {import('jest').Config} */
const onRealParts = {
  globalSetup: '<rootDir>/test/support/start-parts.ts',
  globalTeardown: '<rootDir>/test/support/stop-parts.ts',
  setupFilesAfterEnv: ['<rootDir>/test/support/slow-tests.ts'],
};

/** @type {import('jest').Config} */
export default {
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'] },
    {
      ...base,
      ...onRealParts,
      displayName: 'integration',
      testMatch: ['<rootDir>/{apps,libs}/**/*.int-spec.ts'],
    },
    {
      ...base,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/support/slow-tests.ts'],
    },
    {
      ...base,
      displayName: 'soak',
      testMatch: ['<rootDir>/test/soak/**/*.soak-spec.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/support/slow-tests.ts'],
    },
  ],
};
