export function ShowCard({ title }: { title: string }) {
  return <article>{title}</article>;
}
