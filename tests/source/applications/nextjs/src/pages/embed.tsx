export default function Embed() {
  return <audio controls />;
}
