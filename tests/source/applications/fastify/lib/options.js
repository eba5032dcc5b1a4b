export const options = {
  logger: { level: process.env.LOG_LEVEL ?? 'info', redact: ['req.headers.authorization'] },
  routerOptions: { ignoreTrailingSlash: true },
};
