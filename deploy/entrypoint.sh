#!/bin/sh
# Checks every setting, renders nginx's configuration and runs it, as an ordinary user. docs/operating.md lists the
# settings. A mistake stops the start with one sentence that names the setting and never its value.
#
# Signals: HUP reads the key files again and reloads without dropping a request (it happens by itself every 10 minutes,
# for nginx resolves Imprint's name only then); USR1 opens the log anew; TERM ends when Imprint's last answer is out.
set -eu
umask 077
export LC_ALL=C

here=$(cd "$(dirname "$0")" && pwd)
# An ID that may travel and be logged: src/api/customer-id-rule.ts. Digits and hyphens alone could be an SSN, a phone
# or a card number pasted by mistake.
SAFE_ID='(?![0-9-]{1,23}[^A-Za-z0-9_-])[A-Za-z0-9][A-Za-z0-9_-]{0,63}'

refuse() {
  echo "The gateway does not start: $1" >&2
  exit 1
}

# setting NAME DEFAULT PATTERN WORDS: whatever could end a string or a line of nginx's is no value of any setting.
setting() {
  eval "value=\${$1-}"
  [ -n "$value" ] || value=$2
  case $value in
    *[!\ -~]* | *[\"\'\;\$\\{}\<\>\&\`@]*) refuse "$1 holds a character that is not allowed: quotes, ; \$ @ and the like could inject." ;;
  esac
  [ ${#value} -le 2000 ] || refuse "$1 is longer than 2000 characters." # nginx reads 4096 as one, and some go together
  printf '%s\n' "$value" | grep -Eqx -e "$3" || refuse "$1 must be $4."
  eval "$1=\$value"
}

# A secret may come from a file, which can change while the gateway runs.
secret() {
  eval "file=\${$1_FILE-}"
  if [ -n "$file" ]; then
    [ -r "$file" ] || refuse "$1_FILE names no file that this user can read."
    eval "$1=\$(cat \"\$file\")"
  fi
  setting "$1" '' "$2" "$3"
}

# Pairs of name=key with one space between, or one per line of a file.
read_merchant_keys() {
  file=${IMPRINT_MERCHANT_KEYS_FILE-}
  if [ -n "$file" ]; then
    [ -r "$file" ] || refuse 'IMPRINT_MERCHANT_KEYS_FILE names no file that this user can read.'
    IMPRINT_MERCHANT_KEYS=$(tr -s '\n' ' ' <"$file")
    IMPRINT_MERCHANT_KEYS=${IMPRINT_MERCHANT_KEYS% }
  fi
  pair='[a-z0-9][a-z0-9-]{0,31}=[A-Za-z0-9._~+/=:-]+'
  setting IMPRINT_MERCHANT_KEYS '' "($pair( $pair)*)?" 'pairs such as rewards=KEY, with one space between and names of small letters, digits and hyphens'
  for product in $IMPRINT_MERCHANT_KEYS; do
    name=${product%%=*}
    case " $PRODUCTS " in
      *" $name "*) refuse 'IMPRINT_MERCHANT_KEYS names a product twice.' ;;
    esac
    PRODUCTS="$PRODUCTS${PRODUCTS:+ }$name"
    MERCHANT_KEYS="$MERCHANT_KEYS \"~^$name\\z\" \"${product#*=}\";"
  done
  set -- $PRODUCTS
  [ $# -le 20 ] || refuse 'IMPRINT_MERCHANT_KEYS holds more than 20 products.'
  [ $# = 0 ] || [ -z "$IMPRINT_MERCHANT_KEY" ] ||
    refuse 'IMPRINT_MERCHANT_KEYS is set together with IMPRINT_MERCHANT_KEY: keep one of them.'
}

read_settings() {
  PRODUCTS='' MERCHANT_KEYS=''
  label='[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?'
  host="$label(\.$label)*"
  port='(6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3})'
  octet='(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])'
  ipv4="$octet(\.$octet){3}"
  ipv6='[0-9a-f:]*:[0-9a-f:.]*' # nginx judges the rest
  network="($ipv4(/(3[0-2]|[12]?[0-9]))?|$ipv6(/(12[0-8]|1[01][0-9]|[1-9]?[0-9]))?)"
  origin="https://$host(:$port)?"
  loopback="http://(127\.0\.0\.1|localhost)(:$port)?"
  words='[A-Za-z0-9 ._~+/=:,()?#-]{0,200}'

  setting LISTEN 127.0.0.1:8080 "($ipv4:|\[$ipv6\]:)?$port" 'an address and a port, such as 0.0.0.0:8080'
  setting PUBLIC_HOST '' "$host" 'the host name that browsers use, without a port'
  setting SITE "$here/../site" '[A-Za-z0-9 ._~+/=:,()-]+' 'the folder of the built files'
  setting LOG /dev/stdout '/[A-Za-z0-9._/-]+' 'the absolute path of a file'
  setting PORTALS '' "(($origin|$loopback)( ($origin|$loopback))*)?" 'a list of exact https origins with one space between'
  setting TRUSTED_PROXIES '' "($network( $network)*)?" 'a list of IP addresses or networks'
  setting PRODUCT_NAME 'Customer lookup' "$words" 'at most 200 letters, digits and simple punctuation'
  setting REVEAL_AUDIT on 'on|off' 'on or off'
  setting COVER_AFTER 5 '0|[1-9][0-9]{0,2}' 'a whole number of minutes, or 0 for never'
  setting LOCK_AFTER 15 '0|[1-9][0-9]{0,2}' 'a whole number of minutes, or 0 for never'
  setting SIGN_OUT_URL '' "(($origin)?/([A-Za-z0-9._~?=%-][A-Za-z0-9._~/?=%-]{0,200})?)?" 'an https address with a path, or a path of this host, of at most 200 characters'
  setting RATE_PER_AGENT 60 '[1-9][0-9]{0,5}' 'a whole number of reads per minute'
  setting RATE_PER_ADDRESS 600 '[1-9][0-9]{0,5}' 'a whole number of requests per minute'
  setting UPSTREAM_TIMEOUT 5 '[1-9]|10' 'a whole number of seconds, 1 to 10'
  setting WORKERS auto '[1-9][0-9]?|auto' 'a number of processes, or auto'
  setting CA_FILE /etc/ssl/certs/ca-certificates.crt '/[A-Za-z0-9._/-]+' 'the absolute path of a file'
  setting IMPRINT_ENVIRONMENT sandbox 'sandbox|production|demo' 'sandbox, production or demo'
  setting IMPRINT_API_URL '' "(($origin|$loopback)/?)?" 'an https address without a path (http on this machine only)'
  setting IMPRINT_AUTH basic 'basic|bearer' 'basic or bearer'
  setting AUTH '' '(none)?' 'none, or not set when AUTH_URL is'
  setting AUTH_URL '' "(https?://$host(:$port)?(/[A-Za-z0-9._~/-]*)?)?" 'an address without a query'
  setting AUTH_USER_HEADER X-Auth-Request-User '[A-Za-z][A-Za-z0-9-]*' 'the name of a header'
  # An @ would be read as a placeholder anywhere else; in a page it is an address.
  support=${SUPPORT_CONTACT-}
  SUPPORT_CONTACT=$(printf '%s' "$support" | tr '@' '#')
  setting SUPPORT_CONTACT '' "$words" 'an e-mail address, a phone number or a link, of at most 200 characters'
  SUPPORT_CONTACT=$support

  [ -r "$SITE/index.html" ] || refuse 'SITE has no index.html that this user can read.'
  [ -r "$CA_FILE" ] || refuse 'CA_FILE names no file that this user can read.'
  grep -q -e '-----BEGIN [A-Z ]*CERTIFICATE-----' "$CA_FILE" || refuse 'CA_FILE holds no certificate.'
  ( : >>"$LOG" ) 2>/dev/null || refuse 'LOG names a file that this user cannot write.'
  [ "$IMPRINT_ENVIRONMENT" = demo ] || read_live_settings
}

read_live_settings() {
  secret IMPRINT_API_KEY '[A-Za-z0-9._~+/=:-][A-Za-z0-9._~+/=: -]*' 'set, to letters, digits, spaces and . _ ~ + / = : - only'
  secret IMPRINT_MERCHANT_KEY '[A-Za-z0-9._~+/=: -]*' 'letters, digits, spaces and . _ ~ + / = : - only'
  read_merchant_keys
  case $IMPRINT_AUTH:$IMPRINT_API_KEY in
    bearer:*[\ :]*) refuse 'IMPRINT_API_KEY cannot be a bearer token: it holds a space or a colon.' ;;
    bearer:*) AUTHORIZATION="Bearer $IMPRINT_API_KEY" ;;
    basic:*:*) AUTHORIZATION="Basic $(printf '%s' "$IMPRINT_API_KEY" | base64 | tr -d '\n')" ;;
    basic:*) AUTHORIZATION="Basic $(printf '%s:' "$IMPRINT_API_KEY" | base64 | tr -d '\n')" ;;
  esac
  if [ -z "$AUTH$AUTH_URL" ]; then
    refuse 'AUTH_URL must name the sign-in service, or AUTH must be none to let everybody in who can reach this.'
  fi
  [ -z "$AUTH" ] || [ -z "$AUTH_URL" ] || refuse 'AUTH is none while AUTH_URL is set: keep one of them.'
}

# What the templates need beyond the settings themselves.
derive() {
  case $IMPRINT_ENVIRONMENT in
    production) known=https://dev.imprint.co ;;
    *) known=https://dev.sbx.imprint.co ;;
  esac
  # As browsers write an origin: by it the page is told which API this is.
  api=$(printf '%s' "${IMPRINT_API_URL:-$known}" | tr 'A-Z' 'a-z')
  api=${api%/}
  case $api in
    https://*:443) api=${api%:443} ;;
    http://*:80) api=${api%:80} ;;
  esac
  case $IMPRINT_ENVIRONMENT:$api in
    demo:*) environment=demo REVEAL_AUDIT=off ;;
    *:https://dev.imprint.co) environment=production ;;
    *:https://dev.sbx.imprint.co) environment=sandbox ;;
    *) environment=custom ;;
  esac
  UPSTREAM_SCHEME=${api%%://*}
  UPSTREAM_HOST=${api#*://}
  UPSTREAM_NAME=${UPSTREAM_HOST%%:*}
  case $UPSTREAM_HOST:$UPSTREAM_SCHEME in
    *:*:*) UPSTREAM=$UPSTREAM_HOST ;;
    *:https) UPSTREAM=$UPSTREAM_HOST:443 ;;
    *) UPSTREAM=$UPSTREAM_HOST:80 ;;
  esac

  # Without a path nginx would ask for our own location's.
  case ${AUTH_URL#*://} in '' | */*) ;; *) AUTH_URL=$AUTH_URL/ ;; esac

  AGENT="set \$agent_name \"address \$remote_addr\";" # without a sign-in, an address is all there is to know
  if [ -n "$AUTH_URL" ]; then
    header=$(printf '%s' "$AUTH_USER_HEADER" | tr 'A-Z-' 'a-z_')
    AGENT="auth_request /sign-in; auth_request_set \$agent_name \$upstream_http_$header;"
  fi

  PAGE_SETTINGS="<meta name=\"environment\" content=\"$environment\" />"
  PAGE_SETTINGS="$PAGE_SETTINGS<meta name=\"product-name\" content=\"$PRODUCT_NAME\" />"
  PAGE_SETTINGS="$PAGE_SETTINGS<meta name=\"support-contact\" content=\"$SUPPORT_CONTACT\" />"
  PAGE_SETTINGS="$PAGE_SETTINGS<meta name=\"portals\" content=\"$PORTALS\" />"
  PAGE_SETTINGS="$PAGE_SETTINGS<meta name=\"products\" content=\"$PRODUCTS\" />"
  PAGE_SETTINGS="$PAGE_SETTINGS<meta name=\"reveal-audit\" content=\"$REVEAL_AUDIT\" />"
  PAGE_SETTINGS="$PAGE_SETTINGS<meta name=\"cover-after\" content=\"$COVER_AFTER\" />"
  PAGE_SETTINGS="$PAGE_SETTINGS<meta name=\"lock-after\" content=\"$LOCK_AFTER\" />"
  PAGE_SETTINGS="$PAGE_SETTINGS<meta name=\"sign-out-url\" content=\"$SIGN_OUT_URL\" />"

  PORTALS=${PORTALS:+ $PORTALS}
  MERCHANT_KEY=${IMPRINT_MERCHANT_KEY-}
  # With products, a page or a call that names none is about the first.
  FIRST_PRODUCT=${PRODUCTS%% *}
  ANY_PRODUCT='(?!)' # matches nothing
  PAGE_API=/api
  PAGE_QUERY='(\?[^ ]*)?'
  if [ -n "$PRODUCTS" ]; then
    ANY_PRODUCT=$(printf '%s' "$PRODUCTS" | tr ' ' '|')
    PAGE_API=/api/products/$FIRST_PRODUCT
    PAGE_QUERY=
  fi
  AUTHORIZATION=${AUTHORIZATION-}
  RETRY_AFTER=$(((60 + RATE_PER_AGENT - 1) / RATE_PER_AGENT))
  BURST_PER_AGENT=$((RATE_PER_AGENT / 6 + 5))
  BURST_PER_ADDRESS=$((RATE_PER_ADDRESS / 6 + 5))
  proxies=$TRUSTED_PROXIES
  TRUSTED_PROXIES=
  for proxy in $proxies; do TRUSTED_PROXIES="${TRUSTED_PROXIES}set_real_ip_from $proxy;"; done
  STYLE_HASH=$(cat "$SITE/style-hash.txt")
  find_modules
}

find_modules() {
  folder=$(nginx -V 2>&1 | tr ' ' '\n' | sed -n 's/^--modules-path=//p')
  MODULES="load_module $folder/ngx_http_headers_more_filter_module.so;"
  [ -r "$folder/ngx_http_headers_more_filter_module.so" ] ||
    refuse 'nginx lacks its module headers-more (Debian: libnginx-mod-http-headers-more-filter).'
  BROTLI=
  if [ -r "$folder/ngx_http_brotli_static_module.so" ]; then
    MODULES="$MODULES load_module $folder/ngx_http_brotli_static_module.so;"
    BROTLI='brotli_static on;'
  fi
}

# render TEMPLATE: replaces each @NAME@ by the value as it stands. Through the environment, where nobody else can read.
render() {
  awk '{
    while (match($0, /@[A-Z_]+@/)) {
      name = substr($0, RSTART + 1, RLENGTH - 2)
      if (!(name in ENVIRON)) { print "no value for " name >"/dev/stderr"; exit 1 }
      printf "%s%s", substr($0, 1, RSTART - 1), ENVIRON[name]
      $0 = substr($0, RSTART + RLENGTH)
    }
    print
  }' "$here/nginx/$1" >"$2/$1"
}

# Renders into the folder given, in a shell of its own, so that a mistake ends only this try.
configure() (
  read_settings
  RUN=$run
  derive
  export RUN SITE LISTEN PUBLIC_HOST PRODUCT_NAME LOG PORTALS TRUSTED_PROXIES WORKERS CA_FILE SAFE_ID PAGE_SETTINGS MODULES
  export UPSTREAM UPSTREAM_SCHEME UPSTREAM_HOST UPSTREAM_NAME UPSTREAM_TIMEOUT AUTHORIZATION AGENT AUTH_URL BROTLI
  export MERCHANT_KEY MERCHANT_KEYS FIRST_PRODUCT ANY_PRODUCT PAGE_API PAGE_QUERY
  export STYLE_HASH RATE_PER_AGENT RATE_PER_ADDRESS RETRY_AFTER BURST_PER_AGENT BURST_PER_ADDRESS
  templates='nginx.conf maps.conf headers.conf refusals.conf'
  [ "$IMPRINT_ENVIRONMENT" != demo ] || templates="$templates portal.conf"
  [ "$IMPRINT_ENVIRONMENT" = demo ] || templates="$templates api.conf reads.conf"
  [ "$IMPRINT_ENVIRONMENT" = demo ] || [ "$REVEAL_AUDIT" = off ] || templates="$templates api-reveal.conf"
  [ -z "$AUTH_URL" ] || templates="$templates api-sign-in.conf"
  for template in $templates; do render "$template" "$1" || exit 1; done
)

# With an empty environment, before nginx overwrites it with its title; and as the head of a group, where the system can.
exec_nginx() {
  exec env -i PATH="$PATH" $group nginx -p "$run/" -e stderr -c "$run/nginx.conf" "$@"
}

# What only nginx can judge: whether names are found, and whether the address can be opened. Its words hold the values,
# so ours are said in their place, but for a mistake that nobody has foreseen.
test_configuration() {
  if words=$(exec_nginx -t -q 2>&1); then return; fi
  case $words in
    *'host not found'*/api-sign-in.conf:*) fault='AUTH_URL names a host that cannot be found from here.' ;;
    *'host not found'*/reads.conf:*) fault='IMPRINT_API_URL (IMPRINT_ENVIRONMENT where that is not set) names a host that cannot be found from here.' ;;
    *set_real_ip_from*) fault='TRUSTED_PROXIES must be a list of IP addresses or networks.' ;;
    *'"listen" directive'*) fault='LISTEN must be an address and a port, such as 0.0.0.0:8080.' ;;
    *'bind()'*) fault="LISTEN names an address that cannot be opened: it is taken, not this machine's, or not for this user." ;;
    *) fault='nginx does not take these settings; its own words stand above.' && printf '%s\n' "$words" >&2 ;;
  esac
  return 1
}

# QUIT alone would close the inner server before those whom the sign-in has not let in yet have reached it. So first new
# workers take the old ones' place, who listen to nobody else, and the old ones finish what they have.
drain() {
  trap '' TERM INT HUP
  old=$(cat "/proc/$nginx/task/$nginx/children" 2>/dev/null || :)
  sed "s|^    listen [^ ;]*|    listen unix:$run/none.sock|" "$run/nginx.conf" >"$run/closed.conf"
  mv "$run/closed.conf" "$run/nginx.conf"
  kill -HUP "$nginx" 2>/dev/null || :
  # Without this socket, nginx does not take it: a name may not be found any more.
  tries=0
  until [ -S "$run/none.sock" ] || [ $((tries += 1)) -gt 40 ]; do sleep 0.05; done
  [ -S "$run/none.sock" ] || old=
  for worker in $old; do
    while kill -0 "$worker" 2>/dev/null && kill -0 "$nginx" 2>/dev/null; do sleep 0.05; done
  done
  kill -QUIT "$nginx" 2>/dev/null || :
}

# nginx tests the new files where they stand, for they name each other; a bad one puts the old ones back.
reload() {
  rm -rf "$run/new" "$run/old"
  mkdir "$run/new" "$run/old"
  if configure "$run/new"; then
    cp "$run"/*.conf "$run/old"
    cp "$run/new"/*.conf "$run"
    if test_configuration; then
      kill -HUP "$nginx" || :
    else
      cp "$run/old"/*.conf "$run"
      echo "The gateway goes on with its old settings: $fault" >&2
    fi
  else
    echo 'The gateway goes on with its old settings.' >&2
  fi
}

main() {
  command -v nginx >/dev/null || PATH="$PATH:/usr/sbin:/usr/local/sbin"
  command -v nginx >/dev/null || refuse 'nginx is not installed.'
  if [ "$(id -u)" = 0 ]; then
    command -v setpriv >/dev/null || refuse 'it is run by root; run it as another user.'
    exec setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs "$0" "$@"
  fi

  run=$(mktemp -d "${TMPDIR:-/tmp}/gateway.XXXXXXXX")
  nginx= clock= group=$(command -v setsid || :)
  trap 'rm -rf "$run"' EXIT
  trap 'kill -QUIT ${!:-} 2>/dev/null || :; exit 143' TERM INT
  trap : HUP
  trap '' PIPE # whoever read our words may be gone, and the files still have to go
  configure "$run"
  test_configuration || refuse "$fault"
  exec_nginx &
  nginx=$!
  trap reload HUP
  trap drain TERM INT
  trap 'kill -USR1 "$nginx" || :' USR1
  (
    trap 'kill "$sleep" 2>/dev/null; exit' TERM
    while :; do
      sleep 600 &
      sleep=$!
      wait "$sleep" && kill -HUP $$
    done
  ) </dev/null >/dev/null 2>&1 &
  clock=$!

  # A signal ends the wait, not nginx.
  while :; do
    status=0
    wait "$nginx" || status=$?
    kill -0 "$nginx" 2>/dev/null || break
  done
  # Workers outlive a master that was killed, and would keep the port from the next start.
  [ -z "$group" ] || kill -s KILL -- "-$nginx" 2>/dev/null || :
  kill "$clock" 2>/dev/null || :
  exit "$status"
}

main "$@"
