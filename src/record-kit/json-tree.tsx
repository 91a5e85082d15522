import { useState } from 'react'
import { type JsonEntry, type JsonNode, maskedSource, readJson, repeatedKeys } from '../contract/json'
import { hiddenValue } from '../contract/masked-fields'
import { CopyButton } from '../ui/copy-button'
import { LimitedList } from '../ui/limited-list'
import { MaskedValue } from '../ui/masked-value'
import { RevealTime } from '../ui/reveal-controls'
import { usePrinting } from '../ui/use-printing'
import { pathTo } from './json-path'
import { ReceivedText } from './received-text'
import { FieldNote } from './field-note'
import { useAnswer } from './answer-context'
import { ShowButton } from './show-button'
import { type MaskedValueState, useMaskedValue } from './use-masked-value'

interface RowsProps {
  entries: readonly JsonEntry[]
  /** The text that they were read from: a value is copied as it was received. */
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
            <JsonRow name={key} node={node} text={text} path={pathTo(path, inArray ? index : key)} />
          </li>
        )}
      </LimitedList>
      {[...repeatedKeys(entries.map(([key]) => key))].map((key) => (
        <FieldNote key={key}>
          <ReceivedText text={key} />
          <span> came more than once</span>
        </FieldNote>
      ))}
    </>
  )
}

type NodeOf<Kind extends JsonNode['kind']> = Extract<JsonNode, { kind: Kind }>

interface ValueProps {
  name: string
  node: JsonNode
  text: string
  path: string
}

function JsonRow(props: ValueProps) {
  const { name, node } = props
  if (node.kind === 'object' || node.kind === 'array' || node.kind === 'too-deep') return <Branch {...props} />
  if (node.kind === 'withheld') return <WithheldRow {...props} node={node} />
  if (node.kind === 'string' && node.value === hiddenValue) return <NeverShownRow name={name} />
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
function Deeper({ node, text, path }: { node: NodeOf<'too-deep'>; text: string; path: string }) {
  const { marker } = useAnswer()
  const part = text.slice(node.start, node.end)
  const deeper = node.pointer === undefined ? readJson(part) : readJson(part, marker, node.pointer)
  return <JsonRows entries={entriesOf(deeper)} text={part} path={path} inArray={deeper.kind === 'array'} />
}

/** A value that is secret by its key, or holds what may be a card number. Shown whole while the agent asks for it. */
function WithheldRow({ name, node, text, path }: ValueProps & { node: NodeOf<'withheld'> }) {
  const state = useMaskedValue(node.pointer, name)
  const isWhole = node.shown === hiddenValue
  return (
    <div className="labelled-row">
      <Key name={name} />
      {state.revealed ? (
        <Revealed state={state} />
      ) : isWhole ? (
        <MaskedValue name={name} dots={hiddenValue} />
      ) : (
        <JsonValue node={{ ...node, kind: 'string', value: node.shown }} />
      )}
      <span className="flex justify-end">
        {!isWhole && !state.revealed && <CopyButtons name={name} node={node} text={text} path={path} />}
        {state.revealed && (
          <>
            <CopyButton name={`“${name}” value`} text={() => textOf(state)} />
            <CopyButton name={`“${name}” path`} text={() => path} shape="path" />
          </>
        )}
        <RevealTime name={name} state={state} />
        <ShowButton name={name} state={state} />
      </span>
      {state.problem && (
        <span role="alert" className="more-actions">
          <FieldNote>{state.problem}</FieldNote>
        </span>
      )}
    </div>
  )
}

function Revealed({ state }: { state: MaskedValueState }) {
  return (
    <span className="min-w-0 wrap-anywhere">
      <ReceivedText text={textOf(state)} />
    </span>
  )
}

/** Text without its quotes, everything else as JSON. */
function textOf({ value: { current: json = 'null' } }: MaskedValueState): string {
  return json.startsWith('"') ? String(JSON.parse(json)) : json
}

function NeverShownRow({ name }: { name: string }) {
  return (
    <div className="labelled-row">
      <Key name={name} />
      <span>
        <MaskedValue name={name} dots="••••" />
        <FieldNote>not shown here</FieldNote>
      </span>
    </div>
  )
}

/** One value with its type to be seen: text plain, the rest in the colour and face of code. */
function JsonValue({ node }: { node: NodeOf<'string' | 'number' | 'boolean' | 'null'> }) {
  switch (node.kind) {
    case 'string':
      return (
        <span className="min-w-0 wrap-anywhere">
          <ReceivedText text={node.value} />
        </span>
      )
    case 'number':
      return <span className="min-w-0 font-mono wrap-anywhere text-neutral">{node.source}</span>
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

function CopyButtons({ name, node, text, path }: ValueProps) {
  const { marker } = useAnswer()
  return (
    <span className="flex justify-end">
      <CopyButton name={`“${name}” value`} text={() => copyOf(node, text, marker)} />
      <CopyButton name={`“${name}” path`} text={() => path} shape="path" />
    </span>
  )
}

/** Text without its quotes, everything else as the JSON received; what is withheld as it is shown. */
function copyOf(node: JsonNode, text: string, marker: string): string {
  if (node.kind === 'string') return node.value
  return node.kind === 'withheld' ? node.shown : maskedSource(node, text, marker)
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
