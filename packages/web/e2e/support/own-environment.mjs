/** The environment of a Weft for the stories: a database that it names is somebody's; the stories get their own. */
export function ownEnvironment(home) {
  const {
    DATABASE_URL: _database,
    PUBLIC_URL: _url,
    REDIS_URL: _redis,
    SMTP_URL: _mail,
    ...rest
  } = process.env;
  return { ...rest, WEFT_HOME: home, NODE_ENV: 'test' };
}
