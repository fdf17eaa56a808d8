// Writes a brotli copy beside every file of the client. Trunk calls it after each build, before the result becomes dist/.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const folder = process.env.TRUNK_STAGING_DIR;
// The best level takes seconds on the client: worth it for what is shipped, not for every change.
const quality = process.env.TRUNK_PROFILE === "release" ? constants.BROTLI_MAX_QUALITY : 4;

for (const name of readdirSync(folder)) {
  const file = join(folder, name);
  if (!/\.(css|js|svg|wasm)$/.test(name) || !statSync(file).isFile()) continue;
  const content = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
}
