import { displayName } from './display-name'

// Every ISO 3166-1 alpha-3 code and its alpha-2 code, and Kosovo's XKX, which customers have and the standard has not.
const CODES = `
  ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT AZEAZ BDIBI
  BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT
  BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU
  CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET
  FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR
  GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR
  IRQIQ ISLIS ISRIL ITAIT JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB
  LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH
  MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE
  NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL
  PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ
  SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC
  TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY
  USAUS UZBUZ VATVA VCTVC VENVE VGBVG VIRVI VNMVN VUTVU WLFWF WSMWS XKXXK YEMYE ZAFZA ZMBZM ZWEZW
`

/**
 * The ISO 3166-1 alpha-2 code of an alpha-3 code ("USA" gives "US"), which is what Intl and address formats know.
 * A known alpha-2 code stands for itself. Takes any case and space around it; undefined when unknown.
 */
export function alpha2Of(code: string): string | undefined {
  if (!/^\s*[A-Za-z]{2,3}\s*$/.test(code)) return undefined // capitals first would make an S of a long s
  const wanted = code.trim().toUpperCase()
  const pattern = wanted.length === 3 ? `\\s${wanted}([A-Z]{2})` : `\\s[A-Z]{3}(${wanted})\\s`
  return new RegExp(pattern).exec(CODES)?.[1]
}

/**
 * The short name of the country with this alpha-3 (or alpha-2) code, "Hong Kong" rather than "Hong Kong SAR China";
 * undefined when the code is unknown. The name does not include the code; show both.
 */
export function formatCountry(code: string, locale: string): string | undefined {
  const region = alpha2Of(code)
  if (region === undefined) return undefined
  // Their short names are abbreviations: "US", "UK".
  return displayName(region, locale, 'region', region === 'US' || region === 'GB' ? 'long' : 'short')
}
