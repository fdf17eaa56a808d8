// What `cargo xtask` prepared, handed over in variables.
export function told(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Run these tests with: cargo xtask test browser`);
  return value;
}

export const binary = told('KINEO_BINARY');
export const data = told('KINEO_DATA');
export const dist = told('KINEO_DIST');
