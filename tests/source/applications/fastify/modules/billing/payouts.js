export const routes = async (instance, _opts) => {
  instance.get('', async () => []);
  instance.post('', async (request) => request.body);
};
