/** Bundle the tests of the pure modules (tests/js/*.test.ts) and run them in Node's own test runner. */

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const tests = join(here, "..", "..", "tests", "js");
const out = join(here, "node_modules", ".tests");
const files = existsSync(tests) ? readdirSync(tests).filter((name) => name.endsWith(".test.ts")).sort() : [];

rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: files.map((name) => join(tests, name)),
  outdir: out,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  logLevel: "warning",
  alias: { src: join(here, "src") },
  nodePaths: [join(here, "node_modules")],
});
const done = spawnSync(process.execPath, ["--test", ...files.map((name) => join(out, name.replace(/\.ts$/, ".mjs")))], { stdio: "inherit" });
process.exit(done.status ?? 1);
