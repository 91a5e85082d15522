import { Link } from 'react-router'
import { paths } from '../paths'
import { Section } from '../ui/section'

interface Props {
  title: string
  customers: readonly { id: string; title: string; shows: string }[]
}

/** Invented customers to show the app with: who it is, and what it shows. Each is a permalink. */
export function DemoCustomers({ title, customers }: Props) {
  return (
    <Section title={title}>
      <ul className="divide-y divide-border/60">
        {customers.map(({ id, title: who, shows }) => (
          <li key={id}>
            <Link to={paths.customer(id)} className="block py-2">
              {who}
            </Link>
            <p className="-mt-2 pb-2 text-text-muted">{shows}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
