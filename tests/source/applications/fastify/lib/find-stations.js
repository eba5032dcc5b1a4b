export async function findStations({ near, plug }) {
  return [{ near, plug }];
}
