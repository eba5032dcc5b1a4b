export default function Pricing() {
  return <h1>Free for the first show</h1>;
}
