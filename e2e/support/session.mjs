// A session without a browser: the cookie that the form for signing in gives.

/** The cookie as a browser sends it: `name=value`. */
export async function sessionOf(address, { email, password }) {
  const reply = await fetch(`${address}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ email, password, 'return-to': '/' }),
    headers: { origin: address },
    redirect: 'manual',
  });
  const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  if (reply.status !== 303 || cookies.length === 0) throw new Error(`sign-in was answered with ${reply.status}`);
  return cookies.join('; ');
}

/** The same for a browser profile. */
export function asCookies(address, session) {
  return session.split('; ').map((pair) => {
    const [name, value] = pair.split('=');
    return { name, value, url: address };
  });
}
