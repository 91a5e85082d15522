import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasHidden, mixedScripts, splitHidden } from '../../../src/format/hidden-characters'

/** The text with each mark written out, as ⟨its name⟩. */
const marked = (text: string) =>
  splitHidden(text)
    .map((part) => (part.kind === 'text' ? part.text : `⟨${part.name}⟩`))
    .join('')

describe('hidden characters', () => {
  // H numbers: docs/threats.md
  test.each([
    ['H51', '\u202Egnp.exe', '⟨right-to-left override⟩gnp.exe'],
    ['H52', 'a\u2066b', 'a⟨left-to-right isolate⟩b'],
    ['H53', 'Bo\u200Bb', 'Bo⟨zero-width space⟩b'],
    ['H54', 'a\u{E0041}', 'a⟨tag character⟩'],
    ['H54 in a flag', '\u{1F3F4}\u{E0061}\u{E0062}', '\u{1F3F4}⟨tag character⟩⟨tag character⟩'],
    ['H55', 'co\u00ADop', 'co⟨soft hyphen⟩op'],
    ['H55', '\uFEFFa', '⟨byte order mark⟩a'],
    ['H56', '\u001B[2J', '⟨escape⟩[2J'],
    ['H56', 'a\0b\u0085c\u009Bd', 'a⟨control character⟩b⟨line break⟩c⟨control character⟩d'],
    ['H63', 'a\nb\r\nc\td', 'a⟨line break⟩b⟨line break⟩c⟨tab⟩d'],
    ['separators', 'a\u2028b\u2029c', 'a⟨line separator⟩b⟨paragraph separator⟩c'],
    ['lone surrogate', 'a\uD800b', 'a⟨broken character⟩b'],
    ['replacement character', 'Jos\uFFFD', 'Jos⟨unreadable character⟩'],
    ['fillers', 'a\u3164\u115F\u1160\uFFA0', 'a⟨Hangul filler⟩⟨Hangul filler⟩⟨Hangul filler⟩⟨Hangul filler⟩'],
    ['annotation', '\uFFF9a', '⟨invisible character⟩a'],
    ['joiners between Latin letters', 'a\u200Db\u200Cc', 'a⟨zero-width joiner⟩b⟨zero-width non-joiner⟩c'],
    ['two non-joiners in Persian', 'می\u200C\u200Cخ', 'می⟨zero-width non-joiner⟩⟨zero-width non-joiner⟩خ'],
    ['a joiner after an emoji', '👩\u200D', '👩⟨zero-width joiner⟩'],
    ['data in variation selectors', 'a\uFE0F\u{E0101}', 'a⟨variation selector⟩⟨variation selector⟩'],
    ['data after an emoji', '😀\uFE0F\u{E0101}', '😀\uFE0F⟨variation selector⟩'],
    ['blank braille', '\u2800', '⟨blank braille pattern⟩'],
    ['a selector in a phone number', '+1\uFE0D-555-123-4567', '+1⟨variation selector⟩-555-123-4567'],
    ['after a hyphen', '555-\uFE0F123', '555-⟨variation selector⟩123'],
    ['after a plus sign', '+\uFE0E1', '+⟨variation selector⟩1'],
    ['after the digits of an ID', 'PARTNER_1\uFE0F2\uFE0F', 'PARTNER_1⟨variation selector⟩2⟨variation selector⟩'],
    ['after 0, though Unicode lists it', '0\uFE00', '0⟨variation selector⟩'],
    ['after a full-width digit', '１\uFE0F', '１⟨variation selector⟩'],
    ['half a keycap', '1\uFE0F', '1⟨variation selector⟩'],
    ['a keycap’s frame elsewhere', 'a\uFE0F\u20E3', 'a⟨variation selector⟩\u20E3'],
    ['after an at sign', 'a@\uFE0Fb.example', 'a@⟨variation selector⟩b.example'],
    ['after a quotation mark', 'O’\uFE00Brien', 'O’⟨variation selector⟩Brien'],
    ['after a sign of currency', '€\uFE01', '€⟨variation selector⟩'],
    ['after another sign of mathematics', '∑\uFE00', '∑⟨variation selector⟩'],
    ['after a minus sign that passes for a hyphen', '555\u2212\uFE00123', '555\u2212⟨variation selector⟩123'],
    ['another one after a sign of mathematics', '∩\uFE01', '∩⟨variation selector⟩'],
    ['one that no emoji has', '❤\uFE00', '❤⟨variation selector⟩'],
    ['two after an emoji', '❤\uFE0F\uFE0F', '❤\uFE0F⟨variation selector⟩'],
    ['half a flag', '\u{1F1EF}\uFE0F', '\u{1F1EF}⟨variation selector⟩'],
    ['one that no Chinese character has', '葛\uFE0F', '葛⟨variation selector⟩'],
    ['two after a Chinese character', '葛\u{E0100}\u{E0101}', '葛\u{E0100}⟨variation selector⟩'],
    ['after kana', 'カ\u{E0100}', 'カ⟨variation selector⟩'],
    ['after an accent', 'e\u0301\uFE0F', 'e\u0301⟨variation selector⟩'],
    ['Mongolian ones after Latin letters', 'a\u180Bb\u180F', 'a⟨variation selector⟩b⟨variation selector⟩'],
    ['after a Mongolian digit', '᠑\u180B', '᠑⟨variation selector⟩'],
    ['a lone one', '\uFE0F', '⟨variation selector⟩'],
  ])('%s: %j', (_, text, shown) => {
    expect(marked(text)).toBe(shown)
    expect(hasHidden(text)).toBe(true)
  })

  test('all twelve bidi controls are named', () => {
    for (const control of '\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069') {
      const [mark] = splitHidden(control)
      expect(mark).toMatchObject({ kind: 'mark', original: control })
      expect(mark?.kind === 'mark' && mark.name).not.toBe('invisible character')
    }
  })

  test('a mark says which character it stands for', () => {
    expect(splitHidden('a\u202E\u{E0041}')).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'mark', label: 'U+202E', name: 'right-to-left override', original: '\u202E' },
      { kind: 'mark', label: 'U+E0041', name: 'tag character', original: '\u{E0041}' },
    ])
    expect(splitHidden('\uD800')).toMatchObject([{ label: 'U+D800' }])
    expect(splitHidden('\t')).toMatchObject([{ label: 'U+0009' }])
  })

  test.each([
    ['H60 family', '👨‍👩‍👧‍👦'],
    ['H60 skin tone and sign', '👩🏽‍⚕️ 🏳️‍🌈 ❤️‍🔥 1️⃣ ☎︎'],
    ['flags', '🏴󠁧󠁢󠁥󠁮󠁧󠁿🏴󠁧󠁢󠁳󠁣󠁴󠁿🏴󠁧󠁢󠁷󠁬󠁳󠁿🇯🇵'],
    ['H60 Arabic', 'محمد عبد الله'],
    ['H60 Persian with a non-joiner', 'علی\u200Cرضا'],
    ['H60 Thai', 'สมชาย ใจดี'],
    ['H60 Chinese, Japanese, Korean', '山田太郎 김철수 李小龍'],
    ['Sinhala with a joiner', 'ශ්\u200Dරී'],
    ['Hindi with a joiner', 'क्\u200Dष'],
    ['Malayalam chillu at the end of a word', 'അവന്\u200D'],
    ['form of a Chinese character', '葛\u{E0100}城'],
    ['Mongolian form', 'ᠠ\u180B'],
    ['keycaps', '#\uFE0F\u20E3 *\uFE0F\u20E3 0\uFE0F\u20E3'],
    ['signs as emoji and as text', '©\uFE0F ™\uFE0E ‼\uFE0F ↔\uFE0E ㊗\uFE0F'],
    ['a compatibility form', '神\uFE00'],
    ['East Asian punctuation', '、\uFE00。\uFE01'],
    ['mathematics', '∩\uFE00 ⊕\uFE00 ≨\uFE00'],
    ['Myanmar and Phags-pa forms', 'က\uFE00 ꡖ\uFE00'],
    ['H46', '<img src=x onerror=alert(1)>'],
    ['H58', 'Ｊohn'],
    ['H59', `e${'\u0301'.repeat(200)}`],
    ['H64', 'undefined'],
    ['Hebrew', 'דוד בן־גוריון'],
    ['accents', "Zoë O'Brien-Ñandú"],
    ['no-break space', 'a\u00A0b'],
  ])('nothing is marked in what is only spelling, %s: %j', (_, text) => {
    expect(splitHidden(text)).toEqual([{ kind: 'text', text }])
    expect(hasHidden(text)).toBe(false)
  })

  test('no selector hides behind what is plain ASCII, but in a keycap', () => {
    const selectors = ['\uFE00', '\uFE01', '\uFE0D', '\uFE0E', '\uFE0F', '\u180B', '\u180F', '\u{E0100}', '\u{E01EF}']
    for (let code = 0x20; code < 0x7f; code++)
      for (const selector of selectors)
        expect(marked(String.fromCodePoint(code) + selector)).toBe(`${String.fromCodePoint(code)}⟨variation selector⟩`)
  })

  test('texts and originals, joined, are what came, and no control is left in a text', () => {
    const nasty = fc.constantFrom(
      ...Array.from('aЖמم👩❤क\u200B\u200C\u200D\uFE0F\u202E\u2066\r\n\t'),
      '\uD800',
      '\uDC00',
      '\u{E0067}',
      '\u{1F3F4}',
      '\u{E007F}',
    )
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: nasty, maxLength: 30 })), (text) => {
        const parts = splitHidden(text)
        expect(parts.map((part) => (part.kind === 'text' ? part.text : part.original)).join('')).toBe(text)
        const texts = parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []))
        expect(texts.join(' ')).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u200B]/u)
        expect(texts).not.toContain('')
        const labels = parts.flatMap((part) => (part.kind === 'mark' ? [part.label] : []))
        expect(labels.filter((label) => !/^U\+[\dA-F]{4,6}( U\+000A)?$/.test(label))).toEqual([])
      }),
      { numRuns: 5000 },
    )
  })
})

describe('mixed scripts', () => {
  test.each([
    ['H57', 'Аlice', ['Latin', 'Cyrillic']],
    ['Greek omicron', 'Bοb', ['Latin', 'Greek']],
    ['behind a zero-width space', 'А\u200Blice', ['Latin', 'Cyrillic']],
    ['with digits', 'А1ice', ['Latin', 'Cyrillic']],
    ['Armenian', 'Jօhn', ['Latin', 'Armenian']],
    ['Georgian', 'ჽlice', ['Latin', 'Georgian']],
    ['full width beside Cyrillic', 'Ｊоhn', ['Latin', 'Cyrillic']],
    ['two words', 'Аlice Bοb', ['Latin', 'Cyrillic', 'Greek']],
  ])('%s: %j mixes %j', (_, text, scripts) => {
    expect(mixedScripts(text)).toEqual(scripts)
  })

  test.each([
    ['one script', 'Alice'],
    ['another', 'Алиса Иванова'],
    ['H58 full width', 'Ｊohn'],
    ['a word of each', 'Alice Иванова'],
    ['double name', 'Smith-Иванова'],
    ['Japanese', 'トヨタ自動車のABC'],
    ['Korean', '김철수金'],
    ['Thai with Latin', 'ร้านABC'],
    ['accents', 'Zoë Ångström'],
    ['micro sign', '5µm'],
    ['empty', ''],
  ])('%s: %j is fine', (_, text) => {
    expect(mixedScripts(text)).toEqual([])
  })

  test('a word in one script is never reported, two in one word always are', () => {
    const latin = fc.string({ unit: fc.constantFrom(...'abcxyzéñ'.split('')), minLength: 1 })
    const cyrillic = fc.string({ unit: fc.constantFrom(...'абвгдеё'.split('')), minLength: 1 })
    fc.assert(
      fc.property(latin, cyrillic, fc.string({ unit: 'binary' }), (one, other, any) => {
        expect(mixedScripts(`${one} ${other}`)).toEqual([])
        expect(mixedScripts(one + other)).toEqual(['Latin', 'Cyrillic'])
        expect(mixedScripts(any)).not.toHaveLength(1)
      }),
      { numRuns: 1000 },
    )
  })
})
