// `npm start`, `npm run demo` and `npm run dondoc` install and build what is missing, and then run
// the command line. This is plain Node without a package: this line and the check below must also
// run on a Node that is too old for everything else.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Đôn Đốc cần Node.js 20.19 trở lên; máy này có ${process.versions.node}. Cài bản mới từ ` +
      'https://nodejs.org rồi chạy lại npm start.',
  );
  process.exit(1);
}

const { bootstrap, cliPath } = await import('./bootstrap.mjs');
if (!(await bootstrap())) process.exit(1);
process.setSourceMapsEnabled(true);
process.argv.splice(1, 1, cliPath);
await import(cliPath);
