import { expect, test } from 'vitest'
import { readRecord } from './read-record'

// H numbers: docs/threats.md
test.each([
  ['{"year":1990,"month":1,"day":1}', { year: 1990, month: 1, day: 1 }, []],
  ['{"year":1990}', { year: 1990 }, []], // H98
  ['{"month":2,"day":29}', { month: 2, day: 29 }, []],
  ['{"year":2999,"month":12}', { year: 2999, month: 12 }, []], // H97: the future is the formatter's to tell
  [
    '{"year":2001,"month":2,"day":31}',
    { year: 2001, month: 2, day: 31 },
    ['date_of_birth: a date that does not exist'],
  ], // H95
  [
    '{"year":2023,"month":2,"day":29}',
    { year: 2023, month: 2, day: 29 },
    ['date_of_birth: a date that does not exist'],
  ], // H99
  ['{"month":0}', { month: 0 }, ['date_of_birth.month: a number out of range']], // H96
  ['{"month":13,"day":31}', { month: 13, day: 31 }, ['date_of_birth.month: a number out of range']],
  ['{"year":1899}', { year: 1899 }, ['date_of_birth.year: a number out of range']], // H97
  ['{"year":-5}', { year: -5 }, ['date_of_birth.year: a number out of range']], // H100
  ['{"day":1.5}', { day: 1.5 }, ['date_of_birth.day: a number out of range']],
  ['{"year":1e400}', undefined, ['date_of_birth.year: a number out of range']], // H90
  [
    '{"year":"1990","month":"02","day":1}',
    { year: 1990, month: 2, day: 1 },
    ['date_of_birth.year: text', 'date_of_birth.month: text'],
  ],
  [
    '{"year":" 1990 ","month":"2 ","day":1}',
    { year: 1990, month: 2, day: 1 },
    ['date_of_birth.year: text', 'date_of_birth.month: text'],
  ],
  ['{"month":"13"}', { month: 13 }, ['date_of_birth.month: a number out of range']],
  ['{"year":"MCMXC","day":1}', { day: 1 }, ['date_of_birth.year: text']],
  ['{"year":[1990]}', undefined, ['date_of_birth.year: a list']],
  ['{"year":true}', undefined, ['date_of_birth.year: true or false']],
  ['{"year":1990,"era":"AD"}', { year: 1990 }, ['date_of_birth.era: an unknown field']],
])('date of birth %s', (source, date, told) => {
  const { customer, deviations } = readRecord(`"date_of_birth":${source}`)

  expect(customer.date_of_birth).toEqual(date)
  expect(deviations.map(({ path, found }) => `${path}: ${found}`)).toEqual(told)
})

test.each([
  ['1990-01-17', { year: 1990, month: 1, day: 17 }],
  ['1990-1-7', { year: 1990, month: 1, day: 7 }],
  ['1990-01-17T00:00:00.000Z', { year: 1990, month: 1, day: 17 }],
  ['1990-01-17T23:30:00-05:00', { year: 1990, month: 1, day: 17 }],
  ['1990-01-17 00:00:00', { year: 1990, month: 1, day: 17 }],
  ['1990-01-17Z', { year: 1990, month: 1, day: 17 }],
  [' 1990-01-17 ', { year: 1990, month: 1, day: 17 }],
  ['1990/01/17', { year: 1990, month: 1, day: 17 }],
  ['1990.01.17', { year: 1990, month: 1, day: 17 }],
  ['19900117', { year: 1990, month: 1, day: 17 }],
  ['19900117T000000Z', { year: 1990, month: 1, day: 17 }],
  ['1990-01', { year: 1990, month: 1 }],
  ['1990', { year: 1990 }],
  ['0117', undefined],
  ['1990-13-45', { year: 1990, month: 13, day: 45 }],
  ['0000-00-00', { year: 0, month: 0, day: 0 }],
  ['0001-01-01T00:00:00', { year: 1, month: 1, day: 1 }],
  ['1990-01/17', undefined],
  ['17/01/1990', undefined],
  ['01-17-1990', undefined],
  ['01171990', undefined],
  ['17011990', undefined],
  ['1990-01-177', undefined],
  ['11990-01-17', undefined],
  ['January 17, 1990', undefined],
  ['١٩٩٠-٠١-١٧', undefined],
])('in the text %j, in place of the parts, is the date %j', (text, date) => {
  const { customer, deviations } = readRecord(`"date_of_birth":${JSON.stringify(text)}`)

  expect(customer.date_of_birth).toEqual(date)
  expect(deviations).toEqual([{ path: 'date_of_birth', found: 'text', received: JSON.stringify(text) }])
})
