// Puts a folder of tables into a container of Azurite: upload_to_azurite.mjs FOLDER CONTAINER PREFIX
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';

const [folder, container, prefix] = process.argv.slice(2);
// The emulator's account, the same everywhere.
const account = 'devstoreaccount1';
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const service = new BlobServiceClient(process.env.AZURITE, new StorageSharedKeyCredential(account, key));
const blobs = service.getContainerClient(container);
await blobs.createIfNotExists();

const files = readdirSync(folder, { recursive: true }).map(String).filter((name) => statSync(join(folder, name)).isFile());
const named = files.filter((name) => !name.endsWith('.crc')).map((name) => join(folder, name));
for (let at = 0; at < named.length; at += 16) {
  const some = named.slice(at, at + 16);
  await Promise.all(some.map((file) => blobs.getBlockBlobClient(`${prefix}/${relative(folder, file)}`).uploadFile(file)));
}
console.log(`${named.length} files`);
