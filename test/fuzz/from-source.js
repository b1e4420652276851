import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

/**
 * Lets Node run the apps and libs from source, as the tests do (`node --import <this> <file>`): `@iom/<lib>` is that lib's
 * folder, `./x.js` is `./x.ts` before a build, and swc turns TypeScript that is more than types.
 */
registerHooks({
  resolve(specifier, context, next) {
    const [, lib] = /^@iom\/([a-z-]+)$/.exec(specifier) ?? [];
    if (lib !== undefined) {
      return next(new URL(`../../libs/${lib}/src/index.ts`, import.meta.url).href, context);
    }
    if (/^\..*\.js$/.test(specifier) && context.parentURL?.endsWith('.ts')) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(fileURLToPath(source))) return next(source.href, context);
    }
    return next(specifier, context);
  },

  load(url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context);
    const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), {
      swcrc: false,
      sourceMaps: 'inline',
      filename: fileURLToPath(url),
      module: { type: 'es6' },
      jsc: {
        target: 'es2024',
        parser: { syntax: 'typescript', decorators: true },
        transform: {
          legacyDecorator: true,
          decoratorMetadata: true,
          useDefineForClassFields: false,
        },
      },
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
