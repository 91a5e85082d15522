import { type ReactNode, useState } from 'react'
import { type JsonEntry, type JsonNode, jsonSource, readJson, repeatedKeys } from '../contract/json'
import { isSecretKey } from '../contract/secret-keys'
import { maskCardDigits } from '../contract/card-numbers'
import { CopyButton } from '../ui/copy-button'
import { LimitedList } from '../ui/limited-list'
import { MaskedValue } from '../ui/masked-value'
import { RevealTime, RevealToggle } from '../ui/reveal-controls'
import { usePrinting } from '../ui/use-printing'
import { pathTo } from './json-path'
import { ReceivedText } from './received-text'
import { FieldNote } from './record-field'
import { isWholeSsn, maskNumber, redactJson } from '../contract/redact-json'
import { useAuditedReveal } from './use-audited-reveal'

interface RowsProps {
  entries: readonly JsonEntry[]
  /** The whole answer: a value is copied as the text it was received as. */
  text: string
  /** Where these entries stand: `metadata.shipping`. "" for the top. */
  path: string
  /** Whether they are the items of an array. */
  inArray?: boolean
}

/** The entries of an object, or the items of an array under their index, in the order received. */
export function JsonRows({ entries, text, path, inArray }: RowsProps) {
  return (
    <>
      <LimitedList items={entries} className="divide-y divide-border/60">
        {([key, node], index) => (
          // With the name in the key, what was opened or revealed does not pass to another name when a refresh moves rows.
          <li key={`${index} ${key}`} className="py-1">
            <JsonRow
              name={maskCardDigits(key)}
              node={node}
              text={text}
              path={pathTo(path, inArray ? index : maskCardDigits(key))}
              namesProgram={path === 'statuses'}
            />
          </li>
        )}
      </LimitedList>
      {[...repeatedKeys(entries.map(([key]) => key))].map((key) => (
        <FieldNote key={key}>
          <ReceivedText text={maskCardDigits(key)} />
          <span> came more than once</span>
        </FieldNote>
      ))}
    </>
  )
}

interface ValueProps {
  name: string
  node: JsonNode
  text: string
  path: string
}

interface JsonRowProps extends ValueProps {
  /** Whether the key is the name of a card program, which hides nothing. */
  namesProgram: boolean
}

function JsonRow({ namesProgram, ...props }: JsonRowProps) {
  const { name, node, text } = props
  if (isSecretKey(name) && !namesProgram) {
    if (isWholeSsn(name, jsonSource(node, text))) return <NeverShownRow name={name} />
    return <HiddenRow {...props} standIn={<MaskedValue name={name} dots="••••" />} />
  }
  if (node.kind === 'object' || node.kind === 'array' || node.kind === 'too-deep') return <Branch {...props} />
  if (copyOf(node, text, false) !== copyOf(node, text, true))
    return <HiddenRow {...props} standIn={<JsonValue node={node} />} copiesMasked />
  return (
    <div className="labelled-row">
      <Key name={name} />
      <JsonValue node={node} />
      <CopyButtons {...props} />
    </div>
  )
}

/** An object or array: its size first, its rows when opened, or for paper, which opens nothing. Not in the page before. */
function Branch({ name, node, text, path }: ValueProps) {
  const [open, setOpen] = useState(false)
  const printing = usePrinting() && node.kind !== 'too-deep'
  const entries = entriesOf(node)
  return (
    <>
      <span className="float-end ms-3">
        <CopyButtons name={name} node={node} text={text} path={path} />
      </span>
      <details open={open || printing} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="me-18">
          <Key name={name} /> <span className="text-text-muted">{`· ${sizeOf(node)}`}</span>
        </summary>
        {(open || printing) && (
          <div className="json-branch clear-both">
            {node.kind === 'too-deep' ? (
              <Deeper node={node} text={text} path={path} />
            ) : (
              <JsonRows entries={entries} text={text} path={path} inArray={node.kind === 'array'} />
            )}
          </div>
        )}
      </details>
    </>
  )
}

/** What stands below the levels read at first is read when it is opened. */
function Deeper({ node, text, path }: { node: JsonNode; text: string; path: string }) {
  const part = text.slice(node.start, node.end)
  const deeper = readJson(part)
  return <JsonRows entries={entriesOf(deeper)} text={part} path={path} inArray={deeper.kind === 'array'} />
}

interface HiddenRowProps extends ValueProps {
  /** What stands in the value's place until the agent asks for it. */
  standIn: ReactNode
  /** Whether the stand-in has something to copy. */
  copiesMasked?: boolean
}

/** A value that is secret by its key, or holds what may be a card number. Shown whole while the agent asks for it. */
function HiddenRow({ standIn, copiesMasked = false, ...props }: HiddenRowProps) {
  const { name, node, text, path } = props
  const reveal = useAuditedReveal(path.startsWith('metadata') ? 'metadata' : 'other', name)
  return (
    <div className="labelled-row">
      <Key name={name} />
      {reveal.revealed ? (
        <span className="min-w-0 wrap-anywhere">
          <ReceivedText text={copyOf(node, text, true)} />
        </span>
      ) : (
        standIn
      )}
      <span className="flex justify-end">
        {copiesMasked && !reveal.revealed && <CopyButtons {...props} />}
        <RevealToggle name={name} state={reveal} />
      </span>
      {reveal.revealed && (
        <span className="more-actions">
          <CopyButtons {...props} unmasked />
          <RevealTime name={name} state={reveal} />
        </span>
      )}
    </div>
  )
}

function NeverShownRow({ name }: { name: string }) {
  return (
    <div className="labelled-row">
      <Key name={name} />
      <span>
        <MaskedValue name={name} dots="••••" />
        <FieldNote>more than four digits, not shown</FieldNote>
      </span>
    </div>
  )
}

/** One value with its type to be seen: text plain, the rest in the colour and face of code. */
function JsonValue({ node }: { node: Exclude<JsonNode, { kind: 'object' | 'array' | 'too-deep' }> }) {
  switch (node.kind) {
    case 'string':
      return (
        <span className="min-w-0 wrap-anywhere">
          <ReceivedText text={maskCardDigits(node.value)} />
        </span>
      )
    case 'number':
      return <span className="min-w-0 font-mono wrap-anywhere text-neutral">{maskNumber(node.source)}</span>
    case 'boolean':
      return <span className="font-mono text-neutral">{String(node.value)}</span>
    case 'null':
      return <span className="font-mono text-text-muted">null</span>
  }
}

function Key({ name }: { name: string }) {
  return (
    <span className="min-w-0 text-text-muted wrap-anywhere">{name === '' ? '""' : <ReceivedText text={name} />}</span>
  )
}

function CopyButtons({ name, node, text, path, unmasked = false }: ValueProps & { unmasked?: boolean }) {
  return (
    <span className="flex justify-end">
      <CopyButton name={`“${name}” value`} text={() => copyOf(node, text, unmasked)} />
      <CopyButton name={`“${name}” path`} text={() => path} shape="path" />
    </span>
  )
}

/** Text without its quotes, everything else as the JSON received; what is masked on the screen is masked here. */
function copyOf(node: JsonNode, text: string, unmasked: boolean): string {
  if (node.kind === 'string') return unmasked ? node.value : maskCardDigits(node.value)
  const source = jsonSource(node, text)
  if (node.kind === 'number') return unmasked ? source : maskNumber(source)
  return redactJson(source, { keys: unmasked ? 'shown' : 'hidden' })
}

function entriesOf(node: JsonNode): readonly JsonEntry[] {
  if (node.kind === 'object') return node.entries
  if (node.kind === 'array') return node.items.map((item, index) => [String(index), item])
  return []
}

function sizeOf(node: JsonNode): string {
  if (node.kind === 'too-deep') return `deeper than 20 levels, ${node.end - node.start} characters`
  const count = entriesOf(node).length
  if (node.kind === 'array') return count === 1 ? '1 item' : `${count} items`
  return count === 1 ? '1 entry' : `${count} entries`
}
