// Every ISO 3166-1 alpha-3 code, and Kosovo's XKX, which customers have and the standard has not; by where the second
// letter of the alpha-2 code stands, which is half the bytes of a table of pairs.
const KEEP_SECOND = `
  AFG AIA ALB ARG ASM AUS AZE BEL BFA BGR BHR BLM BMU BOL BRA BTN BVT BWA CAN CCK CHE CIV CMR COL CRI CUB CXR CYP CZE
  DEU DJI DMA DOM DZA ECU EGY ERI ESP ETH FIN FJI FRA GAB GBR GEO GGY GHA GIB GMB GRC GTM GUM HKG HMD HND HRV HTI HUN
  IDN IMN IND IOT IRN ISL ITA JEY JOR JPN KEN KGZ KHM KIR KNA KWT LAO LBN LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MHL
  MKD MLI MMR MNG MRT MSR MUS MWI MYS NAM NCL NER NFK NGA NIC NLD NOR NPL NRU NZL OMN PAN PER PHL PRI PSE QAT REU ROU
  RUS RWA SAU SDN SGP SHN SJM SLE SMR SOM SSD STP SXM SYR TCA TGO THA TJK TKL TLS TON TTO TWN TZA UGA UMI USA UZB VAT
  VCT VEN VGB VIR VNM VUT WSM XKX YEM ZAF ZMB ZWE
`
const KEEP_THIRD = `
  ABW AGO AND ARE ARM ATG AUT BDI BGD BHS BLZ BRB BRN CAF CHL CHN COD COG COK CPV CUW DNK ESH FLK FRO FSM GIN GLP GNQ
  GRD GRL GUF GUY IRQ JAM KAZ KOR LBR LBY MAF MDG MDV MEX MLT MNE MNP MOZ MTQ NIU PAK PCN PLW PNG POL PRT PRY PYF SEN
  SLB SLV SUR SVK SWE SWZ SYC TCD TKM TUN TUR TUV URY WLF
`
const OTHERS =
  'ALAAX ATAAQ ATFTF BENBJ BESBQ BIHBA BLRBY COMKM CYMKY ESTEE GNBGW IRLIE ISRIL MACMO MYTYT PRKKP SGSGS SPMPM SRBRS SVNSI UKRUA'

const words = (list: string) => list.trim().split(/\s+/)

const alpha2ByAlpha3 = new Map([
  ...words(KEEP_SECOND).map((code) => [code, code.slice(0, 2)] as const),
  ...words(KEEP_THIRD).map((code) => [code, `${code[0]}${code[2]}`] as const),
  ...words(OTHERS).map((pair) => [pair.slice(0, 3), pair.slice(3)] as const),
])
const alpha2Codes = new Set(alpha2ByAlpha3.values())

/**
 * The ISO 3166-1 alpha-2 code of an alpha-3 code ("USA" gives "US"), which is what Intl and address formats know.
 * A known alpha-2 code stands for itself. Takes any case and space around it; undefined when unknown.
 */
export function alpha2Of(code: string): string | undefined {
  if (!/^\s*[A-Za-z]{2,3}\s*$/.test(code)) return undefined // capitals first would make an S of a long s
  const wanted = code.trim().toUpperCase()
  return alpha2Codes.has(wanted) ? wanted : alpha2ByAlpha3.get(wanted)
}

/**
 * The short name of the country with this alpha-3 (or alpha-2) code, "Hong Kong" rather than "Hong Kong SAR China";
 * undefined when the code is unknown. The code is not in the name: whoever shows one shows the other.
 */
export function formatCountry(code: string, locale: string): string | undefined {
  const region = alpha2Of(code)
  if (region === undefined) return undefined
  const name = nameOf(region, locale, 'short')
  return name?.toUpperCase() === name ? nameOf(region, locale, 'long') : name // "US" and "UK" name nobody's country
}

function nameOf(region: string, locale: string, style: 'short' | 'long'): string | undefined {
  try {
    return new Intl.DisplayNames(locale, { type: 'region', style, fallback: 'none' }).of(region)
  } catch {
    return undefined // a malformed locale
  }
}
