import { Link } from 'react-router'
import { paths } from '../paths'
import { Section } from '../ui/section'

interface Props {
  title: string
  customers: readonly { id: string; title: string; shows: string }[]
}

/** A list of the demo's invented customers: a link to each, and what it demonstrates. */
export function DemoCustomers({ title, customers }: Props) {
  return (
    <Section title={title}>
      <ul className="divide-y divide-border/60">
        {customers.map(({ id, title: name, shows }) => (
          <li key={id}>
            <Link to={paths.customer(id)} className="block py-2">
              {name}
            </Link>
            <p className="-mt-2 pb-2 text-text-muted">{shows}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
